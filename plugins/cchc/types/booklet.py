"""A printed pack: which documents, in what form, how many copies for whom."""

from datetime import date
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day, PeriodField
from cchc.schema.record import Part, Record
from cchc.schema.references import AnyRef, Reference, SectionRef, UnitRef
from cchc.schema.scalars import Choice, LongText, Number, Text
from cchc.types.official import PrintForm
from cchc.types.unit import KINDS, LEVELS


class Recipient(Part):
    """Recipients with their copies: a named one, or a class of units with copies for each.

    Copies nobody stated stay absent. A class means the units of the catalogue that existed on the
    day of printing.
    """

    label = "Nơi nhận bản in"
    to: Text = field("Nơi nhận", "Đơn vị hoặc nhóm nhận.", required=True)
    copies: Number | None = field(
        "Số bản", "Bỏ trống thì “chưa có số liệu”.", absent="chưa có số liệu"
    )
    level: Annotated[str, Choice(LEVELS)] | None = field(
        "Mọi đơn vị cấp", "Gửi cho mọi đơn vị cấp này có trong danh mục vào ngày in."
    )
    kinds: Many[Annotated[str, Choice(KINDS)]] = many(
        "Mọi đơn vị loại", "Gửi cho mọi đơn vị thuộc các loại này vào ngày in."
    )
    units: Many[UnitRef] = many("Các đơn vị", "Gửi cho từng đơn vị nêu ở đây.")
    each: Number | None = field("Mỗi đơn vị", "Số bản cho mỗi đơn vị của nhóm.")
    received_by: Text | None = field("Người nhận", "Chức danh người nhận.")
    received_on: Day | None = field("Nhận ngày", "Ngày nhận.", bounds=Bounds(past=True))

    @property
    def is_class(self) -> bool:
        """Whether the units are found in the catalogue or listed, not named in words."""
        return bool(self.level or self.kinds or self.units)


class Selection(Part):
    """Documents of a pack that are found, not listed: all that fit every line given."""

    label = "Chọn tài liệu"
    types: Many[Text] = many("Loại nội dung", "Ví dụ: news, document, material.", required=True)
    section: SectionRef | None = field("Chuyên mục", "Chỉ tin bài của chuyên mục này.")
    unit: UnitRef | None = field("Đơn vị", "Chỉ tài liệu nêu đơn vị này.")
    tags: Many[Text] = many("Từ khóa", "Chỉ tài liệu có đủ các từ khóa này.")
    period: PeriodField | None = field("Kỳ", "Chỉ tài liệu đề ngày trong kỳ: 2025, 2025-q2.")


class Booklet(Record):
    """A booklet made from documents of the site."""

    title: Text = field("Tiêu đề", "Tên tập tài liệu.", required=True, role="title")
    subtitle: Text | None = field("Dòng dưới tiêu đề", "In ở bìa, ví dụ tên hội nghị.")
    items: Many[AnyRef] = many("Các phần", "Mã tài liệu theo thứ tự in.")
    select: Many[Selection] = many("Chọn thêm", "In sau các phần đã nêu, cũ trước mới sau.")
    classes: Many[Annotated[str, Reference(("training",))]] = many(
        "Lớp tập huấn", "In chương trình, tài liệu, danh sách ký tên và phiếu đánh giá của lớp."
    )
    form: PrintForm | None = field("Thể thức", "In cả tập theo thể thức này, không theo ngày.")
    paper: Annotated[str, Choice(("A4", "A5"))] = field("Khổ giấy", "A4 hoặc A5.", default="A4")
    signature: Number | None = field(
        "Số tờ mỗi tay sách", "Tập dày chia thành nhiều tay; bỏ trống thì một tay."
    )
    grammage: Number | None = field(
        "Định lượng giấy",
        "Số g/m²; giấy càng dày, trang ở tờ trong càng lùi vào gáy. Bỏ trống là 80.",
    )
    copies: Number | None = field("Số bản in", "Tổng số bản.")
    printed: Day | None = field("Ngày in", "Ngày in.", role="date", bounds=Bounds(past=True))
    recipients: Many[Recipient] = many("Nơi nhận bản in", "Cộng lại phải bằng số bản in.")
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")

    def day(self) -> date | None:
        return self.printed


TYPE = ContentType(Booklet, "an-pham", "Tập tài liệu in", "Ấn phẩm")
