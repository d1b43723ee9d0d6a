"""What the verbs `report` and `pack` share about reports: whose day is meant, what has changed."""

from datetime import date, datetime

import click
from click.core import ParameterSource

from cchc.booklet.compile import PrintError
from cchc.booklet.reports.closing import closed, counted, of_day
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.tracking.reports.differences import differences
from cchc.vietnamese.dates import ZONE, format_date

_MOST = 20
"""Rows told one by one; more would hide that there are many."""


def asked_day(as_of: datetime) -> date | None:
    """The day of an --as-of that somebody wrote; without one a report has its own day."""
    source = click.get_current_context().get_parameter_source("as_of")
    return None if source is ParameterSource.DEFAULT else as_of.astimezone(ZONE).date()


def meant(document: Document, as_of: datetime) -> Document:
    """The report as closed, or as a draft of the day that was asked for."""
    return of_day(document, as_of.astimezone(ZONE).date(), asked_day(as_of))


def tell_changes(store: Store, document: Document) -> None:
    """Warn of rows that would be other ones if a closed report were counted now."""
    try:
        kept = closed(store, document)
    except PrintError:
        return  # printing it says so
    found = list(differences(kept, counted(store, document))) if kept else []
    if kept is None or not found:
        return
    day = format_date(kept.as_of)
    click.echo(
        f"CẢNH BÁO: báo cáo in theo số liệu đã chốt ngày {day}; tính lại hôm nay thì khác:",
        err=True,
    )
    for line in found[:_MOST]:
        click.echo(f"  - {line.words}", err=True)
    if len(found) > _MOST:
        click.echo(f"  … và {len(found) - _MOST} dòng khác.", err=True)
