"""A plan with its tasks and targets."""

from typing import Annotated

from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day, SpanField, WindowField
from cchc.schema.record import Part
from cchc.schema.references import AnyRef, DocumentRef, UnitRef
from cchc.schema.scalars import Choice, Ident, LongText, Number, Quantity, Text, Year
from cchc.types.official import Issued, PrintForm
from cchc.types.unit import KINDS

MEASURES = (
    "cuộc", "cơ quan", "xã", "lớp", "người", "ngày", "kỳ", "bài", "bản", "kênh", "đồng",
)  # fmt: skip
RECURRENCES = ("none", "monthly", "quarterly", "continuous", "on_request")


class Target(Part):
    """How much is to be done; a quantity nobody stated stays absent."""

    label = "Chỉ tiêu"
    quantity: Quantity | None = field(
        "Số lượng", "Ít nhất – nhiều nhất; bỏ trống: không định lượng."
    )
    unit: Annotated[str, Choice(MEASURES)] = field("Đơn vị tính", "Đếm bằng gì.", required=True)
    kind: Text | None = field("Loại đơn vị", "Phần chỉ tiêu dành cho loại đơn vị này.")
    includes: Many[Annotated[str, Choice(KINDS)]] = many(
        "Tính cả loại", "Loại đơn vị khác cũng tính vào phần này."
    )
    per: Annotated[str, Choice(("plan", "quarter", "month", "district", "class"))] = field(
        "Tính cho mỗi",
        "Chỉ tiêu của cả kế hoạch hay của mỗi kỳ, mỗi huyện, mỗi lớp.",
        default="plan",
    )
    each: Quantity | None = field("Mỗi nơi", "Số lượng ở mỗi nơi, như văn bản ghi.")
    times: Number | None = field("Số nơi", "Có bao nhiêu nơi.")


class Heading(Part):
    """A main heading of the plan, so that tables can group by it."""

    label = "Mục lớn"
    marker: Text = field("Mục", "Số mục như trong văn bản.", required=True)
    title: Text = field("Tiêu đề mục", "Tên mục như trong văn bản.", required=True)


class Task(Part):
    """One task: who, what, how much, until when."""

    label = "Nhiệm vụ"
    id: Ident = field("Mã", "Mã trong kế hoạch, không đổi.", required=True)
    marker: Text = field("Mục", "Mục trong văn bản, ví dụ 1.a.", required=True)
    title: Text = field(
        "Nhiệm vụ", "Tên nhiệm vụ.", required=True, role="title", aliases=("tieu_de",)
    )
    lead: UnitRef | None = field("Chủ trì", "Đơn vị chủ trì; bỏ trống thì hiện “chưa nêu”.")
    partners: Many[UnitRef] = many("Phối hợp", "Các đơn vị phối hợp.")
    window: WindowField | None = field("Thời hạn", "Chép nguyên chữ của văn bản.")
    recurrence: Annotated[str, Choice(RECURRENCES)] = field(
        "Lặp lại", "Hằng tháng, hằng quý, thường xuyên, theo yêu cầu.", default="none"
    )
    span: SpanField | None = field("Từ kỳ – đến kỳ", "Kỳ đầu và kỳ cuối của nhiệm vụ lặp lại.")
    target: Many[Target] = many(
        "Chỉ tiêu", "Một hoặc nhiều phần; mỗi phần phải đạt mức ít nhất.", aliases=("targets",)
    )
    output: Text | None = field("Sản phẩm", "Kết quả cụ thể phải có.")
    legal_basis: Many[DocumentRef] = many("Căn cứ", "Văn bản làm căn cứ.")
    reform_area: Text | None = field("Lĩnh vực cải cách", "Một trong các lĩnh vực cải cách.")
    note: LongText | None = field("Ghi chú", "Điều cần nói thêm.")
    adjusted_by: DocumentRef | None = field("Điều chỉnh bởi", "Quyết định bỏ hoặc thay nhiệm vụ.")
    new_window: WindowField | None = field(
        "Thời hạn mới", "Khi quyết định chỉ đổi thời hạn; nhiệm vụ vẫn được theo dõi."
    )


class Plan(Issued):
    """A plan as issued, with the tasks that are tracked."""

    title: Text = field("Tiêu đề", "Tên kế hoạch như trên văn bản.", required=True, role="title")
    year: Year = field("Năm kế hoạch", "Năm thực hiện.", required=True)
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")
    signer: Text | None = field("Người ký", "Họ và tên.", absent="chưa nêu")
    form: PrintForm | None = field("Thể thức", "Thể thức in; bỏ trống thì theo ngày ban hành.")
    tracked_until: Day | None = field(
        "Theo dõi đến ngày", "Kế hoạch lưu trữ: sau ngày này không còn thông tin."
    )
    headings: Many[Heading] = many("Các mục lớn", "Để nhóm nhiệm vụ trong bảng.")
    tasks: Many[Task] = many("Các nhiệm vụ", "Theo thứ tự trong văn bản.")
    source_article: AnyRef | None = field("Tin đã đăng", "Bài đăng toàn văn kế hoạch.")


TYPE = ContentType(
    Plan, "ke-hoach", "Kế hoạch", "Kế hoạch", default=True, feed=True, printed="always"
)
