"""Every reading PDF of the packs of both sites: no rule of PDF/UA-1 and PDF/A-2a is broken."""

from pathlib import Path

import pytest
from tests.booklet.test_verapdf import class_path as class_path  # noqa: PLC0414 - a fixture
from tests.booklet.test_verapdf import failed_rules

from cchc.build.packs import paper_of, printed_in, reading_pdf
from cchc.outputs.progress_view import without_prints
from cchc.pages.site import Counter, Site
from cchc.source.as_of import as_of_instant
from cchc.source.store import load
from cchc.types.booklet import Booklet

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[3]
SITES = (ROOT, ROOT / "tests" / "sites" / "tinh-mau")


def opened(root: Path) -> Site:
    moment = as_of_instant("2026-01-31")
    assert moment is not None
    return Site(load(root), moment, Counter(0, None), derive=without_prints)


def test_no_pack_of_either_site_breaks_a_rule(fonts: Path, class_path: str, tmp_path: Path) -> None:
    found: dict[str, bytes] = {}
    for site in map(opened, SITES):
        for document in site.public("booklet"):
            found[document.id] = reading_pdf(site, document, paper_of(document), fonts)
            has_list = bool(document.as_a(Booklet).recipients)
            for form in ("dispatch", "labels") if has_list else ():
                found[f"{document.id}-{form}"] = printed_in(site, document, form, fonts)
        for document in site.public("meeting")[:1]:
            found[document.id] = reading_pdf(site, document, "A4", fonts)
    assert len(found) >= 9
    for name, data in found.items():
        (tmp_path / f"{name}.pdf").write_bytes(data)
    rules = failed_rules(class_path, *(tmp_path / f"{name}.pdf" for name in found))
    assert {key: failed for key, failed in rules.items() if failed} == {}
