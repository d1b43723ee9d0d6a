"""A section of the news."""

from cchc.schema.content_type import ContentType
from cchc.schema.field import field
from cchc.schema.record import Record
from cchc.schema.scalars import LongText, Number, Text, YesNo


class Section(Record):
    """A news section with its place in menus."""

    name: Text = field("Tên chuyên mục", "Tên hiện trên trang.", required=True, role="title")
    order: Number = field("Thứ tự", "Số nhỏ đứng trước.", default=100)
    feed: YesNo = field("Có nguồn tin RSS", "Chuyên mục có tệp tin RSS riêng.", default=True)
    description: LongText | None = field("Giới thiệu", "Một hai câu về chuyên mục.", role="summary")

    def heading(self) -> str:
        return self.name


TYPE = ContentType(Section, "danh-muc", "Chuyên mục tin", "Chuyên mục", catalogue=True)
