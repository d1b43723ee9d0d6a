"""A report that carries its own rows: PDF/A-3a with the data as associated files."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from cchc.booklet.compile import compile_data
from cchc.booklet.official import OfficialDocument
from cchc.booklet.typst_writer import document_data, typst_sources
from cchc.source.closed_reports import freeze
from cchc.source.report_rows import Figures, Section
from cchc.tracking.writers.csv import lines

STANDARDS = ("ua-1", "a-3a")
"""A-2a forbids attachments."""
WHOLE = "so-lieu.json"
_TYPES = {".csv": "text/csv", ".json": "application/json"}


def compile_with_data(
    report: OfficialDocument, figures: Figures, fonts: Path, timestamp: datetime
) -> bytes:
    """Print a report with its rows inside, as PDF/UA-1 and PDF/A-3a.

    Raises as `compile_pdf`.
    """
    files = data_files(figures)
    attached = "".join(_attached(name, about) for name, (_, about) in files.items()).encode()

    def sources(data: dict[str, object]) -> dict[str, bytes]:
        made = typst_sources(data, report)
        return {**made, "main": attached + made["main"], **{n: d for n, (d, _) in files.items()}}

    family = report.form.typeface.use
    return compile_data(document_data(report), sources, family, fonts, timestamp, STANDARDS)


def data_files(figures: Figures) -> Mapping[str, tuple[bytes, str]]:
    """The data of a report by file name, each with words about it: every table as CSV, and all
    figures with their rows as one JSON file."""
    whole = (freeze(figures), "Mọi số liệu của báo cáo và từng dòng của chúng")
    tables = {
        f"{section.name}.csv": (_csv(number, section), f"{number}. {section.title}")
        for number, section in enumerate(figures.sections, 1)
    }
    return {WHOLE: whole, **tables}


def _csv(number: int, section: Section) -> bytes:
    rows = ((f"{number}.{n}", *line.values, line.source) for n, line in enumerate(section.lines, 1))
    return lines(("Dòng", *section.heads, "Nguồn"), rows).encode()


def _attached(name: str, about: str) -> str:
    """A line of the entry file. Names are ours; titles of tables come from the library too."""
    kind = _TYPES[name[name.rindex(".") :]]
    how = f'relationship: "data", mime-type: "{kind}", description: {_quoted(about)}'
    return f'#pdf.attach("{name}", {how})\n'


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
