"""`cchc counter`: the counts per day and page as CSV."""

import csv
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click

from cchc.vietnamese.errors import ReadingError
from cchc.vietnamese.periods import parse_period
from cchc_api.stores.protocol import PageDay
from cchc_cli.counting import counter_store
from cchc_cli.options import site_options, store_option

COLUMNS = ("day", "path", "views", "visits", "uniques", "bots")


@click.command("counter", help="Xuất số đếm theo ngày và trang (CSV).")
@site_options
@store_option
@click.option("--period", help="2026-m11, 2026-q4, 2026-h2 hoặc 2026; mặc định: năm hiện tại.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Ghi vào tệp này.")
def command(
    root: Path, as_of: datetime, store_url: str | None, period: str | None, out: Path | None
) -> None:
    """Uniques of a page are visitors whose first page of the day it was, so pages add up."""
    try:
        days = parse_period(period or str(as_of.year))
    except ReadingError as error:
        raise click.UsageError(error.hint) from None
    with counter_store(root, store_url) as store:
        pages = store.pages(days.start, days.end)
    if out is None:
        _write(sys.stdout, pages)
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        _write(file, pages)


def _write(file: TextIO, pages: Iterable[PageDay]) -> None:
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for page in pages:
        tally = page.tally
        counts = (tally.views, tally.visits, tally.uniques, tally.bots)
        rows.writerow((page.day.isoformat(), page.path, *counts))
