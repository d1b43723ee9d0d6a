"""`cchc init`: a new site root that builds at once."""

from pathlib import Path

import click

from cchc_cli.options import AsOf

_FILES = {
    "mkdocs.yml": """\
site_name: Cải cách hành chính
docs_dir: content/trang
theme:
  name: material
  language: vi
  font: false
plugins:
  - cchc:
      organisation: Cơ quan chủ quản trang
""",
    "content/trang/index.md": """\
---
title: Trang chủ
---

Trang tin của chương trình cải cách hành chính.
""",
    "content/danh-muc/tin-chung.md": """\
---
type: section
name: Tin chung
order: 1
---
""",
}
_IGNORED = ("/.cchc/", "/site/")


@click.command("init", help="Tạo một trang mới trong một thư mục.")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path, file_okay=False))
@click.option("--as-of", type=AsOf(), expose_value=False, metavar="T", hidden=True)
def command(folder: Path) -> None:
    """Write the smallest site; never over an existing file."""
    taken = [name for name in _FILES if (folder / name).exists()]
    if taken:
        raise click.UsageError(f"Đã có {', '.join(taken)} trong {folder}; không ghi đè.")
    for name, text in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    _ignore(folder / ".gitignore")
    click.echo(f"Đã tạo trang trong {folder}. Tiếp theo: cchc serve --root {folder}")


def _ignore(file: Path) -> None:
    """Keep what builds write out of git; lines that somebody wrote before stay."""
    text = file.read_text("utf-8") if file.is_file() else ""
    missing = [line for line in _IGNORED if line not in text.splitlines()]
    if missing:
        gap = "" if text.endswith("\n") or not text else "\n"
        file.write_text(f"{text}{gap}{chr(10).join(missing)}\n", "utf-8")
