"""The installation's own files (fonts), and the program that `scripts/prepare` runs to make them.

They belong to the installation, never to a site: the same site gives the same bytes everywhere.
"""

import shutil
import sys
from pathlib import Path


def assets_dir() -> Path:
    """The folder that holds `fonts/print/` and `fonts/web/` of this installation."""
    return Path(sys.prefix) / "share" / "cchc"


def print_fonts() -> Path:
    """The folder of the print typefaces of this installation."""
    return assets_dir() / "fonts" / "print"


def make_assets(node_modules: Path, target: Path) -> int:
    """Write every font below `target`, replacing what was there; return how many files.

    `target` changes only at the end, so an interrupted run leaves no half-made folder behind.
    Raises FileNotFoundError when a package lies not complete in `node_modules`.
    """
    from cchc_cli.typefaces import PRINT_FACES, WEB_FACES, print_file, web_file

    staging = target.with_name(f"{target.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    for face in PRINT_FACES:
        _write(staging / "fonts" / "print" / face.file, print_file(face, node_modules))
    for face in WEB_FACES:
        _write(staging / "fonts" / "web" / face.file, web_file(face, node_modules))
    for package in sorted({face.package for face in (*PRINT_FACES, *WEB_FACES)}):
        licence = node_modules / "@fontsource" / package / "LICENSE"
        _write(staging / "fonts" / f"{package}.LICENSE.txt", licence.read_bytes())
    shutil.rmtree(target, ignore_errors=True)
    staging.rename(target)
    return len(PRINT_FACES) + len(WEB_FACES)


def main() -> int:
    """Run as `python -m cchc_cli.assets NODE_MODULES [TARGET]`."""
    node_modules, *target = map(Path, sys.argv[1:])
    print(make_assets(node_modules, target[0] if target else assets_dir()), "phông chữ")
    return 0


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
