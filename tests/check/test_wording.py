"""Wording: spacing, names, dates that say nothing."""

from pathlib import Path

import pytest
from tests.check.support import SECTION, checked, codes, news


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("như sau : một", 8),
        ("Tài chính , Nội vụ", 10),
        ("Giao thông- Vận tải", 11),
        ("số 09/ KH", 6),
        ("Hết .", 4),
        ("Vậy sao ?", 8),
        ("như sau: một", 0),
        ("Kế hoạch-Đầu tư", 0),
        ("09/KH-BCĐ", 0),
        ("- một\n- hai", 0),
        ("| a | b |\n| --- | :-: |\n| c | , |", 0),
        ("`a , b`", 0),
        ("```\na , b\n```", 0),
        ("chờ ...", 0),
        ("một - hai", 0),
        ("https://vi-du.example/ và", 0),
        ("và / hoặc", 0),
        ("## Mục {: .x }", 0),
        ("Thuật ngữ\n:   nghĩa", 0),
    ],
)
def test_spacing(tmp_path: Path, text: str, column: int) -> None:
    found = codes(checked(tmp_path, news(f"{text}\n")))
    assert found == ([("TYPO", 6, column)] if column else [])


def test_texts_of_the_front_matter_are_read_too(tmp_path: Path) -> None:
    files = news("", 'summary: "Kế hoạch : năm"\nauthor: A- B\n')
    assert codes(checked(tmp_path, files)) == [("TYPO", 5, 19), ("TYPO", 6, 10)]


def test_other_spellings_of_a_unit_are_quoted(tmp_path: Path) -> None:
    text = "---\ntype: unit\nname: Sở A\nlevel: tỉnh\nkind: sở\naliases: [Sở- A]\n---\n"
    assert checked(tmp_path, {"content/danh-muc/a.md": text}) == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Cải cách hành chính và cải cách thủ tục hành chính.", 24),
        ("Cải cách thủ tục hành chính.\n\nCải cách hành chính.", 0),
        ("Mỗi huyện, thị một cuộc; các huyện, thị xã báo cáo.", 5),
        ("Mỗi huyện, thị xã; mỗi huyện, thị trấn.", 0),
        ("Mỗi huyện, thị một cuộc.", 0),
    ],
)
def test_names_that_are_easily_confused(tmp_path: Path, text: str, column: int) -> None:
    found = codes(checked(tmp_path, news(f"{text}\n")))
    assert found == ([("NAME", 6, column)] if column else [])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("# Kế hoạch cải cách hành chính năm 2025", False),
        ("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025", False),
        ("Về kế hoạch cải cách hành chính năm 2025", True),
        ("Hội nghị sơ kết sáu tháng đầu năm của tỉnh", False),
    ],
)
def test_a_body_does_not_open_with_another_title(tmp_path: Path, line: str, fault: bool) -> None:
    head = "title: Kế hoạch cải cách hành chính năm 2025\nsection: tin-tuc\npublished: 2025-03-05"
    files = {**SECTION, "content/tin/2025/bai.md": f"---\n{head}\n---\n\n{line}\n\nThân.\n"}
    assert codes(checked(tmp_path, files)) == ([("NAME", 7, 1)] if fault else [])


@pytest.mark.parametrize(
    ("published", "source_date", "fault"),
    [
        ("2019-01-07", "2007-04-04", True),
        ("2019-01-07T00:01", "2007-04-04", False),
        ("2007-05-01", "2007-04-04", False),
        ("2019-01-07", "", False),
    ],
)
def test_midnight_years_after_the_paper(
    tmp_path: Path, published: str, source_date: str, fault: bool
) -> None:
    head = f"title: A\nsection: tin-tuc\npublished: {published}\nsource_date: {source_date}"
    files = {**SECTION, "content/tin/2019/a.md": f"---\n{head}\n---\n"}
    assert codes(checked(tmp_path, files)) == ([("DATE-PLACEHOLDER", 4, 12)] if fault else [])
