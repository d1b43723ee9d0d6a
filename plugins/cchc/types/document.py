"""An official document in the library of documents."""

import datetime
from typing import Annotated, Any

from cchc.schema.content_type import ContentType
from cchc.schema.field import field
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.references import UnitRef
from cchc.schema.scalars import Choice, DocumentNumber, LongText, OwnFile, Text, YesNo

FORMS = {
    "Luật": "Luật", "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị",
    "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "KH": "Kế hoạch", "CTr": "Chương trình",
    "HD": "Hướng dẫn", "BC": "Báo cáo", "TB": "Thông báo", "CV": "Công văn", "TTr": "Tờ trình",
    "GM": "Giấy mời", "BB": "Biên bản", "QC": "Quy chế",
}  # fmt: skip


class Form(Choice):
    """The kind of an official document: its code in files, its name where people read."""

    def render(self, value: Any) -> str:
        return FORMS.get(value, str(value))


class Document(Record):
    """A decision, circular, plan or minutes with number, issuer and date."""

    form: Annotated[str, Form(tuple(FORMS))] = field("Loại văn bản", "QĐ, KH, TT…", required=True)
    number: DocumentNumber = field("Số, ký hiệu", "Ví dụ 99/2006/TT-BTC.", required=True)
    issuer: UnitRef = field("Cơ quan ban hành", "Đơn vị ban hành.", required=True, role="lead")
    issued: Day = field("Ngày ban hành", "Ngày ký.", required=True, role="date")
    title: Text | None = field("Tiêu đề", "Bỏ trống thì lấy loại và số.", role="title")
    effective: Day | None = field("Có hiệu lực từ", "Ngày có hiệu lực.")
    abstract: LongText | None = field(
        "Trích yếu", "Bỏ trống thì hiện “chưa có”.", role="summary", absent="chưa có"
    )
    signer: Text | None = field("Người ký", "Họ và tên, chức vụ.")
    file: OwnFile | None = field(
        "Bản quét", "Tệp PDF; bỏ trống thì hiện “chưa có”.", absent="chưa có"
    )
    text_layer: YesNo | None = field("Có lớp chữ", "Tệp PDF tìm được chữ hay không.")
    status: Annotated[str, Choice(("còn hiệu lực", "hết hiệu lực", "sửa đổi"))] | None = field(
        "Hiệu lực", "Tình trạng hiệu lực."
    )

    def heading(self) -> str:
        return self.title or f"{FORMS[self.form]} {self.number}"

    def day(self) -> datetime.date | None:
        return self.issued


TYPE = ContentType(Document, "van-ban", "Văn bản", "Văn bản", default=True)
