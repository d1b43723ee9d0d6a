"""A unit: a dated record with an id, because names change and repeat."""

from datetime import date
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.references import UnitRef
from cchc.schema.scalars import Choice, Quoted, Text

LEVELS = ("trung ương", "tỉnh", "huyện", "xã")
KINDS = (
    "bộ", "ủy ban", "ban chỉ đạo", "sở", "ban", "phòng", "thanh tra", "văn phòng", "cục", "huyện",
    "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc khu", "đài", "nhóm cơ quan",
)  # fmt: skip


class Unit(Record):
    """An office or an administrative unit as it was between two days."""

    name: Text = field("Tên đơn vị", "Tên đầy đủ.", required=True, role="title")
    short: Text | None = field("Tên gọi tắt", "Tên ngắn dùng trong bảng.")
    level: Annotated[str, Choice(LEVELS)] = field("Cấp", "Cấp hành chính.", required=True)
    kind: Annotated[str, Choice(KINDS)] = field("Loại đơn vị", "Loại cơ quan.", required=True)
    parent: UnitRef | None = field("Cơ quan chủ quản", "Đơn vị cấp trên trực tiếp.")
    valid_from: Day | None = field("Có từ ngày", "Ngày thành lập, nếu biết.")
    valid_to: Day | None = field(
        "Đến hết ngày", "Ngày kết thúc hoạt động.", bounds=Bounds(after="valid_from")
    )
    successor: Many[UnitRef] = many("Đơn vị kế thừa", "Đơn vị nhận nhiệm vụ sau khi kết thúc.")
    code: Text | None = field("Mã đơn vị", "Mã chính thức, nếu có.")
    aliases: Many[Quoted] = many("Tên khác", "Các cách viết khác gặp trong văn bản.")

    def heading(self) -> str:
        return self.name

    def existed(self, day: date) -> bool:
        """Whether the unit existed on `day`; unknown ends are open."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


TYPE = ContentType(Unit, "danh-muc", "Đơn vị", "Đơn vị", catalogue=True)
