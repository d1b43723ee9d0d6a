"""What every document issued in an official form declares (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

import datetime
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator

from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day, Instant
from cchc.schema.record import Part, Record
from cchc.schema.references import DocumentRef, Reference, UnitRef
from cchc.schema.scalars import Choice, DocumentNumber, Number, Text

PRINT_FORMS = ("ttlt55-2005", "tt01-2011", "nd30-2020")
"""Names of the official forms, oldest first: the files in `cchc/booklet/forms`."""
COPIES_OF = ("SAO Y", "SAO LỤC", "TRÍCH SAO")
"""Ways to copy a document ("hình thức sao"), Phụ lục I, Phần II."""

PrintForm: TypeAlias = Annotated[str, Choice(PRINT_FORMS)]
Urgency: TypeAlias = Annotated[str, Choice(("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"))]
Circulation: TypeAlias = Annotated[str, Choice(("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"))]
AppendixRef: TypeAlias = Annotated[str, Reference(("document", "material", "plan", "report"))]


class CertifiedCopy(Part):
    """The copy that is printed: who made it, when, who signed it (Phụ lục I, Phần II).

    What nobody stated prints as a placeholder. A copy on paper has its block after the text, an
    electronic one only a line at the top of page 1.
    """

    label = "Bản sao"
    way: Annotated[str, Choice(COPIES_OF)] = field(
        "Hình thức sao", "SAO Y, SAO LỤC hay TRÍCH SAO.", required=True
    )
    medium: Annotated[str, Choice(("giấy", "điện tử"))] = field(
        "Định dạng", "Bản sao giấy hay bản sao điện tử.", default="giấy"
    )
    unit: UnitRef | None = field("Cơ quan sao", "Đơn vị thực hiện sao.")
    number: DocumentNumber | None = field("Số, ký hiệu bản sao", "Ví dụ 15/SY-SNV.")
    day: Day | None = field("Ngày sao", "Ngày ký bản sao.")
    place: Text | None = field("Địa danh", "Địa danh ghi trước ngày sao.")
    authority: Text | None = field("Quyền hạn ký", "Ví dụ TL. GIÁM ĐỐC.")
    post: Text | None = field("Chức vụ người ký", "Chức vụ người ký bản sao.")
    signer: Text | None = field("Người ký", "Họ và tên người ký bản sao.")
    recipients: Many[Text] = many("Nơi nhận", "Mỗi nơi nhận bản sao một dòng.")
    signed_at: Instant | None = field("Ký số lúc", "Thời gian ký số của bản sao điện tử.")


class AttachedTo(Part):
    """The electronic document in whose company this file was sent, and when it was signed."""

    label = "Kèm theo văn bản điện tử"
    document: DocumentRef = field("Văn bản chính", "Mã của văn bản chính.", required=True)
    signed_at: Instant | None = field("Ký số lúc", "Thời gian ký số của cơ quan.")


def _short(raw: Any) -> Any:
    return {"document": raw} if isinstance(raw, str) else raw


class Issued(Record):
    """A document with number, issuer and day of issue, and the cells of its official form."""

    number: DocumentNumber = field("Số, ký hiệu", "Ví dụ 99/2006/TT-BTC.", required=True)
    issuer: UnitRef = field("Cơ quan ban hành", "Đơn vị ban hành.", required=True, role="lead")
    issued: Day = field("Ngày ban hành", "Ngày ký.", required=True, role="date")
    place: Text | None = field("Địa danh", "Địa danh ghi trước ngày tháng.")
    basis: Many[Text] = many("Căn cứ ban hành", "Mỗi căn cứ một dòng.")
    recipients: Many[Text] = many("Nơi nhận", "Mỗi nơi nhận một dòng.")
    authority: Text | None = field("Quyền hạn ký", "Ví dụ TM. BAN CHỈ ĐẠO, KT. GIÁM ĐỐC.")
    post: Text | None = field("Chức vụ người ký", "Chức vụ như trên văn bản.")
    signer: Text | None = field(
        "Người ký", "Họ và tên; chưa ghi chức vụ riêng thì thêm sau dấu phẩy."
    )
    urgency: Urgency | None = field("Mức độ khẩn", "Dấu khẩn in ở trang đầu; không khẩn thì bỏ.")
    circulation: Many[Circulation] = many(
        "Phạm vi lưu hành", "Chỉ dẫn phạm vi lưu hành in trong khung."
    )
    drafter: Text | None = field("Ký hiệu người soạn", "Ký hiệu người soạn thảo, ví dụ PL.")
    copies: Number | None = field("Số bản phát hành", "In sau ký hiệu người soạn.")
    contact: Many[Text] = many(
        "Địa chỉ liên hệ", "Địa chỉ, thư điện tử, điện thoại của cơ quan, in ở chân trang đầu."
    )
    appendices: Many[AppendixRef] = many(
        "Phụ lục", "Mã các tài liệu in kèm làm phụ lục, theo thứ tự."
    )
    certified_copy: CertifiedCopy | None = field(
        "Bản sao", "Khi in bản sao: hình thức sao, cơ quan sao, số, ngày, người ký."
    )
    attached_to: Annotated[AttachedTo, BeforeValidator(_short)] | None = field(
        "Kèm theo văn bản điện tử", "Mã văn bản chính; in dòng thông tin ký số ở đầu trang 1."
    )

    def day(self) -> datetime.date | None:
        return self.issued
