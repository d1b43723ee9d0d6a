"""Fields of every document issued in an official form (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from typing import Annotated, TypeAlias

from cchc.schema.references import Reference
from cchc.schema.scalars import Choice

Urgency: TypeAlias = Annotated[str, Choice(("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"))]
Circulation: TypeAlias = Annotated[str, Choice(("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"))]
AppendixRef: TypeAlias = Annotated[str, Reference(("document", "material", "plan", "report"))]

URGENCY = "Dấu khẩn in ở trang đầu; bỏ trống nếu không khẩn."
CIRCULATION = "Chỉ dẫn phạm vi lưu hành in trong khung."
DRAFTER = "Ký hiệu người soạn thảo, ví dụ PL."
COPIES = "Số bản phát hành, in sau ký hiệu người soạn."
CONTACT = "Địa chỉ, thư điện tử, điện thoại của cơ quan, in ở chân trang đầu."
APPENDICES = "Mã các tài liệu in kèm làm phụ lục, theo thứ tự."
