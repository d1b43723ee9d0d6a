"""`cchc report`: the report of a quarter, a half-year or a year."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from cchc.booklet.compile import PrintError
from cchc.booklet.form import FormError
from cchc.booklet.reports.closing import report_about
from cchc.build.analysis import Analysis, analyse
from cchc.build.counter import read_counter
from cchc.build.files import BuildError
from cchc.build.report_reading import reading_problems
from cchc.build.reports import WITH_DATA, bare_file, close_report, report_file
from cchc.check.report import lines
from cchc.pages.site import Site
from cchc.schema.suggestion import COMMANDS, did_you_mean
from cchc.source.documents import Document
from cchc.source.settings import read_settings
from cchc.tracking.reports.figures import FiguresError
from cchc.types.report import Report
from cchc.vietnamese.dates import ZONE, format_date
from cchc.vietnamese.periods import Period, WindowError, parse_period
from cchc_cli.assets import print_fonts
from cchc_cli.building import need_fonts
from cchc_cli.failures import EnvironmentFailure
from cchc_cli.options import site_options
from cchc_cli.reporting import asked_day, meant, tell_changes

FORMATS = ("pdf", "docx", "xlsx")


@click.command("report", help="Lập báo cáo quý, 6 tháng hoặc năm: 2007-q2, 2007-h1, 2007.")
@click.argument("period_", metavar="KỲ")
@site_options
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Dạng tệp; bỏ trống thì theo đuôi của --out, không có thì pdf.",
)
@click.option("--data", is_flag=True, help="Kèm số liệu (CSV, JSON) trong tệp PDF: PDF/A-3a.")
@click.option(
    "--close", is_flag=True, help="Chốt số liệu vào tệp cạnh báo cáo, từ nay in đúng số đó."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Tệp kết quả.")
def command(
    period_: str,
    root: Path,
    as_of: datetime,
    form: str | None,
    data: bool,
    close: bool,
    out: Path | None,
) -> None:
    """Write the report of its own day, else of the day asked for; or freeze its rows."""
    period = _period(period_, as_of.astimezone(ZONE).year)
    form = form or _form_of(out)
    if data and form != "pdf":
        raise click.UsageError("--data chỉ dùng cho dạng pdf.")
    site = _site(root.resolve(), as_of)
    document = report_about(site.store, period, asked_day(as_of))
    with _faults():
        if close:
            _close(site, period, document)
            return
        made = _made(site, period, document, WITH_DATA if data else form)
    _put(made, out or Path(f"bc-{period.id}.{form}"))


def _site(root: Path, as_of: datetime) -> Site:
    analysis = analyse(root, read_settings(root), os.cpu_count() or 1)
    _stop_at_errors(analysis)
    return Site(analysis.store, as_of, read_counter(analysis.store))


def _made(site: Site, period: Period, document: Document | None, form: str) -> bytes:
    fonts = print_fonts()
    if form != "xlsx":
        need_fonts(fonts)
    if document is None:
        return bare_file(site, period, site.today, form, fonts)
    document = meant(document, site.as_of)
    tell_changes(site.store, document)
    return report_file(site, document, form, fonts)


def _close(site: Site, period: Period, document: Document | None) -> None:
    if document is None:
        raise click.UsageError(
            f"Chưa có tệp báo cáo nào cho kỳ {period.id}; hãy viết tệp ấy trước khi chốt."
        )
    path = close_report(site.store, document, site.today)
    day = format_date(document.as_a(Report).as_of)
    click.echo(
        f"Đã chốt số liệu đến ngày {day} vào {path}; đưa tệp này vào git cùng báo cáo.", err=True
    )


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except FiguresError as error:  # never a report whose sums are wrong
        raise EnvironmentFailure(f"số liệu cộng lại không khớp bảng theo dõi: {error}") from error
    except (BuildError, PrintError, FormError) as error:
        click.echo(f"LỖI: {error}", err=True)
        sys.exit(1)


def _form_of(out: Path | None) -> str:
    suffix = out.suffix.lstrip(".").lower() if out else ""
    return suffix if suffix in FORMATS else "pdf"


def _period(text: str, year: int) -> Period:
    """The period of an id that reports may have. A usage error names the nearest one."""
    try:
        period = parse_period(text)
    except WindowError:
        period = None
    if period is not None and period.months > 1:
        return period
    stated = text[:4] if text[:4].isdigit() and len(text) >= 4 else str(year)
    known = [stated, *(f"{stated}-h{n}" for n in (1, 2)), *(f"{stated}-q{n}" for n in range(1, 5))]
    hint = did_you_mean(text, known, f"Các kỳ: {', '.join(known)}.", likeness=COMMANDS)
    raise click.UsageError(f'Không có kỳ báo cáo "{text}". {hint}')


def _stop_at_errors(analysis: Analysis) -> None:
    """End with exit code 1 when a document cannot be read: figures without it would be untrue."""
    errors = [each for each in reading_problems(analysis) if each.severity == "error"]
    for line in lines(errors):
        click.echo(line, err=True)
    if errors:
        click.echo(f"Có {len(errors)} lỗi; chưa lập báo cáo.", err=True)
        sys.exit(1)


def _put(data: bytes, target: Path) -> None:
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    click.echo(f"Đã ghi {target} ({len(data) // 1000} KB).", err=True)
