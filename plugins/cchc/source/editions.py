"""The ledger of printed editions: what was printed when, from what, and its short address.

One edition a line in `content/an-pham/ban-in.txt`, sorted by pack and number, so that two branches
merge by line: address, pack, number, day, paper, copies, SHA-256 of the reading PDF, its inputs,
its pages. Only `cchc pack MÃ --edition` writes it. Nothing in it is ever changed: a printed sheet
carries the address for ever.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from cchc.schema.problem import Problem
from cchc.schema.walk import values
from cchc.source.documents import digest
from cchc.source.store import Store
from cchc.types.booklet import Booklet
from cchc.vietnamese.dates import DateError, parse_date

EDITIONS = "content/an-pham/ban-in.txt"
PRINTED_AT = "/in/"
"""Below this lie the pages of printed editions."""

HEAD = """\
# Sổ bản in: mỗi lần in một dòng, do lệnh cchc pack MÃ --edition ghi; không sửa tay.
# địa chỉ, mã ấn phẩm, lần in, ngày in, khổ, số bản, SHA-256 của tệp PDF, đầu vào, các trang
"""
_COLUMNS = 9
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Nothing that looks like something else when typed from paper."""

_NOT_PRINTED = frozenset({
    "id", "type", "slug", "state", "published", "expires", "tags", "attachments", "results",
    "printed", "signature", "received_by", "received_on",
})  # fmt: skip


class Edition(Struct, frozen=True):
    """One printed edition; `inputs` are digests by id, `pages` short digests in order.

    `line` is the line of the ledger, 0 for an edition that is not in it yet.
    """

    address: str
    pack: str
    number: int
    day: date
    paper: str
    copies: int | None
    sha256: str
    inputs: Mapping[str, str]
    pages: tuple[str, ...]
    line: int = 0

    @property
    def checksum(self) -> str:
        """SHA-256 over the inputs, as the imprint prints it."""
        return checksum(self.inputs)

    @property
    def text(self) -> str:
        """The line of the ledger."""
        inputs = ",".join(f"{name}={value}" for name, value in self.inputs.items())
        copies = "-" if self.copies is None else str(self.copies)
        words = (self.address, self.pack, str(self.number), self.day.isoformat(), self.paper)
        return "   ".join((*words, copies, self.sha256, inputs, ",".join(self.pages)))


class Editions(Struct, frozen=True):
    """The ledger as read, in order of pack and number; `problems` are lines that are none."""

    entries: tuple[Edition, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, pack: str) -> tuple[Edition, ...]:
        """The editions of a pack, first to last."""
        return tuple(edition for edition in self.entries if edition.pack == pack)

    def last(self, pack: str) -> Edition | None:
        """The latest edition of a pack."""
        return next(reversed(self.of(pack)), None)


def read_editions(store: Store) -> Editions:
    """The ledger of a site; one that printed nothing has none."""
    if not store.has(EDITIONS):
        return Editions()
    return parse_editions(store.read(EDITIONS).decode("utf-8-sig", "replace"))


def parse_editions(text: str) -> Editions:
    """Read the ledger's text. Never raises: what cannot be read is a problem."""
    entries: list[Edition] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        edition = _edition(words, number)
        if edition is None:
            problems.append(_problem(number, "Dòng này không phải dòng của sổ bản in."))
        elif any(edition.address == other.address for other in entries):
            problems.append(_problem(number, f"Địa chỉ {edition.address} đã ghi ở dòng trước."))
        else:
            entries.append(edition)
    entries.sort(key=lambda edition: (edition.pack, edition.number))
    return Editions(tuple(entries), tuple(problems))


def with_edition(text: str, edition: Edition) -> str:
    """The ledger's text with one more edition, sorted."""
    lines = {line for line in text.split("\n") if line.strip() and not line.startswith("#")}
    lines.add(edition.text)
    return HEAD + "".join(f"{line}\n" for line in sorted(lines, key=_order))


def short_address(pack: str, number: int) -> str:
    """The address printed in an edition; it follows from pack and number, so nobody allots it."""
    rest = int.from_bytes(hashlib.sha256(f"{pack} {number}".encode()).digest()[:8], "big")
    letters = ""
    for _ in range(5):
        rest, index = divmod(rest, len(_LETTERS))
        letters += _LETTERS[index]
    return f"{PRINTED_AT}{letters}/"


def own_digest(booklet: Booklet) -> str:
    """A digest of what of a pack's own front matter is printed."""
    printed = (
        f"{value.location} {value.value}"
        for value in values(booklet)
        if not _NOT_PRINTED.intersection(map(str, value.location))
    )
    return digest("\n".join(printed)).hex()


def checksum(inputs: Mapping[str, str]) -> str:
    """SHA-256 over the inputs, one "id digest" a line."""
    lines = "".join(f"{name} {value}\n" for name, value in inputs.items())
    return hashlib.sha256(lines.encode()).hexdigest()


def changed_inputs(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Ids that were added, changed or taken out, those of now in their order first."""
    found = [name for name, value in now.items() if before.get(name) != value]
    return (*found, *(name for name in before if name not in now))


def changed_pages(before: Iterable[str], now: Iterable[str]) -> tuple[int, ...]:
    """The numbers of the pages that differ from the page of the same number printed before."""
    old = tuple(before)
    return tuple(
        number
        for number, page in enumerate(now, start=1)
        if number > len(old) or old[number - 1] != page
    )


def _edition(words: list[str], line: int) -> Edition | None:
    if len(words) != _COLUMNS or not words[0].startswith(PRINTED_AT):
        return None
    address, pack, number, day, paper, copies, sha256, inputs, pages = words
    try:
        named = dict(each.split("=", 1) for each in inputs.split(","))
        many = None if copies == "-" else int(copies)
        return Edition(
            address, pack, int(number), parse_date(day), paper, many, sha256, named,
            tuple(pages.split(",")), line,
        )  # fmt: skip
    except (ValueError, DateError):
        return None


def _order(line: str) -> tuple[str, int, str]:
    words = line.split()
    number = words[2] if len(words) > 2 and words[2].isdigit() else "0"
    return words[1] if len(words) > 1 else "", int(number), line


def _problem(line: int, message: str) -> Problem:
    hint = "Lấy lại dòng cũ từ lịch sử của kho; sổ bản in không sửa tay."
    return Problem(EDITIONS, line, 1, "IN-SO", message, hint)
