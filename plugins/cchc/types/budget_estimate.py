"""A budget estimate on its way from a unit to approval."""

import datetime
from typing import Annotated

from cchc.schema.content_type import ContentType
from cchc.schema.field import field
from cchc.schema.record import Record
from cchc.schema.references import DocumentRef, TaskRef, UnitRef
from cchc.schema.scalars import Choice, LongText, Money, Text, Year

STEPS = ("lập", "gửi Thường trực", "tổng hợp", "trình UBND", "phê duyệt")


class BudgetEstimate(Record):
    """Money asked for a year's work; an amount nobody stated stays absent, never 0."""

    title: Text | None = field("Tiêu đề", "Bỏ trống thì lấy năm và đơn vị.", role="title")
    year: Year = field("Năm dự toán", "Năm ngân sách.", required=True)
    unit: UnitRef = field("Đơn vị lập", "Đơn vị lập dự toán.", required=True, role="lead")
    task: TaskRef | None = field("Thuộc nhiệm vụ", "Mã nhiệm vụ trong kế hoạch.")
    basis: DocumentRef = field("Căn cứ", "Văn bản làm căn cứ lập.", required=True)
    amount: Money | None = field(
        "Số tiền đề nghị", "Đồng; bỏ trống thì “chưa có số liệu”.", absent="chưa có số liệu"
    )
    step: Annotated[str, Choice(STEPS)] | None = field(
        "Bước", "Dự toán đang ở bước nào.", absent="chưa có số liệu"
    )
    approved_amount: Money | None = field("Số tiền được duyệt", "Đồng.", absent="chưa có số liệu")
    note: LongText | None = field("Ghi chú", "Điều cần nói thêm.", role="summary")

    def heading(self) -> str:
        return self.title or f"Dự toán năm {self.year}"

    def day(self) -> datetime.date | None:
        return datetime.date(self.year, 1, 1)


TYPE = ContentType(BudgetEstimate, "ket-qua", "Dự toán", "Dự toán kinh phí")
