"""Weekdays that do not match the date beside them."""

import re
from collections.abc import Iterator
from datetime import date

from cchc.check.leaf import Leaf
from cchc.check.signs import WEEKDAY
from cchc.schema.problem import Problem
from cchc.source.front_matter import Source
from cchc.vietnamese.dates import DateError, day_of, format_date, weekday_name

_DIGITS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_NAME = r"(?P<{0}>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_DATE = (
    r"(?:(?:ngày\s+)?(?P<{0}d>[0-9]{{1,2}})[/.-](?P<{0}m>[0-9]{{1,2}})[/.-](?P<{0}y>[0-9]{{4}})"
    r"|ngày\s+(?P<{0}d2>[0-9]{{1,2}})\s+tháng\s+(?P<{0}m2>[0-9]{{1,2}})"
    r"\s+năm\s+(?P<{0}y2>[0-9]{{4}}))"
)
_BEFORE = re.compile(
    rf"\b{_NAME.format('name')}\s*[,(]?\s*{_DATE.format('')}(?![0-9/])", re.IGNORECASE
)
_AFTER = re.compile(
    rf"(?<![0-9/]){_DATE.format('')}\s*\(\s*{_NAME.format('name')}\s*\)", re.IGNORECASE
)


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """THU-NGAY, where no unreadable date says the same."""
    if WEEKDAY in leaf.signs:
        told = {problem.line for problem in leaf.reading if problem.code == "FM-NGAY"}
        yield from (problem for problem in _weekdays(leaf.source) if problem.line not in told)


def _weekdays(source: Source) -> Iterator[Problem]:
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(source.text):
            day, name = _day(match), " ".join(match["name"].lower().split())
            if day is None or _full_name(name) == weekday_name(day):
                continue
            message = f"{format_date(day)} là {weekday_name(day)}, không phải {name}."
            hint = "Sửa thứ hoặc ngày cho khớp."
            yield source.problem("THU-NGAY", match.start("name"), message, hint)


def _full_name(name: str) -> str:
    digit = name[-1]
    return f"thứ {_DIGITS[int(digit) - 2]}" if digit.isdigit() else name


def _day(match: re.Match[str]) -> date | None:
    numbers = [int(match[key] or match[f"{key}2"]) for key in ("y", "m", "d")]
    try:
        return day_of(numbers[0], numbers[1], numbers[2], match[0])
    except DateError:
        return None
