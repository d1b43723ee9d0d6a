"""The report of a period as an official document: narrative, figures, and the rows behind them."""

from collections.abc import Iterator

from msgspec.structs import replace

from cchc.booklet.cells import with_text
from cchc.booklet.official import UNKNOWN, Appendix, OfficialDocument
from cchc.booklet.reports.closing import figures_of
from cchc.booklet.reports.head import draft_head, head_of, period_title
from cchc.booklet.tree import Block, Heading, Paragraph, Text, text_table
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.report_rows import Figures, Section, checksum_of
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.periods import format_period

APPENDIX = "Các dòng số liệu của báo cáo"
_FOUND_IN = "Lấy từ các dòng"
_SOURCES = "Tệp và dòng nguồn của từng dòng dưới đây ghi trong bảng Excel của báo cáo."


def report_document(site: Site, document: Document) -> OfficialDocument:
    """The whole report of a document. Raises FormError, PrintError, FiguresError."""
    cells = with_text(site, document, head_of(site, document))
    return with_figures(cells, figures_of(site.store, document))


def bare_report(site: Site, figures: Figures) -> OfficialDocument:
    """The figures of a period for which nobody has written a report yet. Raises FormError."""
    return with_figures(draft_head(site, period_title(figures.period), figures.as_of), figures)


def with_figures(cells: OfficialDocument, figures: Figures) -> OfficialDocument:
    """The cells and text of a report followed by its figures, with their rows as an appendix."""
    rows = (Appendix(APPENDIX, tuple(_rows(figures))),) if figures.sections else ()
    return replace(
        cells,
        blocks=(*cells.blocks, *_numbers(figures)),
        appendices=(*cells.appendices, *rows),
    )


def _numbers(figures: Figures) -> Iterator[Block]:
    yield Heading(2, (Text("Số liệu"),))
    yield _line(f"Số liệu đến ngày {format_date(figures.as_of)}.")
    if not figures.sections:
        yield _line(f"{format_period(figures.period).capitalize()}: {UNKNOWN}.")
    for number, section in enumerate(figures.sections, 1):
        yield Heading(3, (Text(f"{number}. {section.title}"),))
        if section.figures:
            yield text_table(
                ("Nội dung", "Số liệu", _FOUND_IN),
                ((f.label, f.words, ranges(number, f.rows)) for f in section.figures),
            )
        yield from map(_line, remarks(section))
    if figures.sections:
        yield _line(
            "Các số trên được cộng lại từ từng dòng trong phụ lục và khớp với bảng theo dõi. "
            f"Mã kiểm tra số liệu (SHA-256): {_grouped(checksum_of(figures))}."
        )


def remarks(section: Section) -> Iterator[str]:
    """What is to be said of a whole section."""
    if section.undated:
        yield f"Có {section.undated} dòng chưa ghi thời gian, không tính vào kỳ này."
    yield from section.notes


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
    yield _line(_SOURCES)
    for number, section in enumerate(figures.sections, 1):
        if section.lines:
            yield Heading(2, (Text(f"{number}. {section.title}"),))
            yield text_table(
                ("Dòng", *section.labels),
                ((f"{number}.{n}", *line.texts) for n, line in enumerate(section.lines, 1)),
            )


def _grouped(checksum: str) -> str:
    """In groups of eight, so that the line can break and be compared by eye."""
    return " ".join(checksum[i : i + 8] for i in range(0, len(checksum), 8))


def _line(text: str) -> Paragraph:
    return Paragraph((Text(text),))
