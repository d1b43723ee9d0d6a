"""One issue of a broadcast column."""

from datetime import date
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Instant, PeriodField
from cchc.schema.record import Record
from cchc.schema.references import Reference, UnitRef
from cchc.schema.scalars import Choice, LongText, Number, OwnFile, Text
from cchc.types.change_note import ChangeNote
from cchc.types.series import MEDIA
from cchc.vietnamese.windows import format_period


class Broadcast(Record):
    """An issue: which month, when on air, what it says."""

    series: Annotated[str, Reference(("series",))] = field(
        "Chuyên mục phát sóng", "Mã chuyên mục.", required=True
    )
    medium: Annotated[str, Choice(MEDIA)] = field("Phương tiện", "Phát ở đâu.", required=True)
    month: PeriodField = field("Tháng", "Ví dụ 2007-m04.", required=True)
    no: Number | None = field("Kỳ số", "Bỏ trống thì đếm theo tháng, từ tháng đầu của chuyên mục.")
    title: Text | None = field("Chủ đề", "Chủ đề của kỳ phát.", role="title")
    unit: UnitRef | None = field(
        "Đơn vị phụ trách nội dung", "Bỏ trống thì là cơ quan thường trực.", role="lead"
    )
    airs: Instant | None = field(
        "Phát lúc", "Ngày giờ phát sóng.", role="event_start", bounds=Bounds(within="month")
    )
    length: Number | None = field("Thời lượng (phút)", "Số phút.", role="event_length")
    repeat: Many[Instant] = many("Phát lại", "Các lần phát lại.", bounds=Bounds(after="airs"))
    script: Annotated[str, Reference(("material",))] | None = field(
        "Kịch bản", "Mã tài liệu kịch bản."
    )
    recording: OwnFile | None = field("Bản ghi", "Tệp ghi âm, ghi hình.")
    transcript: LongText | None = field("Bản chép lời", "Lời trong kỳ phát, chép nguyên văn.")
    status: Annotated[str, Choice(("dự kiến", "đã ghi", "đã phát", "hoãn"))] = field(
        "Tình trạng phát", "Kỳ phát đang ở bước nào.", default="dự kiến"
    )
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")
    change_notes: Many[ChangeNote] = many(
        "Các lần thay đổi lịch", "Mỗi lần đổi giờ, đổi nơi hoặc hoãn một mục."
    )

    def heading(self) -> str:
        return self.title or f"Kỳ phát {format_period(self.month.id)}"

    def day(self) -> date | None:
        return self.airs.date() if self.airs else self.month.start


TYPE = ContentType(Broadcast, "phat-song", "Kỳ phát", "Lịch phát sóng")
