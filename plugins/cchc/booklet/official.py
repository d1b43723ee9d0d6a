"""One document in the official form, as data: what is printed, not how it looks.

What is unknown is None and prints "chưa có số liệu"; nothing is invented, and neither a seal nor
a signature is ever drawn.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct, field

from cchc.booklet.form import Form
from cchc.booklet.name_lines import name_lines
from cchc.booklet.tree import Block
from cchc.vietnamese.dates import official_date

UNKNOWN = "chưa có số liệu"

Layout: TypeAlias = Literal["named", "letter", "minutes", "article", "script"]
"""A document with its kind above the text (5a), an official letter (5b), minutes with two signers,
or a text that is no official document and bears neither the state's name nor a signature: an
article, or a broadcast script in large letters."""

UNOFFICIAL = frozenset({"article", "script"})
"""Layouts of texts that are no official documents."""

_POST_LETTERS = 26
"""Capitals of 14 pt bold that fit the column of the signature (88 mm)."""
_NUMBER = re.compile(r"(\d+)\s*/\s*(.+)")


class Appendix(Struct, frozen=True):
    """An appendix with its own page numbers; `landscape` None = across when a table is wide."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool | None = None


class OfficialDocument(Struct, frozen=True):
    """An official document before layout. Cells are those of the form's decree."""

    title: str
    """Title in the file's metadata and in the reader's window."""
    form: Form
    kind: str
    """Cell 5a: "KẾ HOẠCH", "BÁO CÁO"."""
    abstract: str
    """Cell 5a or 5b: the "trích yếu"; of an article the title."""
    issued: date | None
    issuer: tuple[str, ...]
    """Cell 2: lines of the issuing body's name; of an article who publishes it."""
    blocks: tuple[Block, ...]
    """Cell 6: the text."""
    issuer_name: str = ""
    """The issuing body's name as people write it, for what refers to the document."""
    number: str | None = None
    """Cell 3: "09/KH-BCĐ"."""
    parent: tuple[str, ...] = ()
    """Cell 2: lines of the superior body's name."""
    place: str | None = None
    """Cell 4: the place name before the date."""
    to: tuple[str, ...] = ()
    """Cell 9a: "Kính gửi"."""
    basis: tuple[str, ...] = ()
    """Cell 6: the "căn cứ" lines without their punctuation."""
    recipients: tuple[str, ...] | None = None
    """Cell 9b: the lines of "Nơi nhận"."""
    authority: tuple[str, ...] = ()
    """Cell 7a: "TM. BAN CHỈ ĐẠO"."""
    post: str | None = None
    """Cell 7a: the signer's post."""
    signer: str | None = None
    """Cell 7b: the signer's name without academic titles."""
    secretary: str | None = None
    """Cell 7b of minutes: who wrote them."""
    urgency: str | None = None
    """Cell 10b: "HỎA TỐC"."""
    circulation: tuple[str, ...] = ()
    """Cell 11: "LƯU HÀNH NỘI BỘ"."""
    drafter: str | None = None
    """Cell 12: sign of who drafted it, "PL."."""
    copies: int | None = None
    """Cell 12: copies issued."""
    contact: tuple[str, ...] = ()
    """Cell 13: address, e-mail, telephone."""
    notes: tuple[str, ...] = ()
    """Remarks of the printing office, at the foot of page 1."""
    retypeset: bool = False
    """The form is younger than the document; says so in the file's keywords."""
    sign_info: tuple[str, ...] = ()
    """Cells 8 and 14: what an electronic signature leaves at the top of page 1."""
    copy: "OfficialDocument | None" = None
    """The block of a copy on paper: kind = way of copying, with cells 2 to 4, 7 and 9b."""
    appendices: tuple[Appendix, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures by the address used in the text; one that is absent prints its alternative."""
    language: str = "vi"
    layout: Layout = "named"
    dateline: str = ""
    """Under the title of an article: when and where it appeared."""
    lead: tuple[Block, ...] = ()
    """Above the words of a script: what it states of its issue, in small letters."""


def number_text(number: str | None) -> str:
    """Cell 3 without the word "Số:": no spaces around "/", a number below 10 gets a zero."""
    if number is None:
        return f"({UNKNOWN})"
    match = _NUMBER.fullmatch(number.strip())
    if match is None:
        return number.strip()
    return f"{match[1].zfill(2)}/{match[2]}"


def place_date(document: OfficialDocument) -> str:
    """Cell 4: "Bình Phước, ngày 04 tháng 4 năm 2007"."""
    place = document.place or f"({UNKNOWN})"
    day = official_date(document.issued) if document.issued else f"ngày ({UNKNOWN})"
    return f"{place}, {day}"


def drafter_text(document: OfficialDocument) -> str:
    """Cell 12: "PL.(300)", with what is known of it; "" when nothing is."""
    copies = f"({document.copies})" if document.copies is not None else ""
    return f"{document.drafter or ''}{copies}"


def letter_abstract(document: OfficialDocument) -> str:
    """Cell 5b: "V/v …", the words of the form not doubled."""
    word = document.form.components["abstract_letter"].text
    text = document.abstract.strip()
    return text if text.casefold().startswith(word.casefold()) else f"{word} {text}"


def closed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of an enumeration, each ending in ";", the last in "." ("căn cứ", "Nơi nhận")."""
    bare = [line.strip().rstrip(";.").rstrip() for line in lines]
    ends = [";"] * (len(bare) - 1) + ["."]
    return tuple(line + end for line, end in zip(bare, ends, strict=False))


def recipient_lines(document: OfficialDocument) -> tuple[str, ...]:
    """The lines under "Nơi nhận:", each with its "- "."""
    lines = document.recipients or (f"({UNKNOWN})",)
    return tuple(f"- {line}" for line in closed(lines))


class Signature(Struct, frozen=True):
    """Cell 7: the lines above the signature, and the name or what stands for an unknown one."""

    authority: tuple[str, ...]
    post: tuple[str, ...]
    name: str
    signed: bool


def signatures(document: OfficialDocument) -> tuple[Signature, ...]:
    """Who signs, from left to right: of minutes their writer and the chair, else one."""
    post, name = signature_lines(document)
    lines = name_lines(post, _POST_LETTERS) if post else ()
    chair = Signature(document.authority, lines, name, document.signer is not None)
    if document.layout in UNOFFICIAL:
        return ()
    if document.layout != "minutes":
        return (chair,)
    writer = document.secretary
    name = writer or f"(người ghi: {UNKNOWN})"
    return (Signature((), ("THƯ KÝ",), name, writer is not None), chair)


def signature_lines(document: OfficialDocument) -> tuple[str | None, str]:
    """Post and name; a name that is not known says so, with the post if that is unknown too."""
    post = document.post or ("CHỦ TRÌ" if document.layout == "minutes" else None)
    if document.signer:
        return post or f"(chức vụ: {UNKNOWN})", document.signer
    if post:
        return post, f"(người ký: {UNKNOWN})"
    return None, f"(chức vụ, người ký: {UNKNOWN})"


def annex_reference(document: OfficialDocument) -> str:
    """The line under an appendix's title: what it belongs to (Phụ lục I, Phần I, Mục III.1.c)."""
    number = f" số {number_text(document.number)}" if document.number else ""
    kind = document.kind.capitalize() or "Văn bản"
    day = f" {official_date(document.issued)}" if document.issued else ""
    issuer = f" của {document.issuer_name}" if document.issuer_name else ""
    return f"(Kèm theo {kind}{number}{day}{issuer})"
