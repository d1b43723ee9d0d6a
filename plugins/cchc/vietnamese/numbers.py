"""Numbers as officials write them: thousands dots, ranges, whole đồng."""

import re

from msgspec import Struct

from cchc.vietnamese.errors import ReadingError
from cchc.vietnamese.text import nfc

_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+")
_CURRENCY = re.compile(r"\s*(?:đồng|đ|vnđ|vnd)\.?$", re.IGNORECASE)
_AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu)\s+(.+)", re.IGNORECASE)
_FROM_TO = re.compile(r"(?:từ\s+)?(\S+)\s+đến\s+(\S+)", re.IGNORECASE)
_DASHED = re.compile(r"(\S+?)\s*[-–—]\s*(\S+)")
_INT_HINT = "Viết bằng chữ số, ví dụ 8 hoặc 9.841.459."
_RANGE_HINT = "Viết một số hoặc một khoảng: 4, 4–5, từ 4 đến 5, ít nhất 4."
_MONEY_HINT = "Viết đủ số đồng, ví dụ 1.500.000 hoặc 1500000."
_MOST_DIGITS = 15


class NumberError(ReadingError):
    """A text that is no whole number, no range (FM-SO) or no amount in đồng (FM-TIEN)."""


class Range(Struct, frozen=True):
    """A quantity from ``min`` to ``max``, both included; ``max`` None: no upper bound."""

    min: int
    max: int | None

    def __post_init__(self) -> None:
        if self.min < 0 or (self.max is not None and self.max < self.min):
            raise ValueError(f"not a range: {self.min} to {self.max}")

    def __add__(self, other: "Range") -> "Range":
        """The sum of two quantities, open above when one of them is."""
        top = None if self.max is None or other.max is None else self.max + other.max
        return Range(self.min + other.min, top)

    def times(self, factor: "Range | int") -> "Range":
        """So many times this quantity: 7 districts of 4–5 communes, 200–220 people for 2–3 days."""
        by = Range(factor, factor) if isinstance(factor, int) else factor
        top = None if self.max is None or by.max is None else self.max * by.max
        return Range(self.min * by.min, top)

    def text(self) -> str:
        """As printed: "4–5", "4", "ít nhất 4"."""
        if self.max is None:
            return f"ít nhất {format_int(self.min)}"
        if self.max == self.min:
            return format_int(self.min)
        return f"{format_int(self.min)}–{format_int(self.max)}"


def parse_int(text: str) -> int:
    """A whole number of zero or more, thousands dots allowed: "08" is 8, "9.841.459".

    Raises NumberError (FM-SO) for words, signs, decimals and misplaced dots.
    """
    number = _whole(text)
    if number is None:
        raise NumberError("FM-SO", f'"{nfc(text).strip()}" không phải số.', _INT_HINT)
    return number


def parse_range(text: str) -> Range:
    """A quantity: "4-5", "4 – 5", "từ 4 đến 5", "4", "ít nhất 4" (no upper bound).

    Raises NumberError (FM-SO).
    """
    written = nfc(text).strip()
    if match := _AT_LEAST.fullmatch(written):
        return Range(_bound(match[1], written), None)
    match = _FROM_TO.fullmatch(written) or _DASHED.fullmatch(written)
    if match is None:
        number = _bound(written, written)
        return Range(number, number)
    low, high = _bound(match[1], written), _bound(match[2], written)
    if high < low:
        raise NumberError(
            "FM-SO",
            f'"{written}" không phải khoảng: {format_int(low)} lớn hơn {format_int(high)}.',
            "Viết số nhỏ trước, số lớn sau.",
        )
    return Range(low, high)


def parse_money(text: str) -> int:
    """An amount in whole đồng: "1.500.000", "1500000 đồng". Raises NumberError (FM-TIEN)."""
    written = nfc(text).strip()
    amount = _whole(_CURRENCY.sub("", written))
    if amount is None:
        raise NumberError("FM-TIEN", f'"{written}" không phải số tiền (đồng).', _MONEY_HINT)
    return amount


def format_int(number: int) -> str:
    """With thousands dots: 9841459 -> "9.841.459"."""
    return f"{number:,}".replace(",", ".")


def format_money(amount: int) -> str:
    """An amount in đồng: 1500000 -> "1.500.000 đồng"."""
    return f"{format_int(amount)} đồng"


def format_duration(seconds: int) -> str:
    """Minutes and seconds in words: 185 -> "3 phút 05 giây", 180 -> "3 phút", 40 -> "40 giây"."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest} giây"
    return f"{format_int(minutes)} phút {rest:02} giây" if rest else f"{format_int(minutes)} phút"


def _whole(text: str) -> int | None:
    written = text.strip()
    if len(written) > _MOST_DIGITS + _MOST_DIGITS // 3 or not _WHOLE.fullmatch(written):
        return None
    return int(written.replace(".", ""))


def _bound(text: str, whole: str) -> int:
    number = _whole(text)
    if number is None:
        raise NumberError("FM-SO", f'"{whole}" không phải số hoặc khoảng số.', _RANGE_HINT)
    return number
