"""A meeting or conference."""

from datetime import date
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day, Instant, PeriodField, WindowField
from cchc.schema.record import Record
from cchc.schema.references import DocumentRef, TaskRef, UnitRef
from cchc.schema.scalars import Choice, LongText, Number, Text
from cchc.types.change_note import ChangeNote


class Meeting(Record):
    """A meeting: planned when, held when, who came, what was concluded."""

    title: Text = field("Tiêu đề", "Tên cuộc họp, hội nghị.", required=True, role="title")
    kind: Annotated[str, Choice(("định kỳ", "bất thường", "sơ kết", "tổng kết"))] = field(
        "Loại họp", "Định kỳ, bất thường, sơ kết hay tổng kết.", required=True
    )
    planned: WindowField = field(
        "Dự kiến họp", "Chép nguyên chữ của văn bản.", required=True, role="event_start"
    )
    period: PeriodField | None = field("Kỳ", "Quý hoặc tháng mà cuộc họp thuộc về.")
    starts: Instant | None = field(
        "Bắt đầu lúc", "Ngày giờ đã ấn định.", role="event_time", bounds=Bounds(workday=True)
    )
    ends: Instant | None = field(
        "Kết thúc lúc", "Ngày giờ kết thúc.", role="event_end", bounds=Bounds(after="starts")
    )
    held: Day | None = field(
        "Đã họp ngày",
        "Ngày họp thực tế.",
        role="date",
        absent="chưa có số liệu",
        bounds=Bounds(past=True),
    )
    unit: UnitRef | None = field("Đơn vị tổ chức", "Đơn vị triệu tập.", role="lead")
    requested_by: Text | None = field("Theo yêu cầu của", "Ai yêu cầu họp bất thường.")
    venue: Text | None = field("Địa điểm", "Họp ở đâu.", role="event_place", absent="chưa nêu")
    chair: Text | None = field("Chủ trì", "Chức danh người chủ trì.")
    attendee_groups: Many[Text] = many("Thành phần dự", "Mỗi nhóm một dòng.")
    attended: Number | None = field("Số người dự", "Số người có mặt.")
    conclusion: DocumentRef | None = field("Thông báo kết luận", "Mã văn bản kết luận.")
    task: TaskRef | None = field("Thuộc nhiệm vụ", "Mã nhiệm vụ trong kế hoạch.")
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")
    change_notes: Many[ChangeNote] = many(
        "Các lần thay đổi lịch", "Mỗi lần đổi giờ, đổi nơi hoặc hoãn một mục."
    )

    def day(self) -> date | None:
        return self.held or (self.starts.date() if self.starts else self.planned.start)


TYPE = ContentType(Meeting, "hop", "Họp, hội nghị", "Họp, hội nghị", default=True)
