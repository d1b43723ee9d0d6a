"""`cchc feedback assign`: forward a report to the unit that must answer."""

from datetime import datetime
from functools import partial
from pathlib import Path

import click

from cchc_api.feedback.actions import assign
from cchc_cli.feedback.shared import change
from cchc_cli.options import site_options


@click.command("assign", help="Chuyển phản ánh cho đơn vị phải trả lời.")
@click.argument("code", metavar="MÃ")
@click.option("--to", "unit", required=True, help="Mã đơn vị trong danh mục.")
@site_options
def command(code: str, unit: str, root: Path, as_of: datetime) -> None:
    """The citizen sees the unit's name on the status page."""
    if (root / "mkdocs.yml").is_file():
        _must_exist(root, unit)
    change(root, code, partial(assign, unit=unit, now=as_of), f"đã chuyển {unit}")


def _must_exist(root: Path, unit: str) -> None:
    """Only where the site's content lies: the secretariat's computer may have none."""
    from cchc.build.analysis import open_store
    from cchc.schema.suggestion import did_you_mean

    known = [document.id for document in open_store(root).of("unit")]
    if unit not in known:
        hint = did_you_mean(unit, known, "Xem mã đơn vị trong content/danh-muc.")
        raise click.UsageError(f'Danh mục không có đơn vị "{unit}". {hint}')
