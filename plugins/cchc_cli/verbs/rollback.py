"""`cchc rollback`: back to an earlier release in one switch."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import click

from cchc.build.releases import Entry, ReleaseError, one_at_a_time
from cchc.build.rollback import RolledBack, rollback
from cchc_cli.options import site_options
from cchc_cli.releasing import format_option, found, shelf_of, shelf_option


@click.command("rollback", help="Trở về một bản đã công bố trước đây.")
@site_options
@click.option("--to", metavar="MÃ", help="Mã hoặc số thứ tự của bản; mặc định bản ngay trước.")
@shelf_option("--dir")
@format_option
def command(root: Path, as_of: datetime, to: str | None, folder: Path | None, form: str) -> None:
    """Switch, and say which documents thereby change."""
    root = root.resolve()
    shelf = shelf_of(root, folder)
    with one_at_a_time(root):
        found(shelf, to)
        try:
            done = rollback(root, shelf, to)
        except ReleaseError as error:
            raise click.UsageError(str(error)) from None
    click.echo(json.dumps(_as_json(done), ensure_ascii=False) if form == "json" else _as_text(done))


def _as_json(done: RolledBack) -> dict[str, object]:
    changes = {
        name: [{"id": key, "address": entry.address, "title": entry.title} for key, entry in group]
        for name, group in _groups(done)
    }
    return {"before": done.before or None, "release": done.release, **changes}


def _groups(done: RolledBack) -> Iterator[tuple[str, list[tuple[str, Entry]]]]:
    for name in ("removed", "added", "changed"):
        group: Mapping[str, Entry] = getattr(done.difference, name)
        yield name, sorted(group.items())


_WORDS = {
    "removed": "Không còn trên trang",
    "added": "Có lại trên trang",
    "changed": "Đổi nội dung",
}


def _as_text(done: RolledBack) -> str:
    lines = [f"Đang công bố bản {done.release} (trước đó: {done.before or 'không rõ'})."]
    for name, group in _groups(done):
        lines += [f"{_WORDS[name]}: {entry.title} ({entry.address})" for _, entry in group]
    if len(lines) == 1:
        lines.append("Không tài liệu nào thay đổi.")
    return "\n".join(lines)
