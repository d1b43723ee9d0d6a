"""One document in the official form, as data: what is printed, not how it looks.

What is unknown is None and prints "chưa có số liệu"; nothing is invented, and neither a seal nor
a signature is ever drawn.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cchc.booklet.form import Form
from cchc.booklet.tree import Block
from cchc.vietnamese.dates import official_date

UNKNOWN = "chưa có số liệu"

_NUMBER = re.compile(r"(\d+)\s*/\s*(.+)")


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix with its own page numbers; `landscape` None = across when a table is wide."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool | None = None


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """An official document before layout. Cells are those of the form's decree."""

    title: str
    """Title in the file's metadata and in the reader's window."""
    form: Form
    kind: str
    """Cell 5a: "KẾ HOẠCH", "BÁO CÁO"."""
    abstract: str
    """Cell 5a: the "trích yếu" under the kind."""
    issued: date
    issuer: tuple[str, ...]
    """Cell 2: lines of the issuing body's name."""
    blocks: tuple[Block, ...]
    """Cell 6: the text."""
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
    contact: tuple[str, ...] = ()
    """Cell 13: address, e-mail, telephone."""
    notes: tuple[str, ...] = ()
    """Remarks of the printing office, at the foot of page 1."""
    retypeset: bool = False
    """The form is younger than the document; says so in the file's keywords."""
    appendices: tuple[Appendix, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures by the address used in the text; one that is absent prints its alternative."""
    language: str = "vi"


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
    return f"{place}, {official_date(document.issued)}"


def closed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines of an enumeration, each ending in ";", the last in "." ("căn cứ", "Nơi nhận")."""
    bare = [line.strip().rstrip(";.").rstrip() for line in lines]
    ends = [";"] * (len(bare) - 1) + ["."]
    return tuple(line + end for line, end in zip(bare, ends, strict=False))


def recipient_lines(document: OfficialDocument) -> tuple[str, ...]:
    """The lines under "Nơi nhận:", each with its "- "."""
    lines = document.recipients or (f"({UNKNOWN})",)
    return tuple(f"- {line}" for line in closed(lines))


def signature_lines(document: OfficialDocument) -> tuple[str | None, str]:
    """Post and name; a name that is not known says so, with the post if that is unknown too."""
    if document.signer:
        return document.post or f"(chức vụ: {UNKNOWN})", document.signer
    if document.post:
        return document.post, f"(người ký: {UNKNOWN})"
    return None, f"(chức vụ, người ký: {UNKNOWN})"


def annex_reference(document: OfficialDocument) -> str:
    """The line under an appendix's title: what it belongs to."""
    number = f" số {number_text(document.number)}" if document.number else ""
    kind = document.kind.capitalize()
    return f"(Kèm theo {kind}{number} {official_date(document.issued)})"
