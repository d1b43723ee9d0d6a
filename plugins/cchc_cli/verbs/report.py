"""`cchc report`: the report of a quarter, a half-year or a year."""

import os
import sys
from contextlib import nullcontext
from datetime import datetime, time
from pathlib import Path

import click

from cchc.booklet.compile import PrintError
from cchc.booklet.form import FormError
from cchc.booklet.reports.document import CHANGED, has_changed, narrative, report_document
from cchc.booklet.reports.figures import Figures, FiguresError, figures
from cchc.build.analysis import Analysis, analyse
from cchc.build.counter import read_counter
from cchc.build.files import BuildError
from cchc.build.prints import print_faults
from cchc.build.report_reading import reading_problems
from cchc.check.report import lines
from cchc.pages.site import Site
from cchc.schema.suggestion import COMMANDS, did_you_mean
from cchc.source.documents import Document
from cchc.source.settings import read_settings
from cchc.tracking.scope import Scope
from cchc.types.report import Report
from cchc.vietnamese.dates import ZONE
from cchc.vietnamese.periods import Period, WindowError, parse_period
from cchc_cli.assets import print_fonts
from cchc_cli.building import need_fonts
from cchc_cli.failures import EnvironmentFailure
from cchc_cli.options import site_options

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
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Tệp kết quả.")
def command(period_: str, root: Path, as_of: datetime, form: str | None, out: Path | None) -> None:
    """Write the report with the figures of the instant; its words come from its document."""
    period = _period(period_, as_of.astimezone(ZONE).year)
    form = form or _form_of(out)
    root = root.resolve()
    analysis = analyse(root, read_settings(root), os.cpu_count() or 1)
    _stop_at_errors(analysis)
    site = Site(analysis.store, as_of, read_counter(analysis.store))
    document = narrative(site, period)
    try:
        found = figures(Scope(analysis.store, as_of), period)
        data = _written(site, found, document, form)
    except FiguresError as error:  # never a report whose sums are wrong
        raise EnvironmentFailure(f"số liệu cộng lại không khớp bảng theo dõi: {error}") from error
    except (BuildError, PrintError, FormError) as error:
        click.echo(f"LỖI: {error}", err=True)
        sys.exit(1)
    if has_changed(document, found) and document:
        click.echo(f"CẢNH BÁO: {CHANGED.format(document.as_a(Report).checksum)}", err=True)
    _put(data, out or Path(f"bc-{period.id}.{form}"))


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


def _written(site: Site, found: Figures, document: Document | None, form: str) -> bytes:
    if form == "xlsx":
        from cchc.booklet.reports.workbook import write_workbook

        return write_workbook(found)
    fonts = print_fonts()
    need_fonts(fonts)
    stamp = datetime.combine(found.as_of, time(), ZONE)
    with print_faults(document) if document else nullcontext():
        official = report_document(site, found, document)
        if form == "docx":
            from cchc.booklet.docx.writer import write_docx

            return write_docx(official, fonts, stamp)
        from cchc.booklet.compile import compile_pdf

        return compile_pdf(official, fonts, stamp)


def _put(data: bytes, target: Path) -> None:
    if str(target) == "-":
        sys.stdout.buffer.write(data)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    click.echo(f"Đã ghi {target} ({len(data) // 1000} KB).", err=True)
