"""A channel through which citizens reach the programme."""

from datetime import date
from typing import Annotated

from cchc.schema.content_type import ContentType
from cchc.schema.field import field
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.references import TaskRef, UnitRef
from cchc.schema.scalars import Choice, Text


class Channel(Record):
    """A hotline, mailbox or counter; an address nobody stated stays absent."""

    name: Text = field("Tên kênh", "Tên hiện trên trang.", required=True, role="title")
    kind: Annotated[str, Choice(("điện thoại", "email", "trực tiếp", "bưu chính"))] = field(
        "Loại kênh", "Cách liên hệ.", required=True
    )
    address: Text | None = field(
        "Số hoặc địa chỉ", "Bỏ trống thì hiện “chưa công bố”.", absent="chưa công bố"
    )
    opened: Day | None = field("Mở từ ngày", "Ngày kênh bắt đầu hoạt động.", role="date")
    hours: Text | None = field("Giờ tiếp nhận", "Ví dụ: 07:30–16:30 các ngày làm việc.")
    unit: UnitRef | None = field("Đơn vị phụ trách", "Đơn vị trực kênh.")
    task: TaskRef | None = field("Thuộc nhiệm vụ", "Mã nhiệm vụ trong kế hoạch.")

    def heading(self) -> str:
        return self.name

    def day(self) -> date | None:
        return None


TYPE = ContentType(Channel, "danh-muc", "Kênh tiếp nhận", "Kênh tiếp nhận", catalogue=True)
