"""An article of the news."""

from datetime import date, datetime

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day, Instant
from cchc.schema.record import Record
from cchc.schema.references import SectionRef, UnitRef
from cchc.schema.scalars import LongText, Text, YesNo
from cchc.types.change_note import ChangeNote


class News(Record):
    """An article: needs only a title, a section and the moment of publication."""

    title: Text = field("Tiêu đề", "Tiêu đề hiện trên trang.", required=True, role="title")
    section: SectionRef = field("Chuyên mục", "Mã chuyên mục tin.", required=True, role="section")
    published: Instant = field(
        "Đăng lúc", "Ngày giờ đăng; ở tương lai là hẹn giờ.", required=True, role="date"
    )
    unit: UnitRef | None = field("Đơn vị", "Đơn vị mà tin nói tới.", role="unit")
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")
    source_date: Day | None = field("Ngày văn bản gốc", "Ngày của văn bản mà bài đăng lại.")
    source: Text | None = field("Nguồn", "Nguồn của bài.")
    author: Text | None = field("Tác giả", "Người viết.")
    reviewer: Text | None = field("Người duyệt", "Ai duyệt bài.")
    imported: YesNo = field("Chuyển từ trang cũ", "Bài lấy từ trang trước đây.", default=False)
    updated: Instant | None = field(
        "Cập nhật lúc", "Lần sửa có thông báo gần nhất.", bounds=Bounds(after="published")
    )
    change_notes: Many[ChangeNote] = many("Các lần sửa", "Mỗi lần sửa một mục.")

    def day(self) -> date | None:
        return self.published.date()

    def last_change(self) -> datetime | None:
        """The latest public correction, or None."""
        moments = [note.at for note in self.change_notes]
        return max([*moments, *([self.updated] if self.updated else [])], default=None)


TYPE = ContentType(News, "tin", "Tin bài", "Tin bài", default=True, feed=True)
