"""`cchc next-change`: when the site changes next by itself."""

import json
from datetime import datetime
from pathlib import Path

import click

from cchc.build.analysis import open_store
from cchc.build.schedule import Change, next_change
from cchc.vietnamese.dates import format_instant
from cchc_cli.options import site_options


@click.command("next-change", help="Xem khi nào trang tự thay đổi lần kế tiếp.")
@site_options
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Dạng in ra."
)
def command(root: Path, as_of: datetime, form: str) -> None:
    """Print `{at, reason, id}` or null."""
    change = next_change(open_store(root.resolve()), as_of)
    click.echo(
        json.dumps(_as_json(change), ensure_ascii=False) if form == "json" else _text(change)
    )


def _as_json(change: Change | None) -> dict[str, str] | None:
    if change is None:
        return None
    return {"at": change.at.isoformat(), "reason": change.reason, "id": change.id}


def _text(change: Change | None) -> str:
    if change is None:
        return "Không còn thay đổi nào đã hẹn."
    return f"{format_instant(change.at)} – {change.id}: {change.reason}"
