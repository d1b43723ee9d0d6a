"""A dated row of the counter's ledger: visits counted before this counter existed."""

import datetime

from cchc.schema.content_type import ContentType
from cchc.schema.field import field
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.scalars import LongText, SignedNumber, Text
from cchc.vietnamese.dates import format_date


class VisitCount(Record):
    """An amount to add to the visit counter; a correction is another row, never an edit."""

    amount: SignedNumber = field("Số lượt", "Cộng vào bộ đếm; có thể âm.", required=True)
    date: Day = field("Ngày ghi nhận", "Ngày của số liệu.", required=True, role="date")
    source: LongText = field("Nguồn số liệu", "Lấy từ đâu.", required=True)
    entered_by: Text | None = field("Người nhập", "Ai đưa số liệu vào.")

    def heading(self) -> str:
        return f"Số lượt truy cập đến ngày {format_date(self.date)}"

    def day(self) -> datetime.date | None:
        return self.date


TYPE = ContentType(
    VisitCount, "danh-muc", "Số lượt ban đầu", "Số lượt ban đầu", catalogue=True, hidden=True
)
