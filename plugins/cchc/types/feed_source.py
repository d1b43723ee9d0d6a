"""A feed of another site from which drafts are taken."""

from cchc.schema.content_type import ContentType
from cchc.schema.field import field
from cchc.schema.record import Record
from cchc.schema.references import UnitRef
from cchc.schema.scalars import Text, Url


class FeedSource(Record):
    """Where contributions come from; nothing of it is published by itself."""

    title: Text = field("Tên nguồn", "Tên nguồn tin.", required=True, role="title")
    source: UnitRef = field("Đơn vị cung cấp", "Đơn vị chủ nguồn tin.", required=True)
    url: Url = field("Địa chỉ nguồn", "Địa chỉ RSS hoặc Atom.", required=True)
    permission: Text | None = field("Quyền dùng lại", "Thỏa thuận về việc dùng lại tin.")


TYPE = ContentType(FeedSource, "danh-muc", "Nguồn tin", "Nguồn tin", catalogue=True, hidden=True)
