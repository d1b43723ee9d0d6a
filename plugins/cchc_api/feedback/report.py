"""A report as it arrives, by form or JSON, and what may be wrong with it."""

import unicodedata
from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from cchc.pages.feedback_slots import CONSENT, CONTACT, LONGEST, PROOF, SERVICE, STAMP, TEXT, TRAP
from cchc.pages.feedback_slots import UNIT as UNIT_FIELD
from cchc_api.feedback.seals import Content

_YES = ("1", "on", "true")
"""What a ticked box may send."""


class FeedbackReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a citizen sends."""

    unit: Annotated[str, Meta(max_length=100, description="Mã đơn vị được phản ánh")]
    text: Annotated[str, Meta(pattern=r"\S", max_length=4000, description="Sự việc")]
    consent: Annotated[
        bool,
        Meta(description="Đồng ý cho xử lý dữ liệu cá nhân", extra_json_schema={"const": True}),
    ]
    service: Annotated[str, Meta(max_length=200, description="Thủ tục, dịch vụ")] = ""
    contact: Annotated[str, Meta(max_length=200, description="Cách liên hệ, không bắt buộc")] = ""
    stamp: Annotated[str, Meta(max_length=100, description="Dấu thời gian do GET cấp")] = ""
    altcha: Annotated[str, Meta(max_length=2000, description="Lời giải ALTCHA, khi được hỏi")] = ""
    website: Annotated[str, Meta(max_length=0, description="Luôn để trống")] = ""

    def content(self) -> Content:
        """The part that is sealed."""
        return Content(self.unit, self.text, self.service, self.contact)


def from_fields(fields: Mapping[str, str]) -> FeedbackReport:
    """A report out of the fields of a form."""

    def words(name: str) -> str:
        # Browsers send line ends as CR LF, which nobody typed and which would count twice.
        text = fields.get(name, "").replace("\r\n", "\n")
        return unicodedata.normalize("NFC", text).strip()

    return FeedbackReport(
        unit=words(UNIT_FIELD),
        text=words(TEXT),
        consent=words(CONSENT) in _YES,
        service=words(SERVICE),
        contact=words(CONTACT),
        stamp=words(STAMP),
        altcha=words(PROOF),
        website=words(TRAP),
    )


def fault(report: FeedbackReport) -> str:
    """The first thing wrong with a report, as a sentence for its writer; empty if all is well."""
    if report.website:
        return "Ô dành cho máy phải để trống. Hãy xóa chữ trong ô đó rồi gửi lại."
    if not report.text.strip():
        return "Hãy viết sự việc cần phản ánh."
    for label, name, words in (
        ("Sự việc", TEXT, report.text),
        ("Tên thủ tục", SERVICE, report.service),
        ("Cách liên hệ", CONTACT, report.contact),
    ):
        if len(words) > LONGEST[name]:
            return f"{label} dài {len(words)} ký tự, quá {LONGEST[name]}; hãy viết ngắn lại."
    if not report.consent:
        return "Hãy đánh dấu đồng ý để cơ quan được phép xử lý phản ánh."
    return ""
