"""All text of the source is on paper, letter for letter, and tokens stay on one line."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import msgspec.structs
import pytest
from tests.booklet.layout import run_tool, running_text, squeezed, text_of
from tests.booklet.samples import HOSTILE, STAMP, fictional_plan, seed_html, seed_lines, seed_plan

from cchc.booklet.compile import compile_pdf
from cchc.booklet.html_tree import parse_html
from cchc.booklet.tree_text import texts


def test_every_line_of_the_seed_is_printed(seed_pdf: bytes, tmp_path: Path) -> None:
    printed = squeezed(running_text(seed_pdf, tmp_path, "Trình bày lại"))
    # The one allowed change: the decree writes points "a)" where the seed has "a.".
    expected = [re.sub(r"^([a-zđ])\. ", r"\1) ", line) for line in seed_lines()]
    assert len(expected) == 33
    missing = [line for line in expected if squeezed(line) not in printed]
    assert missing == []


def test_every_block_of_the_fictional_plan_is_printed(plan_pdf: bytes, tmp_path: Path) -> None:
    document = fictional_plan()
    furniture = ("Địa chỉ: số 1", "1Chú thích", "2https")
    printed = squeezed(running_text(plan_pdf, tmp_path, *furniture)).casefold()
    printed += squeezed(text_of(plan_pdf, tmp_path)).casefold()
    blocks = [*texts(document.blocks), *texts(document.appendices[0].blocks)]
    wanted = [re.sub(r"^([a-z])\. ", r"\1) ", text).casefold() for text in blocks]
    missing = [text for text in wanted if squeezed(text) not in printed]
    # Headings of two lines lose the full stop between number and title, a missing picture prints
    # its words in brackets, and the drawn one is a picture: its words are its alternative.
    assert missing == [
        "chương ii. quy định chung",
        "mục 1. tổ chức",
        "hình vuông màu xám",
    ]
    assert "[hình:hìnhkhôngcótệp]" in printed


def test_text_is_composed_and_holds_nothing_strange(
    seed_pdf: bytes, plan_pdf: bytes, tmp_path: Path
) -> None:
    for pdf in (seed_pdf, plan_pdf):
        printed = text_of(pdf, tmp_path)
        assert unicodedata.is_normalized("NFC", printed)
        kinds = {unicodedata.category(char) for char in printed if char not in "\n\f"}
        assert not kinds & {"Cc", "Cf", "Co", "Cn", "Cs"}
        assert "\ufffd" not in printed


def test_markup_of_every_kind_prints_as_written(plan_pdf: bytes, tmp_path: Path) -> None:
    assert squeezed(HOSTILE) in squeezed(text_of(plan_pdf, tmp_path))


@pytest.mark.parametrize("field", ["abstract", "title", "number", "place", "post", "signer"])
def test_hostile_cells_are_data_too(field: str, fonts: Path, tmp_path: Path) -> None:
    hostile = '#panic("x") $a$ @b *c* // d'
    changes: dict[str, Any] = {field: hostile, "appendices": ()}
    pdf = compile_pdf(msgspec.structs.replace(fictional_plan(), **changes), fonts, STAMP)
    printed = squeezed(text_of(pdf, tmp_path)).casefold()
    if field == "title":
        assert f"Title:           {hostile}" in run_tool(pdf, tmp_path, "pdfinfo", "FILE")
    else:
        assert squeezed(hostile).casefold() in printed


def test_the_first_page_of_the_seed_says_what_is_unknown(seed_pdf: bytes, tmp_path: Path) -> None:
    printed = text_of(seed_pdf, tmp_path)
    assert "(chưa có số liệu), ngày 04 tháng 4 năm 2007" in printed
    assert "(chức vụ, người ký: chưa có số liệu)" in printed
    assert "- (chưa có số liệu)." in printed
    assert "không thay thế bản gốc." in printed


def test_tokens_stay_on_one_line(seed_pdf: bytes, plan_pdf: bytes, tmp_path: Path) -> None:
    printed = text_of(seed_pdf, tmp_path, "-layout")
    for token in (
        "ngày 04 tháng 04", "số 09/ KH-BCĐ", "quý II/2007", "quý IV/2007", "Quý III/2007",
        "Thông tư số 99/2006/TT-BTC", "ngày 20/10/2006", "tháng 1/2008", "6 tháng", "08 cơ quan",
        "220 người", "3 ngày",
    ):  # fmt: skip
        assert token in printed, token
    assert "99/2006/TT-BTC; Quyết" in text_of(plan_pdf, tmp_path, "-layout").replace("  ", " ")


@pytest.mark.parametrize("width", range(0, 60, 4))
def test_tokens_stay_whole_wherever_the_line_ends(width: int, fonts: Path, tmp_path: Path) -> None:
    sample = "quý II/2007 và văn bản số 99/2006/TT-BTC;"
    body = f"<p>{'x' * width} {'từ ' * 9}{sample} {'từ ' * 30}</p>"
    document = msgspec.structs.replace(seed_plan(), blocks=parse_html(body))
    printed = text_of(compile_pdf(document, fonts, STAMP), tmp_path)
    assert "quý II/2007" in printed
    assert "số 99/2006/TT-BTC;" in printed


def test_no_word_is_hyphenated(seed_pdf: bytes, tmp_path: Path) -> None:
    ends = re.findall(r"(\S+)-\n", text_of(seed_pdf, tmp_path))
    assert [word for word in ends if f"{word}-" not in " ".join(seed_lines())] == []


def test_the_seed_is_nested_as_in_the_source() -> None:
    assert seed_html().count('<ul class="lawlist">') == 11
    lines = list(texts(parse_html(seed_html())))
    assert lines == seed_lines()
