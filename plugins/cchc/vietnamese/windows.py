"""Official wordings of a time window, as plans write them, turned into an interval of days."""

import re
from datetime import date, timedelta

from msgspec import Struct

from cchc.vietnamese.dates import DateError, format_date
from cchc.vietnamese.periods import (
    Period,
    WindowError,
    format_period,
    parse_period,
    period_of,
    periods_between,
)
from cchc.vietnamese.spans import DEFAULT_THIRDS, Span, Thirds, read_span
from cchc.vietnamese.text import fold, nfc

__all__ = [
    "DEFAULT_THIRDS",
    "Period",
    "Thirds",
    "Window",
    "WindowError",
    "format_period",
    "parse_period",
    "parse_window",
    "period_of",
    "periods_between",
]


class Window(Struct, frozen=True):
    """A wording with its interval, both days included; None: open on that side.

    ``text`` is the wording as written (NFC), ``tentative`` tells that it says "dự kiến".
    """

    text: str
    start: date | None
    end: date | None
    tentative: bool


_TENTATIVE = re.compile(r"\(\s*du\s+kien\s*\)|\bdu\s+kien\b")
_SPACES = re.compile(r"\s+")
_SLASH = re.compile(r"\s*/\s*")
_DASH = re.compile(
    r"\s*[–—]\s*|\s+-\s+"
    r"|(?<=/[0-9]{4})-(?=[0-9]{1,2}/)|(?<=[0-9]/[0-9]{2})-(?=[0-9]{1,2}/)"
)
_LEAD = re.compile(r"^(?:(?:trong|vao)\s+)+")
_RANGE = re.compile(r"(?:tu )?(?P<first>.+?)(?: den(?: het)? | - )(?P<last>.+)")
_OR = re.compile(r"(?P<first>.+?) hoac (?P<last>.+)")
_UNTIL = re.compile(r"(?:truoc|den|den het|cham nhat(?: la)?(?: vao)?) (?P<day>ngay .+)")
_NO_INTERVAL = re.compile(
    r"(?:thuong xuyen|dot xuat|thuong xuyen va dot xuat|dinh ky va dot xuat)"
    r"(?:,? theo yeu cau(?: cua .+)?)?"
    r"|(?:hang|moi) (?:nam|quy|thang|tuan)(?: (?:mot|[0-9]+) (?:lan|ky|cuoc|so))?"
)
_YEAR_AT_END = re.compile(r"(?:/|nam )([0-9]{4})$|\b([0-9]{4})-[0-9]{2}-[0-9]{2}$")
_NEXT_DAY = timedelta(days=1)


def parse_window(text: str, *, thirds: Thirds = DEFAULT_THIRDS) -> Window:
    """The window an official wording names: "dự kiến trong quý III/2007".

    "trước ngày", "đến ngày" and "chậm nhất ngày" leave the start open and include the day named.
    "thường xuyên", "đột xuất theo yêu cầu" and recurrences ("mỗi quý một lần") have no interval.
    Raises WindowError (FM-NGAY) for anything else, also for two separate windows.
    """
    written = nfc(text).strip()
    folded = fold(written)
    tentative = _TENTATIVE.search(folded) is not None
    plain = _plain(folded)
    if _NO_INTERVAL.fullmatch(plain):
        return Window(written, None, None, tentative)
    try:
        start, end = _interval(plain, written, thirds)
    except DateError as error:
        raise WindowError(error.code, error.message, error.hint) from error
    return Window(written, start, end, tentative)


def _plain(folded: str) -> str:
    """One space between words, without "dự kiến" and the words that introduce a window."""
    text = _DASH.sub(" - ", _TENTATIVE.sub(" ", folded))
    text = _SPACES.sub(" ", _SLASH.sub("/", text)).strip(" ,;.:")
    return _LEAD.sub("", text)


def _interval(plain: str, written: str, thirds: Thirds) -> tuple[date | None, date]:
    if match := _UNTIL.fullmatch(plain):
        return None, read_span(match["day"], None, written, thirds)[1]
    if match := _OR.fullmatch(plain):
        return _either(*_two(match, written, thirds), written)
    if match := _RANGE.fullmatch(plain):
        first, last = _two(match, written, thirds)
        return _ordered(first[0], last[1], written)
    return read_span(plain, None, written, thirds)


def _two(match: re.Match[str], written: str, thirds: Thirds) -> tuple[Span, Span]:
    """Both halves; the first takes the year of the second when it names none."""
    first, last = _LEAD.sub("", match["first"]), _LEAD.sub("", match["last"])
    found = _YEAR_AT_END.search(last)
    year = int(found[1] or found[2]) if found else None
    return read_span(first, year, written, thirds), read_span(last, None, written, thirds)


def _either(first: Span, last: Span, written: str) -> Span:
    """One window out of two that touch or overlap."""
    if last[0] > first[1] + _NEXT_DAY or first[0] > last[1] + _NEXT_DAY:
        message = f'"{written}" là hai thời hạn tách rời.'
        raise WindowError("FM-NGAY", message, "Tách thành hai nhiệm vụ.")
    return min(first[0], last[0]), max(first[1], last[1])


def _ordered(start: date, end: date, written: str) -> Span:
    if start > end:
        message = f'"{written}" bắt đầu {format_date(start)}, sau ngày kết thúc {format_date(end)}.'
        raise WindowError("FM-NGAY", message, "Viết ngày bắt đầu trước, ngày kết thúc sau.")
    return start, end
