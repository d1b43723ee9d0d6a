"""The sheet of a broadcast script: its issue, whether it fits, words in large letters."""

import io
from pathlib import Path

import docx
import pytest
from tests.booklet.layout import lines, page_sizes
from tests.booklet.packs.sites import opened

from cchc.booklet.documents import docx_of, official_of, pdf_of
from cchc.booklet.official import OfficialDocument
from cchc.booklet.tree_text import texts
from cchc.build.packs import reading_pdf
from cchc.pages.site import Site

SERIES = """\
---
id: cm
type: series
title: Chuyên mục thử
unit: dai
span: 2025-m05 – 2025-m12
---
"""
STATION = "---\ntype: unit\nname: Đài tỉnh Thử\nlevel: tỉnh\nkind: đài\n---\n"
ISSUE = """\
---
id: ky
type: broadcast
series: cm
medium: phát thanh
month: 2025-m07
title: Ngày đầu
airs: 2025-07-20T19:45
repeat: [2025-07-22T06:30, 2025-07-21T06:30]
script: kb
{more}---
"""
SCRIPT = "---\nid: kb\ntitle: Kịch bản ngày đầu\nkind: kịch bản\n{more}---\n\n{body}\n"
BODY = "*(Nhạc hiệu.)*\n\n**MC:** " + "Xin chào quý vị và các bạn. " * 10


def site_of(folder: Path, issue: str = "length: 4\n", script: str = "", body: str = BODY) -> Site:
    return opened(folder, {
        "content/danh-muc/dai.md": STATION,
        "content/phat-song/2025/cm.md": SERIES,
        "content/phat-song/2025/ky.md": ISSUE.format(more=issue),
        "content/tai-lieu/2025/kb.md": SCRIPT.format(more=script, body=body),
    })  # fmt: skip


def sheet(site: Site) -> OfficialDocument:
    return official_of(site, site.store.by_id["kb"])


def stated(document: OfficialDocument) -> list[tuple[str, str]]:
    """The rows of the table above the words."""
    found = [text for text in texts(document.lead) if text]
    return list(zip(found[::2], found[1::2], strict=True))


def test_it_says_when_and_where_the_issue_is_on_air_and_how_long_it_takes(tmp_path: Path) -> None:
    script = "authors: [Phòng A]\nunread: 2\n"
    found = sheet(site_of(tmp_path, script=script))
    assert (found.kind, found.abstract, found.layout) == (
        "KỊCH BẢN PHÁT SÓNG", "Ngày đầu", "script",
    )  # fmt: skip
    assert stated(found) == [
        ("Chuyên mục", "Chuyên mục thử"),
        ("Kỳ phát", "Kỳ 3, tháng 7/2025: Ngày đầu"),
        ("Kênh", "Phát thanh – Đài tỉnh Thử"),
        ("Phát lúc", "19:45, chủ nhật, ngày 20 tháng 7 năm 2025"),
        ("Phát lại", "06:30, thứ hai, ngày 21 tháng 7 năm 2025"),
        ("Phát lại", "06:30, thứ ba, ngày 22 tháng 7 năm 2025"),
        ("Người soạn", "Phòng A"),
        (
            "Thời gian đọc",
            "khoảng 19 giây (70 âm tiết, 220 âm tiết một phút); "
            "cả 2 phút không đọc là 2 phút 19 giây",
        ),
        ("Thời lượng kỳ phát", "4 phút – còn 1 phút 41 giây"),
        ("Cách đọc", "chữ nghiêng là chỉ dẫn, không đọc"),
    ]


@pytest.mark.parametrize(
    ("issue", "script", "said"),
    [
        ("length: 2\n", "unread: 2\n", "2 phút – KỊCH BẢN DÀI QUÁ 19 giây"),
        ("", "duration: 5\n", "5 phút – còn 4 phút 41 giây"),
        ("", "", "chưa có số liệu"),
    ],
)
def test_the_length_is_set_beside_it(tmp_path: Path, issue: str, script: str, said: str) -> None:
    assert dict(stated(sheet(site_of(tmp_path, issue, script))))["Thời lượng kỳ phát"] == said


def test_a_script_of_no_public_issue_says_so(tmp_path: Path) -> None:
    rows = dict(stated(sheet(site_of(tmp_path, issue="state: nháp\nlength: 4\n"))))
    assert rows["Kỳ phát"] == "chưa có số liệu"
    assert "Chuyên mục" not in rows


@pytest.mark.parametrize(
    ("sentences", "pages", "size"), [(10, 1, 25.9), (25, 1, 19.6), (30, 1, 16.1), (35, 2, 18.2)]
)
def test_letters_are_as_large_as_one_sheet_takes(
    tmp_path: Path, fonts: Path, sentences: int, pages: int, size: float
) -> None:
    body = "\n\n".join(
        "**MC:** " + "Xin chào quý vị và các bạn. " * 5 for _ in range(sentences // 5)
    )
    site = site_of(tmp_path, body=body)
    pdf = pdf_of(site, site.store.by_id["kb"], fonts)
    assert page_sizes(pdf) == [(210, 297)] * pages
    words = {round(line.size, 1) for line in lines(pdf) if "quý vị" in line.text}
    assert words == {size}


def test_small_paper_takes_more_sheets_before_letters_become_small(
    tmp_path: Path, fonts: Path
) -> None:
    body = "\n\n".join("**MC:** " + "Xin chào quý vị và các bạn. " * 5 for _ in range(6))
    site = site_of(tmp_path, body=body)
    pdf = reading_pdf(site, site.store.by_id["kb"], "A5", fonts)
    assert page_sizes(pdf) == [(148, 210)] * 2
    assert {round(line.size, 1) for line in lines(pdf) if "quý vị" in line.text} == {15.3}


def test_the_draft_has_the_table_and_large_words(tmp_path: Path, fonts: Path) -> None:
    site = site_of(tmp_path)
    draft = docx.Document(io.BytesIO(docx_of(site, site.store.by_id["kb"], fonts)))
    assert draft.tables[0].cell(0, 1).text == "Chuyên mục thử"
    (words,) = (each for each in draft.paragraphs if each.text.startswith("MC: "))
    assert {run.font.size.pt for run in words.runs if run.font.size} == {18}
    assert any(each.text.startswith("KỊCH BẢN PHÁT SÓNG") for each in draft.paragraphs)
