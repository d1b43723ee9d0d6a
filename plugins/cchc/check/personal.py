"""Personal data in what the public reads: telephone numbers, mailboxes, identity numbers.

They are personal data (Nghị định 13/2023/NĐ-CP) and stay in the private register. Addresses that a
channel document declares are official and allowed.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from cchc.schema.problem import Problem
from cchc.source.front_matter import Source
from cchc.source.store import Store
from cchc.types.channel import Channel

_PHONE = re.compile(
    r"(?<![\w/.=%-])(?:\(?(?:\+|00)84\)?|\(?0)[ .-]?[0-9]{1,3}\)?"
    r"(?:[ .-]?[0-9]{2,4}){2,3}(?![\w/-])"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IDENTITY = re.compile(
    r"(?:CCCD|CMND|CMTND|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?)"
    r"[^\n0-9]{0,20}(?P<number>[0-9]{9}(?:[0-9]{3})?)(?![0-9])",
    re.IGNORECASE,
)
_DIGITS = re.compile("[0-9]")
_PHONE_DIGITS = range(9, 12)


def problems(store: Store, _as_of: datetime) -> Iterator[Problem]:
    """DU-LIEU-CN, in bodies and in front matter."""
    official = {text for path in store.sources for text in _declared(store, path)}
    for path, source in store.sources.items():
        kind = store.kinds.get(path)
        if kind is None or kind.id != "channel":
            yield from _of_file(source, official)


def _declared(store: Store, path: str) -> Iterator[str]:
    """The addresses of a channel document, in the form they are compared in."""
    kind = store.kinds.get(path)
    if kind is None or kind.model is not Channel:
        return
    address = str(store.sources[path].data.get("address", ""))
    yield from (match[0].lower() for match in _MAIL.finditer(address))
    yield from (_national(match[0]) for match in _PHONE.finditer(address))
    yield _national(address)


def _of_file(source: Source, official: set[str]) -> Iterator[Problem]:
    text = source.text
    if "@" in text:
        for match in _MAIL.finditer(text):
            if match[0].lower() not in official:
                yield _problem(source, match.start(), f'địa chỉ thư "{match[0]}"')
    identities = [m.span("number") for m in _IDENTITY.finditer(text)] if _may_have(text) else []
    for start, _ in identities:
        yield _problem(source, start, "số giấy tờ tùy thân")
    for match in _PHONE.finditer(text):
        number = _national(match[0])
        inside = any(start <= match.start() < end for start, end in identities)
        if len(number) in _PHONE_DIGITS and number not in official and not inside:
            yield _problem(source, match.start(), f'số điện thoại "{match[0].strip()}"')


def _may_have(text: str) -> bool:
    folded = text.lower()
    return any(word in folded for word in ("cccd", "cmnd", "cmtnd", "căn cước", "chứng minh"))


def _national(number: str) -> str:
    """A number by its digits alone, in national form."""
    digits = "".join(_DIGITS.findall(number))
    for prefix in ("0084", "84"):
        if digits.startswith(prefix) and len(digits) > 10:
            return "0" + digits[len(prefix) :].removeprefix("0")
    return digits


def _problem(source: Source, offset: int, what: str) -> Problem:
    message = f"Có {what} trong phần công khai."
    hint = "Xóa dữ liệu cá nhân; số và hộp thư chính thức thì khai báo ở loại nội dung channel."
    return source.problem("DU-LIEU-CN", offset, message, hint)
