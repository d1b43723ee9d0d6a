"""A printed pack: which documents, in what form, how many copies for whom."""

from datetime import date
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day
from cchc.schema.record import Part, Record
from cchc.schema.references import AnyRef
from cchc.schema.scalars import Choice, Ident, LongText, Number, Text


class Recipient(Part):
    """A class of recipients with its copies; copies nobody stated stay absent."""

    label = "Nơi nhận bản in"
    to: Text = field("Nơi nhận", "Đơn vị hoặc nhóm nhận.", required=True)
    copies: Number | None = field(
        "Số bản", "Bỏ trống thì “chưa có số liệu”.", absent="chưa có số liệu"
    )
    received_by: Text | None = field("Người nhận", "Chức danh người nhận.")
    received_on: Day | None = field("Nhận ngày", "Ngày nhận.", bounds=Bounds(past=True))


class Booklet(Record):
    """A booklet made from documents of the site."""

    title: Text = field("Tiêu đề", "Tên tập tài liệu.", required=True, role="title")
    items: Many[AnyRef] = many("Các phần", "Mã tài liệu theo thứ tự in.", required=True)
    form: Ident | None = field("Thể thức", "Thể thức in.")
    paper: Annotated[str, Choice(("A4", "A5"))] = field("Khổ giấy", "A4 hoặc A5.", default="A4")
    copies: Number | None = field("Số bản in", "Tổng số bản.")
    printed: Day | None = field("Ngày in", "Ngày in.", role="date", bounds=Bounds(past=True))
    recipients: Many[Recipient] = many("Nơi nhận bản in", "Cộng lại phải bằng số bản in.")
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")

    def day(self) -> date | None:
        return self.printed


TYPE = ContentType(Booklet, "an-pham", "Tập tài liệu in", "Ấn phẩm")
