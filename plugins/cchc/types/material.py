"""Teaching and broadcast material written in Markdown."""

from typing import Annotated

from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.record import Record
from cchc.schema.references import Reference
from cchc.schema.scalars import Choice, LongText, Number, Text

KINDS = ("bài giảng", "tài liệu phát tay", "kịch bản", "biểu mẫu")


class Material(Record):
    """A lesson, hand-out, script or form."""

    title: Text = field("Tiêu đề", "Tên tài liệu.", required=True, role="title")
    kind: Annotated[str, Choice(KINDS)] = field("Loại tài liệu", "Dùng để làm gì.", required=True)
    authors: Many[Text] = many("Tác giả", "Người hoặc đơn vị soạn.")
    used_in: Many[Annotated[str, Reference(("training", "broadcast", "series"))]] = many(
        "Dùng cho", "Mã lớp hoặc kỳ phát.", aliases=("class", "broadcast")
    )
    duration: Number | None = field("Thời lượng (phút)", "Số phút.")
    unread: Number | None = field(
        "Phần không đọc (phút)",
        "Của kịch bản: số phút nhạc, phóng sự, phỏng vấn, không tính vào lời.",
    )
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")


TYPE = ContentType(Material, "tai-lieu", "Tài liệu", "Tài liệu", default=True)
