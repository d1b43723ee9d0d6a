"""The working days of a year: holidays and working weekends, with their source."""

from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.scalars import Text, Year


class WorkingDays(Record):
    """Days off and days worked instead; legal limits count working days."""

    year: Year = field("Năm", "Năm áp dụng.", required=True)
    holidays: Many[Day] = many("Ngày nghỉ", "Các ngày nghỉ lễ.")
    worked: Many[Day] = many("Ngày làm bù", "Ngày cuối tuần đi làm.")
    source: Text | None = field("Căn cứ", "Văn bản quy định ngày nghỉ.")

    def heading(self) -> str:
        return f"Ngày làm việc năm {self.year}"


TYPE = ContentType(
    WorkingDays, "danh-muc", "Ngày làm việc", "Ngày làm việc", catalogue=True, hidden=True
)
