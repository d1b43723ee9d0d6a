"""A round of inspections."""

from datetime import date
from typing import Annotated

from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import WindowField
from cchc.schema.record import Part, Record
from cchc.schema.references import TaskRef, UnitRef
from cchc.schema.scalars import Choice, LongText, Number, Quantity, Text
from cchc.types.change_note import ChangeNote
from cchc.types.unit import KINDS


class Quota(Part):
    """How many units of one kind a round visits."""

    label = "Số lượng theo loại"
    kind: Text = field("Loại đơn vị", "Ví dụ: sở; huyện, thị xã.", required=True)
    quantity: Quantity = field("Số lượng", "Ít nhất – nhiều nhất.", required=True)


class Group(Part):
    """Units named only as a group in the official text."""

    label = "Nhóm đơn vị"
    kinds: Many[Annotated[str, Choice(KINDS)]] = many("Các loại", "Loại đơn vị.", required=True)
    count: Number = field("Số đơn vị", "Tổng số trong nhóm.", required=True)


class Inspection(Record):
    """One round: when, by whom, of which units."""

    title: Text | None = field("Tiêu đề", "Bỏ trống thì lấy số đợt.", role="title")
    no: Number = field("Đợt số", "Số thứ tự của đợt.", required=True)
    window: WindowField = field(
        "Thời gian", "Chép nguyên chữ của văn bản.", required=True, role="event_start"
    )
    team: Many[UnitRef] = many("Thành phần đoàn", "Các đơn vị tham gia đoàn.", required=True)
    team_note: Text | None = field("Thành phần khác", "Thành phần văn bản không nêu tên.")
    head: Text | None = field("Trưởng đoàn", "Chức danh trưởng đoàn.", absent="chưa nêu")
    content: LongText | None = field("Nội dung kiểm tra", "Kiểm tra việc gì.", role="summary")
    quota: Many[Quota] = many("Số lượng theo loại", "Mỗi loại đơn vị một mục.")
    units: Many[UnitRef] = many(
        "Đơn vị của đợt", "Danh sách đã chốt; bỏ trống nếu chưa nêu.", absent="chưa nêu"
    )
    candidates: Many[UnitRef] = many("Thuộc diện kiểm tra", "Nêu tên nhưng chưa phân đợt.")
    candidate_groups: Many[Group] = many("Nhóm thuộc diện", "Nhóm đơn vị không nêu tên.")
    task: TaskRef | None = field("Thuộc nhiệm vụ", "Mã nhiệm vụ trong kế hoạch.")
    change_notes: Many[ChangeNote] = many(
        "Các lần thay đổi lịch", "Mỗi lần đổi giờ, đổi nơi hoặc hoãn một mục."
    )

    def heading(self) -> str:
        return self.title or f"Đợt kiểm tra {self.no}"

    def day(self) -> date | None:
        return self.window.start


TYPE = ContentType(Inspection, "kiem-tra", "Đợt kiểm tra", "Các đợt kiểm tra")
