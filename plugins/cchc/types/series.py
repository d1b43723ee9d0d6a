"""A broadcast column: a series of issues."""

from typing import Annotated

from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import SpanField
from cchc.schema.record import Record
from cchc.schema.references import TaskRef, UnitRef
from cchc.schema.scalars import Choice, LongText, Text

MEDIA = ("truyền hình", "phát thanh", "truyền thanh huyện")


class Series(Record):
    """A column on television or radio with one issue a month."""

    title: Text = field("Tên chuyên mục", "Tên chuyên mục phát sóng.", required=True, role="title")
    unit: UnitRef | None = field("Đài phát", "Đơn vị phát sóng.", role="lead", absent="chưa nêu")
    partners: Many[UnitRef] = many("Phối hợp", "Các đài phối hợp.")
    medium: Many[Annotated[str, Choice(MEDIA)]] = many("Phương tiện", "Phát trên phương tiện nào.")
    span: SpanField | None = field("Từ tháng – đến tháng", "Mỗi tháng trong khoảng có một kỳ.")
    task: TaskRef | None = field("Thuộc nhiệm vụ", "Mã nhiệm vụ trong kế hoạch.")
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")


TYPE = ContentType(Series, "phat-song", "Chuyên mục phát sóng", "Chuyên mục phát sóng")
