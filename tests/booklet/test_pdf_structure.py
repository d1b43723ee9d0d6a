"""What a screen reader, an archive and a checker find in the file."""

import itertools
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from tests.booklet.layout import run_tool
from tests.booklet.samples import STAMP, constructs, fictional_plan

from cchc.booklet.compile import compile_pdf


def tags(pdf: bytes) -> list[str]:
    """The structure elements in reading order."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for inner in list(node):
                walk(inner)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node and "/P" in node:
                found.append(str(node.S)[1:])
            walk(node.get("/K"))

    with pikepdf.open(BytesIO(pdf)) as opened:
        walk(opened.Root.StructTreeRoot.K)
    return found


def test_language_title_and_dates(seed_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(seed_pdf)) as pdf:
        assert str(pdf.Root.Lang) == "vi"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        meta = str(pdf.open_metadata())
    assert info["/Title"] == "Kế hoạch thực hiện công tác cải cách hành chính 2007"
    assert info["/Author"] == "THƯỜNG TRỰC BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH TỈNH"
    assert info["/CreationDate"].startswith("D:20070404")
    assert info["/Keywords"] == "trình bày lại"
    assert re.search(r"<pdfuaid:part>1<", meta)
    assert re.search(r"<pdfaid:part>2<", meta)
    assert re.search(r"<pdfaid:conformance>A<", meta)


def test_headings_become_bookmarks(seed_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(seed_pdf)) as pdf, pdf.open_outline() as outline:
        top = [item.title for item in outline.root]
        below = [item.title for item in outline.root[0].children]
    assert top == ["KẾ HOẠCH Thực hiện công tác cải cách hành chính 2007"]
    assert [title[:2] for title in below] == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_tags_of_the_fictional_plan(plan_pdf: bytes) -> None:
    found = tags(plan_pdf)
    assert found.count("H1") == 2
    assert [tag for tag in found if re.fullmatch(r"H\d", tag)][:3] == ["H1", "H2", "H2"]
    assert found.count("Table") == 2
    assert found.count("THead") == 2
    assert found.count("TR") == 3 + 32
    assert {"Figure", "Note", "Link", "BlockQuote", "Strong", "Em"} <= set(found)


def test_heading_levels_are_never_skipped(plan_pdf: bytes) -> None:
    levels = [int(tag[1]) for tag in tags(plan_pdf) if re.fullmatch(r"H\d", tag)]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_only_the_allowed_typeface_and_all_of_it_embedded(
    seed_pdf: bytes, plan_pdf: bytes, tmp_path: Path
) -> None:
    for pdf in (seed_pdf, plan_pdf):
        rows = run_tool(pdf, tmp_path, "pdffonts", "FILE").splitlines()[2:]
        names = {row.split()[0].partition("+")[2] for row in rows}
        assert names <= {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}
        assert len(names) == 4
        assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_file_is_sound(seed_pdf: bytes, plan_pdf: bytes, fonts: Path, tmp_path: Path) -> None:
    for pdf in (seed_pdf, plan_pdf, compile_pdf(constructs(), fonts, STAMP)):
        assert "No syntax or stream encoding errors" in run_tool(
            pdf, tmp_path, "qpdf", "--check", "FILE"
        )


def test_same_bytes_twice(plan_pdf: bytes, fonts: Path) -> None:
    assert compile_pdf(fictional_plan(), fonts, STAMP) == plan_pdf


def test_packed_small(seed_pdf: bytes) -> None:
    """Three pages; the four embedded faces weigh most of it."""
    assert len(seed_pdf) < 60_000
