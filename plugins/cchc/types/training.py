"""A training class."""

from datetime import date
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day, Instant, WindowField
from cchc.schema.record import Part, Record
from cchc.schema.references import Reference, TaskRef, UnitRef
from cchc.schema.scalars import LongText, Number, Quantity, Text
from cchc.types.change_note import ChangeNote
from cchc.vietnamese.numbers import Range


class Session(Part):
    """One lesson of the programme: when, about what, by whom."""

    label = "Buổi học"
    starts: Instant = field("Bắt đầu lúc", "Ngày giờ bắt đầu.", required=True)
    ends: Instant | None = field(
        "Kết thúc lúc", "Ngày giờ kết thúc.", bounds=Bounds(after="starts")
    )
    topic: Text = field("Nội dung", "Học về gì.", required=True)
    lecturer: Text | None = field("Người trình bày", "Giảng viên hoặc cơ quan.", absent="chưa nêu")


class Training(Record):
    """A class: when, how long, for whom, about what."""

    title: Text = field("Tiêu đề", "Tên lớp.", required=True, role="title")
    no: Number = field("Lớp số", "Số thứ tự của lớp.", required=True)
    window: WindowField = field(
        "Thời gian mở lớp", "Chép nguyên chữ của văn bản.", required=True, role="event_start"
    )
    starts: Instant | None = field(
        "Khai giảng lúc", "Ngày giờ đã ấn định.", role="event_time", bounds=Bounds(workday=True)
    )
    ends: Instant | None = field(
        "Bế giảng lúc", "Ngày giờ kết thúc.", role="event_end", bounds=Bounds(after="starts")
    )
    held: Day | None = field(
        "Đã mở ngày", "Ngày khai giảng thực tế.", role="date", bounds=Bounds(past=True)
    )
    days: Quantity | None = field("Số ngày", "Lớp kéo dài mấy ngày.")
    seats: Quantity | None = field("Số học viên", "Ít nhất – nhiều nhất.")
    audience: Many[Text] = many("Đối tượng", "Mỗi nhóm một dòng.")
    topics: Many[Text] = many("Nội dung", "Mỗi nội dung một dòng.")
    lecturers: Many[Text] = many("Giảng viên", "Mỗi nguồn giảng viên một dòng.")
    sessions: Many[Session] = many("Chương trình", "Mỗi buổi một mục, theo thứ tự thời gian.")
    unit: UnitRef | None = field(
        "Đơn vị tổ chức", "Bỏ trống thì hiện “chưa nêu”.", role="lead", absent="chưa nêu"
    )
    venue: Text | None = field("Địa điểm", "Mở ở đâu.", role="event_place", absent="chưa nêu")
    materials: Many[Annotated[str, Reference(("material", "document", "plan"))]] = many(
        "Tài liệu", "Mã các tài liệu của lớp."
    )
    attended: Number | None = field("Số người dự", "Số học viên có mặt.", absent="chưa có số liệu")
    task: TaskRef | None = field("Thuộc nhiệm vụ", "Mã nhiệm vụ trong kế hoạch.")
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")
    change_notes: Many[ChangeNote] = many(
        "Các lần thay đổi lịch", "Mỗi lần đổi giờ, đổi nơi hoặc hoãn một mục."
    )

    def day(self) -> date | None:
        return self.held or (self.starts.date() if self.starts else self.window.start)

    def person_days(self) -> Range | None:
        """Seats times days, least and most, when both are stated."""
        return self.seats.times(self.days) if self.seats and self.days else None


TYPE = ContentType(Training, "tap-huan", "Lớp tập huấn", "Tập huấn", default=True)
