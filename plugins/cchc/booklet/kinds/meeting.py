"""A meeting as its invitation ("giấy mời"), one of the kinds named by Decree 30/2020."""

from cchc.booklet.cells import form_for, pictures, speaker, tree_of
from cchc.booklet.official import UNKNOWN, OfficialDocument
from cchc.booklet.tree import Block, Item, List, Paragraph, Strong, Text
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.meeting import Meeting
from cchc.vietnamese.dates import format_time, official_date, weekday_name

KIND = "GIẤY MỜI"


def official(site: Site, document: Document) -> OfficialDocument:
    """The invitation; number, day of issue and signer are filled in by the office.

    The agenda is the text of a meeting that has not been held; of one held the text tells what
    came of it, which no invitation says.
    """
    record = document.as_a(Meeting)
    day = document.day or site.today
    choice = form_for(day, day)
    organisation, parent, issuer = speaker(site, record.unit)
    agenda = tree_of(site, document) if record.held is None else ()
    return OfficialDocument(
        title=f"Giấy mời: {document.title}",
        form=choice.form,
        kind=KIND,
        abstract=document.title,
        issued=None,
        issuer=issuer,
        parent=parent,
        blocks=(*_invitation(record, organisation, document.title), *agenda, _closing()),
        to=record.attendee_groups,
        recipients=("Như trên", "Lưu: VT") if record.attendee_groups else None,
        notes=(choice.note,) if choice.note else (),
        retypeset=choice.retypeset,
        images=pictures(site, document) if agenda else {},
    )


def _invitation(record: Meeting, organisation: str, title: str) -> tuple[Block, ...]:
    facts = (
        ("1.", "Thời gian", _when(record)),
        ("2.", "Địa điểm", record.venue or f"({UNKNOWN})"),
        ("3.", "Chủ trì", record.chair or f"({UNKNOWN})"),
    )
    items = tuple(
        Item(marker, (Paragraph((Strong((Text(f"{label}: "),)), Text(text))),))
        for marker, label, text in facts
    )
    said = f"{organisation} trân trọng kính mời quý cơ quan, đơn vị cử người dự {_lower(title)}:"
    return Paragraph((Text(said),)), List(items, legal=True)


def _closing() -> Block:
    return Paragraph((Text("Đề nghị đến dự đúng thành phần, đúng thời gian. Trân trọng./."),))


def _when(record: Meeting) -> str:
    if record.starts is None:
        return f"{record.planned.text} (giờ và ngày sẽ báo sau)"
    opening = f"{format_time(record.starts.time())}, {weekday_name(record.starts)}"
    return f"{opening}, {official_date(record.starts)}"


def _lower(title: str) -> str:
    """The title within a sentence: "Họp …" becomes "họp …", a name in capitals stays."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
