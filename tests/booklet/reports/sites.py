"""The small province with a report, and how tests close it."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

from msgspec import Struct, field
from tests.outputs.sites import PROVINCE, record
from tests.support import write_site

from cchc.build.reports import close_report
from cchc.pages.site import Counter, Site
from cchc.source.documents import Document
from cchc.source.layout import FEEDBACK
from cchc.source.report_rows import Figures
from cchc.source.store import load
from cchc.vietnamese.dates import ZONE

REPORT = "content/bao-cao/2031/bc-2031-q2.md"
ROWS = "content/bao-cao/2031/bc-2031-q2.so-lieu.json"
LATER = "content/tin/2031/kiem-tra-so-thu-hai.md"
CUT_OFF = date(2031, 6, 30)
SIGNED = {
    "content/van-ban/2031/bc-40.md": record(
        "id: bc-40", "form: BC", "number: 40/BC-SNV", "issuer: so-noi-vu", "issued: 2031-07-02",
        "abstract: Báo cáo quý II.", "signer: Nguyễn Văn Mẫu", "post: Giám đốc",
    ),
}  # fmt: skip
REPORTED: Mapping[str, str] = {
    **PROVINCE,
    REPORT: record(
        "id: bc-2031-q2", "title: Báo cáo cải cách hành chính quý II/2031", "period: 2031-q2",
        "as_of: 2031-06-30", body="Đã kiểm tra một sở.",
    ),
}  # fmt: skip
RESULT = record(
    "title: Kiểm tra sở thứ hai", "section: tin-chung", "published: 2031-07-03T08:00", "results:",
    "  - task: kh-2031-05/1a", "    date: 2031-06-29", body="Nội dung.",
)  # fmt: skip
"""Entered after the cut-off about a day before it."""
COUNTS = (
    '{"until": "2031-06", "total": 9, "months": {"2031-03": 4, "2031-05": 5, "2031-06": null},'
    ' "rows": [{"month": "2031-05", "unit": "so-noi-vu", "counts": [0, 0, 3, 0], "total": 3},'
    ' {"month": "2031-05", "unit": "ubnd", "counts": [null, 0, 2, 0], "total": 2},'
    ' {"month": "2031-06", "unit": "ubnd", "counts": [null, 0, 0, null], "total": null}]}'
)
"""Of two months of the quarter and one before it; small numbers are withheld."""


class Reported(Struct):
    """A folder with a site that has a report."""

    root: Path
    files: dict[str, str] = field(default_factory=lambda: dict(REPORTED))

    def site(self, day: date = date(2031, 8, 15)) -> Site:
        """The site as it lies in the folder now."""
        return Site(load(self.root), datetime.combine(day, time(12), ZONE), Counter(0, None))

    def document(self) -> Document:
        """The report."""
        return self.site().store.by_id["bc-2031-q2"]

    def write(self, files: Mapping[str, str]) -> None:
        """Add files, or write them anew."""
        write_site(self.root, files)

    def change(self, path: str, old: str, new: str) -> None:
        """Replace some text of a file."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def close(self) -> None:
        """Freeze the report's rows."""
        store = self.site().store
        close_report(store, store.by_id["bc-2031-q2"], date(2031, 7, 1))


def counted_by(folder: Path) -> None:
    """Give the site in a folder counts of its citizens' box."""
    file = folder / FEEDBACK
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(COUNTS, "utf-8")


def words(figures: Figures, section: str) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Label -> words and rows of the figures of one section."""
    (found,) = (each for each in figures.sections if each.name == section)
    return {figure.label: (figure.words, figure.rows) for figure in found.figures}
