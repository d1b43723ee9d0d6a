"""The distribution of printed matter."""

from datetime import date
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.references import Reference, TaskRef
from cchc.schema.scalars import Choice, LongText, Number, Text
from cchc.types.booklet import Recipient


class Distribution(Record):
    """What is printed for whom; what came back."""

    title: Text = field("Tiêu đề", "Tên đợt phân phát.", required=True, role="title")
    pack: Annotated[str, Reference(("booklet", "document", "plan", "material"))] | None = field(
        "Ấn phẩm", "Mã ấn phẩm; bỏ trống nếu chưa nêu.", absent="chưa nêu"
    )
    copies: Number | None = field(
        "Số bản in", "Tổng số bản; bỏ trống thì “chưa có số liệu”.", absent="chưa có số liệu"
    )
    paper: Annotated[str, Choice(("A4", "A5"))] | None = field("Khổ giấy", "A4 hoặc A5.")
    printed: Day | None = field("Ngày in", "Ngày in.", role="date", bounds=Bounds(past=True))
    recipients: Many[Recipient] = many("Nơi nhận bản in", "Cộng lại phải bằng số bản in.")
    task: TaskRef | None = field("Thuộc nhiệm vụ", "Mã nhiệm vụ trong kế hoạch.")
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")

    def day(self) -> date | None:
        return self.printed


TYPE = ContentType(Distribution, "an-pham", "Phân phát", "Phân phát ấn phẩm")
