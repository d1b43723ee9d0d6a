"""The map of the house is true: every path exists, every place holds what it says."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from tests.docs.handbook import ROOT

MAP = (ROOT / "docs" / "map.md").read_text("utf-8")
PLACES = re.compile(r"`((?:plugins|tests|content|scripts)/[^` ]*)`")
RECIPES = re.findall(r"^\| ([a-z ]+) \| `([^`]+)` \| [^|]*?`(\w+)[^|]*\| `([^`]+)` \|$", MAP, re.M)


def paths(text: str) -> set[str]:
    """Every path of the repository that a text names in code."""
    return set(PLACES.findall(text))


def test_every_named_path_exists() -> None:
    named = paths(MAP)
    assert len(named) > 25
    assert {path for path in named if not (ROOT / path).exists()} == set()
    assert {path for path in named if path.endswith("/") and not (ROOT / path).is_dir()} == set()


def test_a_wrong_path_would_be_found() -> None:
    assert paths("see `plugins/cchc/nowhere.py` and `scripts/test --quick`") == {
        "plugins/cchc/nowhere.py"
    }


def test_the_map_fits_on_a_page() -> None:
    assert len(MAP.splitlines()) <= 70
    places = MAP.partition("## Where does it live")[2].partition("\n## ")[0]
    assert len(re.findall(r"^- ", places, re.M)) == 10


def test_all_six_kinds_of_things_have_a_recipe() -> None:
    kinds = [kind for kind, *_ in RECIPES]
    assert kinds == ["content type", "tracking table", "output", "rule", "verb", "endpoint"]


@pytest.mark.parametrize(("kind", "folder", "name", "example"), RECIPES)
def test_the_example_lies_in_the_folder_and_defines_the_name(
    kind: str, folder: str, name: str, example: str
) -> None:
    assert example.startswith(folder)
    module = Path(example).relative_to("plugins").with_suffix("")
    expected = "TYPE" if kind == "content type" else name
    assert hasattr(import_module(".".join(module.parts)), expected)


def test_the_length_of_the_first_file_is_true() -> None:
    match = re.search(r"\[(plugins/[^]]+)]\([^)]+\), (\d+) lines", MAP)
    assert match is not None
    assert len((ROOT / match[1]).read_text("utf-8").splitlines()) == int(match[2])
