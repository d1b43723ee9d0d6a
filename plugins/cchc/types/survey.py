"""A survey of units outside the inspection rounds."""

from datetime import date

from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import WindowField
from cchc.schema.record import Record
from cchc.schema.references import TaskRef, UnitRef
from cchc.schema.scalars import LongText, Quantity, Text
from cchc.types.change_note import ChangeNote


class Survey(Record):
    """A survey: who looks at what, in how many units."""

    title: Text = field("Tiêu đề", "Tên cuộc khảo sát.", required=True, role="title")
    window: WindowField = field(
        "Thời gian", "Chép nguyên chữ của văn bản.", required=True, role="event_start"
    )
    team: Many[UnitRef] = many("Đơn vị khảo sát", "Các đơn vị đi khảo sát.", required=True)
    content: LongText | None = field("Nội dung", "Khảo sát việc gì.", role="summary")
    quantity: Quantity | None = field("Số đơn vị", "Ít nhất – nhiều nhất.")
    quantity_note: Text | None = field("Cách tính", "Như văn bản ghi.")
    task: TaskRef | None = field("Thuộc nhiệm vụ", "Mã nhiệm vụ trong kế hoạch.")
    change_notes: Many[ChangeNote] = many(
        "Các lần thay đổi lịch", "Mỗi lần đổi giờ, đổi nơi hoặc hoãn một mục."
    )

    def day(self) -> date | None:
        return self.window.start


TYPE = ContentType(Survey, "kiem-tra", "Khảo sát", "Các cuộc khảo sát")
