"""The two bases of every declaration: a part of a document, and a document's front matter."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from cchc.schema.bounds import Bounds
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day, Instant
from cchc.schema.references import AnyRef, Attachment, TaskRef, UnitRef
from cchc.schema.scalars import Choice, Ident, LongText, OwnFile, Quantity, Text, Url
from cchc.vietnamese.numbers import Range

STATES = ("nháp", "chờ duyệt", "đăng", "gỡ")


class Part(BaseModel):
    """A group of fields inside a document: a task, a target, a result."""

    # Most runs read few types; a type is made ready for reading when its first file comes.
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )
    label: ClassVar[str] = ""


class Evidence(Part):
    """What proves a result: a document of the site, a file, or an address."""

    label = "Minh chứng"
    ref: AnyRef | None = field("Tài liệu", "Mã của tin bài hoặc văn bản làm minh chứng.")
    kind: Annotated[str, Choice(("văn bản", "biên bản", "ảnh", "bài báo", "đường dẫn"))] | None = (
        field("Loại minh chứng", "Minh chứng là gì.")
    )
    file: OwnFile | None = field("Tệp", "Tệp nằm cạnh bài này.")
    url: Url | None = field("Đường dẫn", "Địa chỉ web của minh chứng.")
    sha256: Text | None = field("Mã băm", "Mã SHA-256 của tệp.")
    access: Annotated[str, Choice(("công khai", "nội bộ"))] = field(
        "Mức công khai", "Minh chứng nội bộ không lên trang.", default="công khai"
    )

    @staticmethod
    def expand(text: str) -> dict[str, str]:
        """A bare text stands for an address, a file (it has a suffix) or a document's id."""
        if text.startswith(("http://", "https://")):
            return {"url": text}
        return {"file": text} if "." in text else {"ref": text}


def _short_evidence(raw: Any) -> Any:
    return Evidence.expand(raw.strip()) if isinstance(raw, str) else raw


EvidenceField = Annotated[Evidence, BeforeValidator(_short_evidence)]


class ResultFields(Part):
    """What was done for a task: day, quantity, where, proved by what. Append-only."""

    label = "Kết quả"
    task: TaskRef = field(
        "Nhiệm vụ", "Mã nhiệm vụ, ví dụ kh-2007-09/1a-r1.", required=True, role="lead"
    )
    date: Day = field(
        "Ngày thực hiện",
        "Ngày có kết quả.",
        required=True,
        role="date",
        bounds=Bounds(past=True),
    )
    quantity: Quantity = field("Số lượng", "Đã làm được bao nhiêu.", default=Range(1, 1))
    kind: Text | None = field("Loại đơn vị", "Chỉ tiêu thành phần mà kết quả tính vào.")
    unit_visited: UnitRef | None = field("Đơn vị được kiểm tra", "Đơn vị đã đến làm việc.")
    evidence: Many[EvidenceField] = many("Minh chứng", "Tài liệu, tệp hoặc đường dẫn chứng minh.")
    recorded_by: Text | None = field("Người ghi", "Ai ghi kết quả này.")
    recorded_at: Instant | None = field("Ghi lúc", "Ghi vào lúc nào.")
    supersedes: Text | None = field(
        "Thay cho kết quả", "Mã kết quả đã ghi nhầm; kết quả cũ vẫn được giữ."
    )
    note: LongText | None = field("Ghi chú", "Điều cần nói thêm.")


class ResultItem(ResultFields):
    """One entry of `results:` in an article or a record."""

    id: Ident | None = field("Mã", "Mã của kết quả trong bài; bỏ trống thì dùng số thứ tự.")


class Record(Part):
    """The front matter every document may carry, whatever its type."""

    id: Ident | None = field(
        "Mã", "Mã cố định, không dùng lại; bỏ trống thì lấy theo đường dẫn tệp."
    )
    type: Text | None = field("Loại nội dung", "Cần khi thư mục chứa nhiều loại.")
    slug: Ident | None = field("Đường dẫn", "Phần cuối của địa chỉ; không đổi sau khi đăng.")
    state: Annotated[str, Choice(STATES)] = field(
        "Trạng thái", "Bản nháp và bản chờ duyệt không lên trang.", default="đăng"
    )
    published: Instant | None = field("Đăng lúc", "Trước lúc này bài chưa lên trang.")
    expires: Instant | None = field(
        "Hết hạn lúc", "Từ lúc này bài được gỡ khỏi trang.", bounds=Bounds(after="published")
    )
    tags: Many[Text] = many("Từ khóa", "Mỗi từ khóa một dòng.")
    attachments: Many[Attachment] = many("Tài liệu kèm theo", "Tệp cạnh bài hoặc mã văn bản.")
    results: Many[ResultItem] = many("Kết quả ghi nhận", "Kết quả mà bài này ghi nhận.")

    def heading(self) -> str:
        """The title shown for the document; types without a title override it."""
        return str(getattr(self, "title", "") or self.id or "")

    def called(self, name_of: Callable[[str], str]) -> str:
        """The title where it may name other documents; `name_of` turns a reference into words."""
        return self.heading()

    def day(self) -> date | None:
        """The day that dates the document: its year stands in the address."""
        instant: datetime | None = self.published
        return instant.date() if instant else None
