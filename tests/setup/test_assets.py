"""The folder of fonts that set-up leaves in the installation."""

import sys
from pathlib import Path

import pytest

from cchc_cli.assets import assets_dir, main, make_assets
from cchc_cli.typefaces import PRINT_FACES, WEB_FACES

NODE_MODULES = Path(__file__).parents[2] / "node_modules"


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


EXPECTED = {
    *(f"fonts/print/{face.file}" for face in PRINT_FACES),
    *(f"fonts/web/{face.file}" for face in WEB_FACES),
    "fonts/tinos.LICENSE.txt",
    "fonts/be-vietnam-pro.LICENSE.txt",
}


def test_the_fonts_of_this_installation_are_there() -> None:
    assert assets_dir() == Path(sys.prefix, "share", "cchc")
    assert files(assets_dir()) == EXPECTED


def test_the_program_replaces_the_folder_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "cchc"
    for left_over in (target / "old.ttf", tmp_path / "cchc.new" / "half.ttf"):
        left_over.parent.mkdir()
        left_over.write_text("")
    monkeypatch.setattr(sys, "argv", ["assets", str(NODE_MODULES), str(target)])
    assert main() == 0
    assert capsys.readouterr().out == "10 phông chữ\n"
    assert files(tmp_path) == {f"cchc/{name}" for name in EXPECTED}


def test_a_missing_package_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "cchc"
    target.mkdir()
    (target / "old.ttf").write_text("")
    with pytest.raises(FileNotFoundError):
        make_assets(tmp_path / "node_modules", target)
    assert files(target) == {"old.ttf"}
