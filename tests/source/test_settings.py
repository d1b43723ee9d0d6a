"""Settings: options of the plugin, tags of other programs, faults with a place."""

from pathlib import Path

import pytest

from cchc.source.settings import Settings, SettingsError, read_settings


def read(folder: Path, text: str) -> Settings:
    (folder / "mkdocs.yml").write_bytes(text.encode())
    return read_settings(folder)


def test_every_option_has_a_default(tmp_path: Path) -> None:
    assert read(tmp_path, "") == Settings()


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - search\n  - cchc:\n      related: 7\n",
        "plugins:\n  cchc:\n    related: 7\n",
    ],
)
def test_options_of_the_plugin_in_both_forms(tmp_path: Path, plugins: str) -> None:
    assert read(tmp_path, plugins).related == 7


def test_name_and_address_come_from_the_site(tmp_path: Path) -> None:
    settings = read(
        tmp_path, "site_name: Tỉnh A\nsite_url: https://vi-du.example/x/\nplugins: [cchc]\n"
    )
    assert (settings.site_name, settings.prefix) == ("Tỉnh A", "/x/")
    assert Settings().prefix == "/"


def test_tags_of_other_programs_mean_nothing(tmp_path: Path) -> None:
    text = "x: !ENV [A, b]\ny: !!python/name:os.system\nsite_name: T\n"
    assert read(tmp_path, text).site_name == "T"


def test_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffsite_name: T\n").site_name == "T"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: [b\n", "FM-YAML", 2),
        ("plugins:\n  - cchc:\n      relatd: 7\n", "FM-KHOA", 3),
        ("plugins:\n  - cchc:\n      related: nhiều\n", "FM-DANG", 3),
        ("plugins:\n  - cchc:\n      month_thirds: [30, 10]\n", "FM-DANG", 3),
        ("plugins:\n  - cchc: [related]\n", "FM-DANG", 1),
        ("- a\n", "FM-DANG", 1),
        ("x\n", "FM-DANG", 1),
        ("date: 2007-02-31\n", "FM-YAML", 1),
    ],
)
def test_faults_have_a_place(tmp_path: Path, text: str, code: str, line: int) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, text)
    assert [(problem.code, problem.line) for problem in caught.value.problems] == [(code, line)]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, "plugins:\n  - cchc:\n      relatd: 7\n      feed_size: 1\n")
    told = [(problem.code, problem.line, problem.hint) for problem in caught.value.problems]
    assert ("FM-KHOA", 3, 'Gần nhất: "related".') in told
    assert sorted(line for _, line, _ in told) == [3, 4]
