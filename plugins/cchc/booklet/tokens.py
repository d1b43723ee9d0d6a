"""Tokens that must stay on one line of print: dates, quarters, document numbers, quantities.

Spaces inside become no-break spaces; codes with "/" or "-", where a line may break without a
space, are marked to be set in a box. No other invisible character enters the text.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

NBSP = "\u00a0"

_UNITS = (
    "người|ngày|tháng|năm|tuần|giờ|phút|lượt|lần|lớp|đợt|kỳ|số|bản|trang|buổi|tin|bài|phiếu"
    "|đồng|nghìn|triệu|tỷ|₫|%|km²|m²|m³|km|m|cm|mm|kg|tấn|ha|xã|huyện|tỉnh|sở|cơ quan|đơn vị"
)
_CODE = r"\d+[ \u00a0]?/[ \u00a0]?(?:\d{4}/)?[A-ZĐ][\wĐđ&]*(?:-[A-ZĐ][\wĐđ&]*)*"
_PERIOD = r"(?:[Qq]uý|[Tt]háng|[Nn]ăm)[ ](?:[IVX]+|\d{1,2})[ ]?/[ ]?\d{4}"
_BOXED = re.compile(
    rf"(?:số[ ])?{_CODE}|{_PERIOD}|(?:[Nn]gày[ ])?\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d+/\d{{4}}"
)
_SPACED = re.compile(
    # A whole date in one piece stretches the justified line before it: it may break before "năm".
    r"[Nn]gày \d{1,2} tháng \d{1,2}"
    r"|[Tt]háng \d{1,2} năm \d{4}"
    r"|(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|[Ss]ố|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Cc]hương|[Pp]hần"
    r"|[Pp]hụ lục|[Đđ]ợt|[Ll]ớp|[Kk]ỳ) (?:\d+|[IVXLC]+\b|[a-zđ]\b(?=[ ,.;)]))"
    rf"|\d+(?:[.,]\d+)*(?: – \d+)? (?:{_UNITS})(?!\w)"
    r"|\d+ – \d+",
)
_LIKELY = re.compile(r"\d| [IVXLC]| [a-zđ][ ,.;)]")
"""Whatever `_SPACED` finds has one of these in it; half of all texts have none."""


class Piece(Struct, frozen=True):
    """A stretch of text; `boxed` = no line break anywhere inside."""

    text: str
    boxed: bool = False


def pieces(text: str) -> Iterator[Piece]:
    """Cut a text into breakable and unbreakable stretches.

    Only spaces change, to no-break spaces: every other character comes out as it went in.
    """
    end = 0
    for match in _BOXED.finditer(text) if "/" in text else ():
        yield from _plain(text[end : match.start()])
        yield Piece(match[0].replace(" ", NBSP), boxed=True)
        end = match.end()
    yield from _plain(text[end:])


def _plain(text: str) -> Iterator[Piece]:
    if _LIKELY.search(text):
        text = _SPACED.sub(lambda match: match[0].replace(" ", NBSP), text)
    if text:
        yield Piece(text)
