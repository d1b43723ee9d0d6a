"""One visit of a round or survey to one unit."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.references import DocumentRef, Reference, UnitRef
from cchc.schema.scalars import Choice, LongText, Number, Text
from cchc.types.change_note import ChangeNote

PROGRESS = ("dự kiến", "đã thông báo", "đã kiểm tra", "đã kết luận", "đã khắc phục")


class Visit(Record):
    """A visit: where, when, what was found, what was put right."""

    title: Text | None = field("Tiêu đề", "Bỏ trống thì lấy tên đơn vị.")
    round: Annotated[str, Reference(("inspection", "survey"))] = field(
        "Thuộc đợt", "Mã đợt kiểm tra hoặc cuộc khảo sát.", required=True
    )
    unit: UnitRef = field("Đơn vị được kiểm tra", "Đến đơn vị nào.", required=True)
    planned: Day | None = field(
        "Ngày dự kiến", "Ngày dự kiến đến.", role="event_start", bounds=Bounds(workday=True)
    )
    done: Day | None = field("Ngày kiểm tra", "Ngày đã đến.", role="date", bounds=Bounds(past=True))
    mode: Annotated[str, Choice(("định kỳ", "thường xuyên", "đột xuất"))] = field(
        "Hình thức", "Kiểm tra theo cách nào.", default="định kỳ"
    )
    status: Annotated[str, Choice(PROGRESS)] = field(
        "Tình trạng", "Cuộc kiểm tra đang ở bước nào.", default="dự kiến"
    )
    findings: Number | None = field("Số vấn đề nêu", "Bao nhiêu điều phải khắc phục.")
    remedied: Number | None = field(
        "Đã khắc phục", "Bao nhiêu điều đã khắc phục.", bounds=Bounds(at_most="findings")
    )
    remedy_due: Day | None = field(
        "Hạn khắc phục", "Phải xong trước ngày.", bounds=Bounds(after="done")
    )
    minutes: DocumentRef | None = field("Biên bản", "Mã văn bản biên bản.")
    topics: Many[Text] = many("Nội dung làm việc", "Mỗi nội dung một dòng.")
    note: LongText | None = field("Ghi chú", "Điều cần nói thêm.", role="summary")
    change_notes: Many[ChangeNote] = many(
        "Các lần thay đổi lịch", "Mỗi lần đổi giờ, đổi nơi hoặc hoãn một mục."
    )

    def heading(self) -> str:
        return self.title or f"Kiểm tra {self.unit}"

    def called(self, name_of: Callable[[str], str]) -> str:
        return self.title or f"Kiểm tra {name_of(self.unit)}"

    def day(self) -> date | None:
        return self.done or self.planned


TYPE = ContentType(Visit, "kiem-tra", "Cuộc kiểm tra", "Các cuộc kiểm tra, khảo sát")
