"""Packs in all their forms, and as files of the website."""

import io
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from tests.booklet.packs.sites import opened

from cchc.booklet.imposition import MM
from cchc.build.files import BuildError
from cchc.build.packs import printed_in
from cchc.build.prints import FORMS, print_jobs, printing
from cchc.pages.artifact import Artifact
from cchc.pages.site import Site
from cchc_cli.assets import print_fonts

A4, A5, SHEET = (210, 297), (148, 210), (297, 210)
SHORT = {
    "content/an-pham/2025/nho.md": "---\nid: nho\ntype: booklet\ntitle: Tập nhỏ\n"
    "items: [bai-mot, bai-hai]\npaper: A5\n---\n",
    "content/an-pham/2025/to.md": "---\nid: to\ntype: booklet\ntitle: Tập to\nitems: [qd-1]\n---\n",
}
LESSON = "content/tai-lieu/2025/bai-mot.md"


def site_of(folder: Path) -> Site:
    return replace(opened(folder, SHORT), derive=printing(print_fonts()))


def sizes(data: bytes) -> tuple[int, set[tuple[int, ...]]]:
    """How many pages, and their sizes in mm."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = {tuple(round(float(n) / MM) for n in list(p.mediabox)[2:]) for p in pdf.pages}
        return len(pdf.pages), boxes


@pytest.mark.parametrize(
    ("identity", "pages"),
    [
        (
            "nho",
            {"a4": (7, {A4}), "a5": (7, {A5}), "booklet": (4, {SHEET}), "two-up": (4, {SHEET})},
        ),
        (
            "qd-1",
            {"a4": (1, {A4}), "a5": (1, {A5}), "booklet": (2, {SHEET}), "two-up": (1, {SHEET})},
        ),
    ],
)
def test_every_form_has_its_sheets(
    tmp_path: Path, identity: str, pages: dict[str, tuple[int, set[tuple[int, int]]]]
) -> None:
    site = site_of(tmp_path)
    document = site.store.by_id[identity]
    found = {form: sizes(printed_in(site, document, form, print_fonts())) for form in FORMS}
    assert found == pages


def test_the_website_offers_the_reading_file_and_of_a5_the_folded_sheets(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    booklets = [job for job in print_jobs(site) if job.name.startswith("an-pham/")]
    jobs = [job for job in booklets if "/tap/" not in job.name]
    made = [artifact for job in jobs for artifact in job.make()]
    assert {artifact.path for artifact in made if isinstance(artifact, Artifact)} == {
        "an-pham/nho/nho.pdf", "an-pham/nho/nho-gap-doi.pdf", "an-pham/to/to.pdf",
    }  # fmt: skip
    reading, folded = site.printed("nho"), site.folded("nho")
    assert reading is not None
    assert folded is not None
    assert (reading.pages, folded.pages) == (7, 4)
    assert site.folded("to") is None


def shifts(data: bytes) -> list[float]:
    """How far the left page of every side stands from the left edge, in mm."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        matrices = [
            next(i.operands for i in pikepdf.parse_content_stream(p) if str(i.operator) == "cm")
            for p in pdf.pages
        ]
    return [round(float(matrix[4]) / MM, 2) for matrix in matrices]


@pytest.mark.parametrize(("stated", "creep"), [("", 0.1), ("grammage: 160\n", 0.2)])
def test_thick_paper_moves_the_inner_pages_of_a_folded_booklet(
    tmp_path: Path, stated: str, creep: float
) -> None:
    path = "content/an-pham/2025/nho.md"
    text = SHORT[path].replace("paper: A5\n", f"paper: A5\n{stated}")
    site = opened(tmp_path, {**SHORT, path: text})
    found = shifts(printed_in(site, site.store.by_id["nho"], "booklet", print_fonts()))
    outer, inner = found[0], found[-1]
    assert inner - outer == pytest.approx(creep, abs=0.02)


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    for form in ("a5", "booklet"):
        one, other = (
            printed_in(site, site.store.by_id["nho"], form, print_fonts())
            for site in (site_of(tmp_path / "a"), site_of(tmp_path / "b"))
        )
        assert one == other


def test_a_part_with_a_letter_that_print_lacks(tmp_path: Path) -> None:
    """Who prints the pack is told where the letter stands; the website goes without the pack."""
    text = "---\nid: bai-mot\ntitle: Bài\nkind: bài giảng\n---\n\nKý hiệu lạ: \U0001f600\n"
    site = replace(opened(tmp_path, {**SHORT, LESSON: text}), derive=printing(print_fonts()))
    with pytest.raises(BuildError, match=rf"{LESSON}:7:13: không in được: .*U\+1F600"):
        printed_in(site, site.store.by_id["nho"], "a4", print_fonts())
    assert (site.printed("nho"), site.folded("nho")) == (None, None)
    assert site.printed("to") is not None
