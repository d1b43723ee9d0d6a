"""`cchc new`: the scaffold of a document."""

from datetime import datetime
from pathlib import Path

import click

from cchc.schema.content_type import ContentType
from cchc.schema.shape import shapes
from cchc.schema.suggestion import COMMANDS, did_you_mean
from cchc.source.scaffold import ScaffoldError, scaffold
from cchc.source.settings import read_settings
from cchc.types.registry import content_types
from cchc_cli.options import site_options


@click.command("new", help="Tạo tệp mới: " + ", ".join(content_types()) + ".")
@click.argument("name", metavar="LOẠI")
@site_options
@click.option("--title", help="Tiêu đề hoặc tên.")
@click.option("--set", "settings", multiple=True, metavar="KHÓA=GIÁ_TRỊ", help="Điền sẵn một khóa.")
def command(
    name: str, root: Path, as_of: datetime, title: str | None, settings: tuple[str, ...]
) -> None:
    """Write the file and print its path; never overwrites one."""
    kind = content_types().get(name)
    if kind is None:
        raise click.UsageError(f'Không có loại "{name}". {_nearest(name, list(content_types()))}')
    read_settings(root.resolve())
    given = _given(kind, title, settings)
    taken = frozenset(p.relative_to(root).as_posix() for p in (root / "content").rglob("*.md"))
    try:
        made = scaffold(kind, given, as_of, taken)
    except ScaffoldError as error:
        faults = (f"{p.code}: {p.message} {p.hint}".strip() for p in error.problems)
        raise click.UsageError("\n".join(faults)) from None
    path = root / made.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(made.text)
    click.echo(str(path))


def _given(kind: ContentType, title: str | None, settings: tuple[str, ...]) -> dict[str, list[str]]:
    """Values by field name. Raises UsageError for a key the type does not have."""
    given: dict[str, list[str]] = {}
    if title is not None:
        given[_title_field(kind)] = [title]
    for setting in settings:
        key, equals, value = setting.partition("=")
        name = kind.keys.get(key)
        if not equals:
            raise click.UsageError(f'"{setting}" không có dạng KHÓA=GIÁ_TRỊ.')
        if name is None:
            raise click.UsageError(f'Không có khóa "{key}". {_nearest(key, list(kind.keys))}')
        given.setdefault(name, []).append(value)
    return given


def _title_field(kind: ContentType) -> str:
    declared = shapes(kind.model)
    named = [name for name, shape in declared.items() if shape.role == "title"]
    if not named and "title" not in declared:
        raise click.UsageError(f'Loại "{kind.id}" không có tiêu đề.')
    return named[0] if named else "title"


def _nearest(text: str, names: list[str]) -> str:
    return did_you_mean(text, names, f"Có: {', '.join(names)}.", likeness=COMMANDS)
