"""The public part of a citizen's report."""

import datetime
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import field
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.references import Reference, UnitRef
from cchc.schema.scalars import Choice, LongText, Text

OUTCOMES = ("đúng", "đúng một phần", "không đúng", "không thuộc thẩm quyền")


class HotlineReport(Record):
    """A redacted summary and its answer; the caller's data stay in the private register."""

    topic: Text = field("Việc phản ánh", "Một câu ngắn.", required=True, role="title")
    received: Day = field(
        "Ngày nhận", "Ngày nhận phản ánh.", required=True, role="date", bounds=Bounds(past=True)
    )
    channel: Annotated[str, Reference(("channel",))] = field(
        "Kênh tiếp nhận", "Mã kênh.", required=True
    )
    unit: UnitRef | None = field("Đơn vị bị phản ánh", "Đơn vị được nói tới.")
    summary: LongText = field(
        "Tóm tắt công khai", "Đã bỏ mọi dữ liệu cá nhân.", required=True, role="summary"
    )
    due: Day | None = field(
        "Hạn trả lời", "Tính theo ngày làm việc.", bounds=Bounds(after="received")
    )
    answered: Day | None = field(
        "Ngày trả lời", "Ngày đã trả lời.", bounds=Bounds(after="received", past=True)
    )
    outcome: Annotated[str, Choice(OUTCOMES)] | None = field("Kết luận", "Phản ánh đúng hay không.")

    def heading(self) -> str:
        return self.topic

    def day(self) -> datetime.date | None:
        return self.received


TYPE = ContentType(HotlineReport, "phan-anh", "Phản ánh", "Phản ánh", default=True)
