"""Schedules: weekdays that match their dates, series without gaps, no two at once, holidays."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from cchc.schema.problem import Problem
from cchc.schema.shape import shapes
from cchc.source.documents import Document
from cchc.source.front_matter import Source
from cchc.source.store import Store
from cchc.tracking.tasks import plan_of
from cchc.types.broadcast import Broadcast
from cchc.types.plan import Plan
from cchc.types.series import Series
from cchc.types.working_days import WorkingDays
from cchc.vietnamese.dates import DateError, day_of, format_date, format_instant, weekday_name
from cchc.vietnamese.periods import WindowError, format_period, periods_between

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
_HINTS = ("hứ ", "hứ\u00a0", "HỨ ", "hủ nhật", "HỦ NHẬT", "hủ Nhật")
_SOON = timedelta(days=31)
_DEFAULT_LENGTH = timedelta(minutes=1)


def problems(store: Store, as_of: datetime) -> Iterator[Problem]:
    """THU-NGAY, LICH-THIEU, LICH-TRUNG, NGAY-NGHI."""
    told = {(p.path, p.line) for p in store.problems if p.code == "FM-NGAY"}
    for source in store.sources.values():
        if any(hint in source.text for hint in _HINTS):
            yield from (p for p in _weekdays(source) if (p.path, p.line) not in told)
    for document in store.of("series"):
        yield from _gaps(store, document, as_of.date())
    yield from _clashes(store)
    yield from _holidays(store)


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


def _gaps(store: Store, document: Document, day: date) -> Iterator[Problem]:
    """Months of a series, up to next month, for which no issue exists."""
    series = document.record
    if not isinstance(series, Series) or series.span is None:
        return
    try:
        months = periods_between(series.span.first, series.span.last)
    except WindowError:
        return  # KHOANG tells it
    present = _issues(store, document.id)
    known = _tracked_until(store, series)
    for month in months:
        due = month.start <= day + _SOON and (known is None or month.end <= known)
        if due and month.id not in present:
            message = f"Chưa có kỳ phát {format_period(month.id)}."
            hint = f"Thêm kỳ phát vào content/{document.kind.folder}/ (cchc new broadcast)."
            at = document.source.at(("span",))
            yield document.source.problem("LICH-THIEU", at, message, hint)


def _issues(store: Store, series: str) -> set[str]:
    """The months that have an issue, faulty ones included."""
    return {
        str(store.sources[path].data.get("month"))
        for path, kind in store.kinds.items()
        if kind.id == "broadcast" and store.sources[path].data.get("series") == series
    }


def _tracked_until(store: Store, series: Series) -> date | None:
    """An archived plan says nothing of what came later."""
    plan = store.get(plan_of(series.task), "plan")
    return plan.record.tracked_until if plan and isinstance(plan.record, Plan) else None


def _clashes(store: Store) -> Iterator[Problem]:
    """Two issues on one medium at the same time; each problem stands at the later file."""
    for medium, group in _by_medium(store).items():
        for index, (document, start, end) in enumerate(group):
            for other, other_start, other_end in group[:index]:
                if start < other_end and other_start < end:
                    message = f"Trùng giờ phát trên {medium} với {other.path}."
                    at = document.source.at(("airs",))
                    hint = f"Kỳ này phát lúc {format_instant(start)}; đổi giờ một trong hai kỳ."
                    yield document.source.problem("LICH-TRUNG", at, message, hint)


def _by_medium(store: Store) -> dict[str, list[tuple[Document, datetime, datetime]]]:
    found: dict[str, list[tuple[Document, datetime, datetime]]] = {}
    for document in store.of("broadcast"):
        record = document.record
        if not isinstance(record, Broadcast) or record.airs is None or record.status == "hoãn":
            continue
        length = timedelta(minutes=record.length) if record.length else _DEFAULT_LENGTH
        entry = (document, record.airs, record.airs + length)
        found.setdefault(record.medium, []).append(entry)
    return found


def _holidays(store: Store) -> Iterator[Problem]:
    """Events of staff on a day off named in the working-days catalogue."""
    off = {
        day: document.path
        for document in store.of("working_days")
        if isinstance(document.record, WorkingDays)
        for day in document.record.holidays
    }
    for document in store.documents if off else ():
        for shape in shapes(document.kind.model).values():
            value = getattr(document.record, shape.name) if shape.bounds.workday else None
            day = value.date() if isinstance(value, datetime) else value
            if day in off:
                message = f"{shape.label}: {format_date(day)} là ngày nghỉ ({off[day]})."
                at = document.source.at((shape.name,))
                yield document.source.problem("NGAY-NGHI", at, message, "Chọn ngày làm việc.")
