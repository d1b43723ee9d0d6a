"""Which figures a report gives of each tracking table, and how a row adds to each of them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from cchc.tracking.kinds import NOT_STATED
from cchc.tracking.status import STATUS_IDS, STATUS_WORDS, StatusId
from cchc.vietnamese.numbers import format_int, format_money

Values = Mapping[str, Any]
"""A row as JSON, by column id."""


class Sum(Struct, frozen=True):
    """One figure: what a row adds (None: not stated, or no concern of this figure), and the place
    of the same figure in the table's own totals, which must agree. `always` figures are told also
    when no row adds to them."""

    label: str
    adds: Callable[[Values], int | None]
    total: tuple[str, ...] = ()
    always: bool = True
    money: bool = False

    def words(self, value: int | None) -> str:
        """The figure in words; what nobody stated is never 0."""
        if value is None:
            return NOT_STATED
        return format_money(value) if self.money else format_int(value)


class Chapter(Struct, frozen=True):
    """What a report says of one table: its figures, the columns of its rows in print, and those
    that together name a row."""

    sums: tuple[Sum, ...]
    columns: tuple[str, ...]
    key: tuple[str, ...] = ("id",)


def _one(_row: Values) -> int:
    return 1


def _status(status: StatusId) -> Sum:
    label = STATUS_WORDS[status].label
    return Sum(label, lambda row: 1 if row["status"] == status else None,
               ("by_status", status), always=False)  # fmt: skip


def _plain(label: str, column: str, *total: str, money: bool = False) -> Sum:
    return Sum(label, lambda row: row[column], total, money=money)


def _when(label: str, column: str, *total: str) -> Sum:
    """How many rows state something in a column."""
    return Sum(label, lambda row: 1 if row[column] is not None else None, total)


def unit_sums(units: tuple[str, ...]) -> tuple[Sum, ...]:
    """What was done against the plan's targets, one figure for each unit of quantity."""
    return tuple(_unit(unit) for unit in units)


def _unit(unit: str) -> Sum:
    def adds(row: Values) -> int | None:
        if row["unit"] != unit or row["target"] is None or not row["evidence"]:
            return None
        amount: int = row["done"]["min"]
        return amount

    return Sum(f"Đã thực hiện ({unit})", adds, ("by_unit", unit, "done"))


CHAPTERS: Mapping[str, Chapter] = MappingProxyType({
    "plan-progress": Chapter(
        (Sum("Số nhiệm vụ", _one, ("rows",)), *(_status(status) for status in STATUS_IDS)),
        ("id", "task", "lead", "target", "done", "unit", "window", "status"),
        ("plan", "id"),
    ),
    "inspections": Chapter(
        (
            _plain("Số cuộc có lịch", "visits"), _plain("Số cuộc đã thực hiện", "done"),
            _plain("Vấn đề nêu", "findings", "findings", "sum"),
            _plain("Đã khắc phục", "remedied", "remedied", "sum"),
        ),
        ("round", "kind", "window", "quota", "visits", "done", "findings", "remedied"),
        ("round", "kind"),
    ),
    "training": Chapter(
        (
            Sum("Số lớp", _one, ("rows",)), _when("Số lớp đã mở", "held", "held"),
            _plain("Số người dự", "attended", "attended", "sum"),
        ),
        ("title", "window", "held", "seats", "unit", "attended"),
    ),
    "meetings": Chapter(
        (
            Sum("Số cuộc họp, hội nghị", _one, ("rows",)), _when("Đã họp", "held", "held"),
            _plain("Số người dự", "attended", "attended", "sum"),
        ),
        ("title", "kind", "planned", "held", "attended", "conclusion"),
    ),
    "broadcasts": Chapter(
        (
            _when("Số kỳ phát có lịch", "id", "issues"),
            Sum("Đã phát", lambda row: 1 if row["status"] == "aired" else None, ("aired",)),
            Sum("Tháng chưa có kỳ phát", lambda row: 1 if row["id"] is None else None,
                ("missing",), always=False),
            _plain("Thời lượng (phút)", "length", "minutes", "sum"),
        ),
        ("series", "month", "title", "airs", "length", "status"),
        ("series", "month", "id"),
    ),
    "contributions": Chapter(
        (
            _plain("Số bài nhận", "total", "articles"),
            _plain("Đã đăng", "published", "by_state", "đăng"),
            _plain("Trả lại", "returned", "by_state", "trả lại"),
        ),
        ("unit", "received", "editing", "published", "returned", "total"),
        ("unit",),
    ),
    "distribution": Chapter(
        (
            _plain("Số bản gửi", "copies"),
            _plain("Số bản đã nhận", "received", "received", "sum"),
        ),
        ("title", "printed", "recipient", "copies", "received", "received_on"),
        ("id", "recipient"),
    ),
    "budget": Chapter(
        (
            Sum("Số dự toán", _one, ("rows",)),
            _plain("Tổng đề nghị", "amount", "amount", "sum", money=True),
            _plain("Tổng được duyệt", "approved_amount", "approved_amount", "sum", money=True),
        ),
        ("title", "year", "unit", "amount", "step", "approved_amount"),
    ),
})  # fmt: skip
"""Chapters in the order of the report."""
