"""Compiled templates: kept, taken again, never trusted when damaged, never needed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from tests.pages.sample_views import ALL

from cchc.pages.compiled import CompiledTemplates
from cchc.pages.render import make_environment, render

PLAIN = make_environment()


def pages(folder: Path) -> dict[str, str]:
    environment = make_environment(folder)
    return {name: render(environment, view) for name, view in ALL.items()}


def test_compiled_templates_show_the_same(tmp_path: Path) -> None:
    wanted = {name: render(PLAIN, view) for name, view in ALL.items()}
    folder = tmp_path / "new" / "templates"
    assert pages(folder) == wanted
    kept = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert len(kept) > 5
    assert pages(folder) == wanted
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == kept


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"",
        lambda kept: b"x" * len(kept),
        lambda kept: kept[: len(kept) // 2],
        lambda kept: kept[:-40] + bytes(byte ^ 255 for byte in kept[-40:]),
    ],
)
def test_damaged_ones_are_compiled_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    wanted = pages(tmp_path)
    sound = {file: file.read_bytes() for file in tmp_path.iterdir()}
    for file, kept in sound.items():
        file.write_bytes(damage(kept))
    assert pages(tmp_path) == wanted
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == sound


def test_another_text_or_other_options_mean_compiling(tmp_path: Path) -> None:
    def shown(text: str, options: str, **given: bool) -> str:
        cache = CompiledTemplates(tmp_path, options)
        loader = DictLoader({"t": text})
        environment = Environment(loader=loader, autoescape=True, bytecode_cache=cache, **given)  # type: ignore[arg-type]
        return environment.get_template("t").render()

    assert shown("{% if 1 %}\na{% endif %}", "plain") == "\na"
    assert shown("{% if 1 %}\nb{% endif %}", "plain") == "\nb"
    assert shown("{% if 1 %}\nb{% endif %}", "trim", trim_blocks=True) == "b"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert pages(tmp_path / "file" / "templates") == pages(tmp_path / "other")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert len(pages(tmp_path)) == len(ALL)
    assert list(tmp_path.iterdir()) == []
