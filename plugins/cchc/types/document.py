"""An official document in the library of documents."""

import datetime
from typing import Annotated, Any

from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.references import UnitRef
from cchc.schema.scalars import (
    Choice,
    DocumentNumber,
    Ident,
    LongText,
    Number,
    OwnFile,
    Text,
    YesNo,
)
from cchc.types.official import (
    APPENDICES,
    CIRCULATION,
    CONTACT,
    COPIES,
    DRAFTER,
    URGENCY,
    AppendixRef,
    Circulation,
    Urgency,
)

FORMS = {
    "Luật": "Luật", "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị",
    "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "KH": "Kế hoạch", "CTr": "Chương trình",
    "HD": "Hướng dẫn", "BC": "Báo cáo", "TB": "Thông báo", "CV": "Công văn", "TTr": "Tờ trình",
    "GM": "Giấy mời", "BB": "Biên bản", "QC": "Quy chế",
}  # fmt: skip


class Form(Choice, frozen=True):
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
    place: Text | None = field("Địa danh", "Địa danh ghi trước ngày tháng.")
    to: Many[Text] = many("Kính gửi", "Mỗi nơi nhận công văn một dòng.")
    basis: Many[Text] = many("Căn cứ ban hành", "Mỗi căn cứ một dòng.")
    recipients: Many[Text] = many("Nơi nhận", "Mỗi nơi nhận một dòng.")
    authority: Text | None = field("Quyền hạn ký", "Ví dụ KT. GIÁM ĐỐC.")
    post: Text | None = field("Chức vụ người ký", "Chức vụ như trên văn bản.")
    signer: Text | None = field(
        "Người ký", "Họ và tên; chưa ghi chức vụ riêng thì thêm sau dấu phẩy."
    )
    secretary: Text | None = field("Thư ký", "Người ghi biên bản.")
    urgency: Urgency | None = field("Mức độ khẩn", URGENCY)
    circulation: Many[Circulation] = many("Phạm vi lưu hành", CIRCULATION)
    drafter: Text | None = field("Ký hiệu người soạn", DRAFTER)
    copies: Number | None = field("Số bản phát hành", COPIES)
    contact: Many[Text] = many("Địa chỉ liên hệ", CONTACT)
    appendices: Many[AppendixRef] = many("Phụ lục", APPENDICES)
    print_form: Ident | None = field("Thể thức in", "Bỏ trống thì theo ngày ban hành.")
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
