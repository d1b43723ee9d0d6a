"""Telephone numbers and mailboxes as written: those of persons are judged, those of offices known.

They are personal data (Nghị định 13/2023/NĐ-CP) and stay in the private register. Addresses that a
channel document declares are official and allowed.
"""

import re
from collections.abc import Iterator

from cchc.check.leaf import Leaf
from cchc.check.signs import CONTACT, NUMBER
from cchc.types.channel import Channel

Contact = tuple[str, str, int, int]
"""The form in which it is compared, how a message names it, line, column."""

_PHONE = re.compile(
    r"(?<![\w/.=%-])(?:\(?(?:\+|00)84\)?|\(?0)[ .-]?[0-9]{1,3}\)?"
    r"(?:[ .-]?[0-9]{2,4}){2,3}(?![\w/-])"
)
_NATIONAL = re.compile(r"0(?<![\w/.=%-]0)(?:[ .()-]{0,2}[0-9]){8}")
"""Every telephone number without +84 begins like this; a search for the zero is quick."""
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IDENTITY = re.compile(
    r"(?:CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?)"
    r"[^\n0-9]{0,20}(?P<number>[0-9]{9}(?:[0-9]{3})?)(?![0-9])",
    re.IGNORECASE,
)
_IDENTITY_WORDS = ("cccd", "cmnd", "cmtnd", "căn cước", "chứng minh")
FIX = "Xóa dữ liệu cá nhân; số và hộp thư chính thức thì khai báo ở loại nội dung channel."
_DIGITS = re.compile("[0-9]")
_PHONE_DIGITS = range(9, 12)


def identity_numbers(leaf: Leaf) -> list[tuple[int, int]]:
    """Where the numbers of identity papers begin and end; none in a channel document."""
    if NUMBER not in leaf.signs or _is_channel(leaf):
        return []
    small = leaf.source.text.lower()
    if not any(word in small for word in _IDENTITY_WORDS):
        return []
    return [match.span("number") for match in _IDENTITY.finditer(leaf.source.text)]


def contacts(leaf: Leaf) -> Iterator[Contact]:
    """Every mailbox and telephone number of a file, official or not; none of a channel."""
    text = leaf.source.text
    if CONTACT not in leaf.signs or _is_channel(leaf):
        return
    for match in _MAIL.finditer(text) if "@" in text else ():
        yield match[0].lower(), f'địa chỉ thư "{match[0]}"', *leaf.place(match.start())
    if ("+" not in text or "+84" not in text) and _NATIONAL.search(text) is None:
        return
    papers = identity_numbers(leaf)
    for match in _PHONE.finditer(text):
        number = national(match[0])
        inside = any(start <= match.start() < end for start, end in papers)
        if len(number) in _PHONE_DIGITS and not inside:
            yield number, f'số điện thoại "{match[0].strip()}"', *leaf.place(match.start())


def official_contacts(leaf: Leaf) -> Iterator[str]:
    """The addresses of a channel document, in the form they are compared in."""
    if leaf.kind is None or leaf.kind.model is not Channel:
        return
    address = str(leaf.source.data.get("address", ""))
    yield from (match[0].lower() for match in _MAIL.finditer(address))
    yield from (national(match[0]) for match in _PHONE.finditer(address))
    yield national(address)


def _is_channel(leaf: Leaf) -> bool:
    return leaf.kind is not None and leaf.kind.id == "channel"


def national(number: str) -> str:
    """A number by its digits alone, in national form."""
    digits = "".join(_DIGITS.findall(number))
    for prefix in ("0084", "84"):
        if digits.startswith(prefix) and len(digits) > 10:
            return "0" + digits[len(prefix) :].removeprefix("0")
    return digits


def said(what: str) -> str:
    """The sentence of a problem about such a number or mailbox."""
    return f"Có {what} trong phần công khai."
