"""An ordinary page, which MkDocs renders; its front matter is checked like any other."""

from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.record import Record
from cchc.schema.scalars import LongText, Text


class Page(Record):
    """Home, about, contact: free text with few keys."""

    title: Text | None = field("Tiêu đề", "Bỏ trống thì lấy tiêu đề đầu trang.", role="title")
    description: LongText | None = field("Mô tả", "Một câu cho máy tìm kiếm.", role="summary")
    hide: Many[Text] = many("Ẩn", "Các phần không hiện: navigation, toc.")
    template: Text | None = field("Mẫu trang", "Tên tệp mẫu của giao diện.")
    lang: Text | None = field("Ngôn ngữ", "Mã ngôn ngữ, ví dụ en.")


TYPE = ContentType(Page, "trang", "Trang", "Trang", default=True, hidden=True)
