"""An official document in the library of documents."""

from typing import Annotated, Any

from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day
from cchc.schema.scalars import Choice, LongText, OwnFile, Text, YesNo
from cchc.types.official import Issued, PrintForm

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


class Document(Issued):
    """A decision, circular, plan or minutes with number, issuer and date."""

    form: Annotated[str, Form(tuple(FORMS))] = field("Loại văn bản", "QĐ, KH, TT…", required=True)
    title: Text | None = field("Tiêu đề", "Bỏ trống thì lấy loại và số.", role="title")
    effective: Day | None = field("Có hiệu lực từ", "Ngày có hiệu lực.")
    abstract: LongText | None = field(
        "Trích yếu", "Bỏ trống thì hiện “chưa có”.", role="summary", absent="chưa có"
    )
    to: Many[Text] = many("Kính gửi", "Mỗi nơi nhận công văn một dòng.")
    secretary: Text | None = field("Thư ký", "Người ghi biên bản.")
    print_form: PrintForm | None = field("Thể thức in", "Bỏ trống thì theo ngày ban hành.")
    file: OwnFile | None = field(
        "Bản quét", "Tệp PDF; bỏ trống thì hiện “chưa có”.", absent="chưa có"
    )
    text_layer: YesNo | None = field("Có lớp chữ", "Tệp PDF tìm được chữ hay không.")
    status: Annotated[str, Choice(("còn hiệu lực", "hết hiệu lực", "sửa đổi"))] | None = field(
        "Hiệu lực", "Tình trạng hiệu lực."
    )

    def heading(self) -> str:
        return self.title or f"{FORMS[self.form]} {self.number}"


TYPE = ContentType(Document, "van-ban", "Văn bản", "Văn bản", default=True, printed="with text")
