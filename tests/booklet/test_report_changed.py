"""The checksum a report was closed with against the figures counted again."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cchc.booklet.reports.document import has_changed, narrative, report_document
from cchc.booklet.reports.figures import Figures, figures
from cchc.booklet.tree import Paragraph
from cchc.pages.site import Counter, Site
from cchc.source.documents import Document
from cchc.source.store import load
from cchc.tracking.scope import Scope
from cchc.vietnamese.dates import ZONE
from cchc.vietnamese.periods import parse_period

_DEMO = Path(__file__).parents[1] / "sites" / "tinh-mau"
_REPORT = Path("content/bao-cao/2025/bc-2025-h1.md")
_CLOSED = datetime(2025, 6, 14, 12, tzinfo=ZONE)
_OTHER = "0" * 64


def _read(root: Path, instant: datetime) -> tuple[Site, Figures, Document | None]:
    site = Site(load(root), instant, Counter(0, None))
    period = parse_period("2025-h1")
    return site, figures(Scope(site.store, instant), period), narrative(site, period)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo whose report can be closed with a checksum."""
    copy = tmp_path_factory.mktemp("report") / "site"
    shutil.copytree(_DEMO, copy, ignore=shutil.ignore_patterns("site", ".cchc"))
    return copy


def _close(root: Path, checksum: str) -> None:
    text = (_DEMO / _REPORT).read_text("utf-8")
    closed = text.replace("\nas_of:", f'\nchecksum: "{checksum}"\nas_of:')
    (root / _REPORT).write_text(closed, "utf-8")


def _lines(site: Site, found: Figures, document: Document | None) -> list[str]:
    blocks = report_document(site, found, document).blocks
    return [str(block) for block in blocks if isinstance(block, Paragraph)]


def test_report_without_a_checksum_is_never_called_changed() -> None:
    _site, found, document = _read(_DEMO, _CLOSED)
    assert document is not None
    assert not has_changed(document, found)
    assert not has_changed(None, found)


def test_figures_it_was_closed_with_are_no_change(root: Path) -> None:
    _close(root, _read(_DEMO, _CLOSED)[1].checksum)
    site, found, document = _read(root, _CLOSED)
    assert not has_changed(document, found)
    assert not any("đã thay đổi" in line for line in _lines(site, found, document))


def test_other_figures_of_the_same_day_are_told_in_the_report(root: Path) -> None:
    _close(root, _OTHER)
    site, found, document = _read(root, _CLOSED)
    assert has_changed(document, found)
    assert any("đã thay đổi" in line and _OTHER in line for line in _lines(site, found, document))


def test_figures_of_a_later_day_are_no_change(root: Path) -> None:
    _close(root, _OTHER)
    site, found, document = _read(root, _CLOSED + timedelta(days=1))
    assert found.as_of != _CLOSED.date()
    assert not has_changed(document, found)
    assert not any("đã thay đổi" in line for line in _lines(site, found, document))
