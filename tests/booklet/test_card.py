"""The card image: size, colours, the same bytes, long names fit."""

import struct
from pathlib import Path

import pytest

from cchc.booklet.card import draw_card
from cchc.booklet.compile import PrintError
from cchc.pages.social import CARD_SIZE

NAME, ORGANISATION = "Cải cách hành chính tỉnh Mẫu", "Ban Chỉ đạo tỉnh Mẫu"


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in the header of a PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_size_and_same_bytes(fonts: Path) -> None:
    card = draw_card(NAME, ORGANISATION, fonts)
    assert size_of(card) == CARD_SIZE
    assert draw_card(NAME, ORGANISATION, fonts) == card
    assert len(card) < 100_000


def test_both_names_stand_on_it(fonts: Path) -> None:
    card = draw_card(NAME, ORGANISATION, fonts)
    assert draw_card("Tên khác", ORGANISATION, fonts) != card
    assert draw_card(NAME, "Cơ quan khác", fonts) != card


@pytest.mark.parametrize("name", ["", '#emph[x] $x$ \\ "', "Rất dài " * 40, "A" * 300])
def test_any_name_is_drawn(fonts: Path, name: str) -> None:
    assert size_of(draw_card(name, "", fonts)) == CARD_SIZE


def test_without_its_typeface_nothing_is_drawn(tmp_path: Path) -> None:
    with pytest.raises(PrintError, match="be vietnam pro"):
        draw_card(NAME, ORGANISATION, tmp_path)
