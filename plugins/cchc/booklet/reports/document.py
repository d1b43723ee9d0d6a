"""The report of a period as an official document: narrative, figures, and the rows behind them."""

from collections.abc import Iterator

from msgspec.structs import replace

from cchc.booklet.cells import form_for
from cchc.booklet.kinds.report import KIND, official
from cchc.booklet.name_lines import name_lines
from cchc.booklet.official import UNKNOWN, Appendix, OfficialDocument
from cchc.booklet.reports.figures import Figures, Section
from cchc.booklet.tree import Block, Heading, Paragraph, Text, text_table
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.report import Report
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.periods import Period, format_period

APPENDIX = "Các dòng số liệu của báo cáo"
CHANGED = "Số liệu đã thay đổi so với bản chốt: mã kiểm tra ghi trong báo cáo là {}."
_FOUND_IN = "Lấy từ các dòng"


def narrative(site: Site, period: Period) -> Document | None:
    """The report document about a period; of several the latest cut-off."""
    found = [d for d in site.store.of("report") if d.as_a(Report).period.id == period.id]
    return max(found, key=lambda d: (d.as_a(Report).as_of, d.id), default=None)


def has_changed(document: Document | None, figures: Figures) -> bool:
    """Whether the figures differ from those the report froze for the same day."""
    report = document.as_a(Report) if document else None
    return bool(
        report
        and report.checksum
        and report.as_of == figures.as_of
        and report.checksum != figures.checksum
    )


def report_document(site: Site, figures: Figures, document: Document | None) -> OfficialDocument:
    """The whole report; without a narrative it has its figures only. Raises `FormError`."""
    cells = official(site, document) if document else _bare(site, figures)
    changed = CHANGED.format(document.as_a(Report).checksum) if document else ""
    closing = (changed,) if has_changed(document, figures) else ()
    rows = (Appendix(APPENDIX, tuple(_rows(figures))),) if figures.sections else ()
    return replace(
        cells,
        blocks=(*cells.blocks, *_numbers(figures, closing)),
        appendices=(*cells.appendices, *rows),
    )


def _bare(site: Site, figures: Figures) -> OfficialDocument:
    """A report that nobody has written anything for yet."""
    name = format_period(figures.period.id)
    choice = form_for(figures.as_of, figures.as_of)
    body = site.settings.standing_body or site.settings.organisation or f"({UNKNOWN})"
    return OfficialDocument(
        title=f"Báo cáo {name}",
        form=choice.form,
        kind=KIND,
        abstract=f"Kết quả thực hiện cải cách hành chính {name}",
        issued=None,
        issuer=name_lines(body),
        blocks=(),
        notes=(choice.note,) if choice.note else (),
        retypeset=choice.retypeset,
    )


def _numbers(figures: Figures, closing: tuple[str, ...]) -> Iterator[Block]:
    yield Heading(2, (Text("Số liệu"),))
    yield _line(f"Số liệu đến ngày {format_date(figures.as_of)}.")
    if not figures.sections:
        yield _line(f"{format_period(figures.period.id).capitalize()}: {UNKNOWN}.")
    for number, section in enumerate(figures.sections, 1):
        yield Heading(3, (Text(f"{number}. {section.table.title}"),))
        if section.figures:
            yield text_table(
                ("Nội dung", "Số liệu", _FOUND_IN),
                ((f.label, f.words, ranges(number, f.rows)) for f in section.figures),
            )
        if section.undated:
            yield _line(f"Có {section.undated} dòng chưa ghi thời gian, không tính vào kỳ này.")
    if figures.sections:
        yield _line(
            "Các số trên được cộng lại từ từng dòng trong phụ lục và khớp với bảng theo dõi. "
            f"Mã kiểm tra số liệu (SHA-256): {_grouped(figures.checksum)}."
        )
    for text in closing:
        yield _line(text)


def ranges(section: int, rows: tuple[int, ...]) -> str:
    """Rows by their numbers in the appendix, neighbours drawn together: "1.1–1.4; 1.9"."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    said = (f"{section}.{a}" if a == b else f"{section}.{a}–{section}.{b}" for a, b in runs)
    return "; ".join(said) or "–"


def _rows(figures: Figures) -> Iterator[Block]:
    for number, section in enumerate(figures.sections, 1):
        if section.table.rows:
            yield Heading(2, (Text(f"{number}. {section.table.title}"),))
            yield text_table(*_table(number, section))


def _table(number: int, section: Section) -> tuple[list[str], list[list[str]]]:
    labels = ["Dòng", *(section.table.columns[i].label for i in section.columns), "Nguồn"]
    rows = [
        [f"{number}.{n}", *(row.cells[i].text for i in section.columns), f"{row.path}:{row.line}"]
        for n, row in enumerate(section.table.rows, 1)
    ]
    return labels, rows


def _grouped(checksum: str) -> str:
    """In groups of eight, so that the line can break and be compared by eye."""
    return " ".join(checksum[i : i + 8] for i in range(0, len(checksum), 8))


def _line(text: str) -> Paragraph:
    return Paragraph((Text(text),))
