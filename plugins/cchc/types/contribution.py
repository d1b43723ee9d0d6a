"""An article sent in by another unit, from receipt to publication or return."""

from datetime import date
from typing import Annotated

from cchc.schema.bounds import Bounds
from cchc.schema.content_type import ContentType
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day, Instant
from cchc.schema.record import Record
from cchc.schema.references import Reference, TaskRef, UnitRef
from cchc.schema.scalars import Choice, LongText, Text, Url

PROGRESS = ("nhận", "biên tập", "đăng", "trả lại")


class Contribution(Record):
    """A contributed article; it never becomes a page by itself."""

    title: Text = field("Tiêu đề", "Tiêu đề bài gửi.", required=True, role="title")
    source: UnitRef = field("Đơn vị gửi", "Đơn vị viết bài.", required=True)
    received: Day = field(
        "Ngày nhận", "Ngày nhận bài.", required=True, role="date", bounds=Bounds(past=True)
    )
    state: Annotated[str, Choice(PROGRESS)] = field(
        "Tình trạng", "Bài đang ở bước nào.", default="nhận"
    )
    reason: LongText | None = field("Lý do trả lại", "Cần khi trả lại.")
    author: Text | None = field("Tác giả", "Người viết.")
    url: Url | None = field("Địa chỉ gốc", "Nơi bài đã đăng.")
    fetched: Instant | None = field("Lấy về lúc", "Lúc lấy từ nguồn tin.")
    permission: Text | None = field("Quyền đăng", "Đồng ý của tác giả hoặc đơn vị.")
    target: Many[Annotated[str, Choice(("tỉnh", "Bộ Nội vụ"))]] = many(
        "Nơi đăng", "Trang của tỉnh, của Bộ Nội vụ."
    )
    article: Annotated[str, Reference(("news",))] | None = field(
        "Tin đã đăng", "Mã tin bài trên trang, khi bài gửi đã được đăng."
    )
    task: TaskRef | None = field("Thuộc nhiệm vụ", "Mã nhiệm vụ trong kế hoạch.")
    hash: Text | None = field("Mã nội dung", "Để nhận ra bài trùng.")

    def day(self) -> date | None:
        return self.received


TYPE = ContentType(Contribution, "tin", "Bài cộng tác", "Bài cộng tác", hidden=True)
