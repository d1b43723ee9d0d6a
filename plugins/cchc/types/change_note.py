"""One public correction of a published document."""

from cchc.schema.field import field
from cchc.schema.moments import Instant
from cchc.schema.record import Part
from cchc.schema.scalars import LongText


class ChangeNote(Part):
    """When something was corrected, and what, in a sentence for the public."""

    label = "Lần sửa"
    at: Instant = field("Sửa lúc", "Ngày giờ sửa.", required=True)
    note: LongText = field("Nội dung sửa", "Một câu cho người đọc.", required=True)
