"""A frozen report of a period."""

import datetime
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day, PeriodField
from cchc.schema.record import Record
from cchc.schema.references import DocumentRef, Reference
from cchc.schema.scalars import LongText, Text
from cchc.vietnamese.windows import format_period


class Report(Record):
    """What was known of a period on one day; never rewritten."""

    title: Text | None = field("Tiêu đề", "Bỏ trống thì lấy kỳ báo cáo.", role="title")
    period: PeriodField = field("Kỳ báo cáo", "Quý, 6 tháng hoặc năm.", required=True)
    as_of: Day = field(
        "Số liệu đến ngày",
        "Ngày chốt số liệu.",
        required=True,
        role="date",
        bounds=Bounds(after="period"),
    )
    plans: Many[Annotated[str, Reference(("plan",))]] = many("Kế hoạch", "Báo cáo về kế hoạch nào.")
    checksum: Text | None = field(
        "Mã kiểm tra số liệu",
        "Mã SHA-256 của số liệu đã chốt; cchc report --close ghi, không sửa tay.",
    )
    signed: DocumentRef | None = field("Văn bản đã ký", "Mã văn bản báo cáo đã ký.")
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")

    def heading(self) -> str:
        return self.title or f"Báo cáo {format_period(self.period.id)}"

    def day(self) -> datetime.date | None:
        return self.as_of


TYPE = ContentType(Report, "bao-cao", "Báo cáo", "Báo cáo", default=True)
