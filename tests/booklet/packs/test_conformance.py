"""Every reading PDF of the packs of both sites: no rule of PDF/UA-1 and PDF/A-2a is broken."""

import re
from pathlib import Path

import pytest
from tests.booklet.layout import run_tool, squeezed, text_of
from tests.booklet.test_verapdf import class_path as class_path  # noqa: PLC0414 - a fixture
from tests.booklet.test_verapdf import failed_rules

from cchc.booklet.official import OfficialDocument
from cchc.booklet.packs.compile import compile_pack
from cchc.booklet.packs.make import pack_of
from cchc.booklet.tree_text import texts
from cchc.build.packs import paper_of, printed_in, reading_pdf
from cchc.outputs.progress_view import without_prints
from cchc.pages.site import Counter, Site
from cchc.source.as_of import as_of_instant
from cchc.source.store import load
from cchc.types.booklet import Booklet

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[3]
MARKER = re.compile(r"(?<!\w)[a-zđ][.)](?!\w)")
"""The form prints "a)" for the "a." of a source."""
SITES = (ROOT, ROOT / "tests" / "sites" / "tinh-mau")


def opened(root: Path) -> Site:
    moment = as_of_instant("2026-01-31")
    assert moment is not None
    return Site(load(root), moment, Counter(0, None), derive=without_prints)


def families(data: bytes, folder: Path) -> set[str]:
    """The typefaces of a file, all of them embedded."""
    listed = run_tool(data, folder, "pdffonts", "FILE").splitlines()[2:]
    assert all(line.split()[-5] == "yes" for line in listed)
    return {line.split()[0].partition("+")[2].partition("-")[0] for line in listed}


def test_every_word_of_every_part_is_in_the_text(fonts: Path, tmp_path: Path) -> None:
    for site in map(opened, SITES):
        for document in site.public("booklet"):
            pack = pack_of(site, document)
            text = squeezed(text_of(compile_pack(pack, fonts), tmp_path))
            assert "\ufffd" not in text
            for part in pack.parts:
                if isinstance(part.content, OfficialDocument):
                    marked = MARKER.sub("", " ".join(texts(part.content.blocks)))
                    for word in marked.split():
                        assert squeezed(word) in text, (part.id, word)


def test_no_pack_of_either_site_breaks_a_rule(fonts: Path, class_path: str, tmp_path: Path) -> None:
    found: dict[str, bytes] = {}
    for site in map(opened, SITES):
        for document in site.public("booklet"):
            found[document.id] = reading_pdf(site, document, paper_of(document), fonts)
            has_list = bool(document.as_a(Booklet).recipients)
            for form in ("dispatch", "labels") if has_list else ():
                found[f"{document.id}-{form}"] = printed_in(site, document, form, fonts)
        scripts = [each for each in site.public("material") if "kich-ban" in each.id]
        single = (*site.public("meeting")[:1], *site.public("broadcast")[:1], *scripts[:1])
        for document in single:
            found[document.id] = reading_pdf(site, document, "A4", fonts)
    assert len(found) >= 13
    for name, data in found.items():
        assert families(data, tmp_path) <= {"Tinos", "BeVietnamPro"}, name
        run_tool(data, tmp_path, "qpdf", "--check", "FILE")
        (tmp_path / f"{name}.pdf").write_bytes(data)
    rules = failed_rules(class_path, *(tmp_path / f"{name}.pdf" for name in found))
    assert {key: failed for key, failed in rules.items() if failed} == {}
