"""Personal data: what looks like a person's number, and what does not."""

from pathlib import Path

import pytest
from tests.check.support import checked, codes, news


@pytest.mark.parametrize(
    "text",
    [
        *("0912345678", "0912 345 678", "0912.345.678", "(091) 234 5678", "+84 912 345 678"),
        *("0241 3822 123", "024.38221234", "0084912345678", "an.nguyen@thu.example"),
        *("CCCD: 001099012345", "chứng minh nhân dân số 123456789"),
    ],
)
def test_personal_data_is_found(tmp_path: Path, text: str) -> None:
    (problem,) = checked(tmp_path, news(f"Gọi {text} nhé\n"))
    assert (problem.code, problem.line) == ("DU-LIEU-CN", 6)


@pytest.mark.parametrize(
    "text",
    [
        *("01/04/2007", "09/KH-BCĐ", "số 99/2006/TT-BTC", "9.841.459 lượt", "30.000.000 đồng"),
        *("https://vi-du.example/0912345678/", "0,5 điểm", "008 văn bản", "2007-04-04"),
        *("từ 01-04-2007 đến 30-06-2007", "ISBN 978-604-0-12345-6", "@nguoi_dung"),
    ],
)
def test_other_numbers_are_left_alone(tmp_path: Path, text: str) -> None:
    assert [c for c, *_ in codes(checked(tmp_path, news(f"Có {text} đó\n")))] == []


def test_addresses_of_channels_are_official(tmp_path: Path) -> None:
    channel = "---\ntype: channel\nname: {0}\nkind: {1}\naddress: {2}\n---\n"
    files = {
        "content/danh-muc/dien-thoai.md": channel.format("A", "điện thoại", "0241 3822 123"),
        "content/danh-muc/thu.md": channel.format("B", "email", "Phan.Anh@tinh.example"),
        **news("Gọi +84 241 3822123, viết phan.anh@tinh.example.\n"),
    }
    assert checked(tmp_path, files) == []


def test_front_matter_is_public_too(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, news("", "author: An, 0912345678\n"))) == [("DU-LIEU-CN", 5, 13)]


@pytest.mark.parametrize("words", ["Gọi 0912 345 678", "a.nguyen@thu.example", "CCCD 001099012345"])
def test_a_public_summary_of_a_report_names_nobody(tmp_path: Path, words: str) -> None:
    files = {
        "content/danh-muc/hop.md": "---\ntype: channel\nname: Hộp\nkind: đường dây nóng\n---\n",
        "content/phan-anh/2026/pa-1.md": (
            "---\ntopic: Chờ lâu\nreceived: 2026-01-05\nchannel: hop\n"
            f"summary: Người dân chờ ba giờ. {words}\n---\n\n{words}\n"
        ),
    }
    found = [(p.code, p.path, p.line) for p in checked(tmp_path, files) if "DU-LIEU" in p.code]
    assert found == [("DU-LIEU-CN", "content/phan-anh/2026/pa-1.md", line) for line in (5, 8)]
