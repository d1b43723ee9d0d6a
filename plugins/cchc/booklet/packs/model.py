"""A pack as data: what is printed in which order, not how it looks."""

from dataclasses import dataclass
from datetime import date

from cchc.booklet.form import Form
from cchc.booklet.official import OfficialDocument
from cchc.booklet.tree import Block


@dataclass(frozen=True, slots=True)
class Lines:
    """Dotted lines to write on."""

    number: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table to be filled in by hand: every row `height` mm high, columns in mm or fractions.

    A width below 10 is a fraction of what the others leave.
    """

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    height: float
    strong: tuple[int, ...] = ()
    """Indices of rows that are sums."""


@dataclass(frozen=True, slots=True)
class Label:
    """One address label."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Labels:
    """A sheet of address labels, two in a row."""

    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the office: title, a line about it, text and tables to be filled in."""

    title: str
    meta: str
    blocks: tuple[Block | Ruled | Lines | Labels, ...]
    organisation: tuple[str, ...] = ()
    """Printed above the title of a sheet of the office, with the day beside it."""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part; `title` stands in the contents, `urls` are addresses that mean this part."""

    id: str
    title: str
    content: OfficialDocument | Sheet
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """A way to reach the office; an address nobody published is None."""

    name: str
    address: str | None
    hours: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Where to see whether a printed sheet is current: the address in words and its QR code."""

    address: str
    qr: bytes | None
    """An SVG; None as long as the site has no public address."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything a pack prints."""

    id: str
    title: str
    subtitle: str
    organisation: str
    form: Form
    paper: str
    parts: tuple[PackPart, ...]
    imprint: tuple[tuple[str, str], ...]
    recipients: tuple[tuple[str, str], ...]
    """Name and copies; the last line is the sum."""
    sources: tuple[tuple[str, str], ...]
    """Title and short digest of every input."""
    checksum: str
    """SHA-256 over the inputs."""
    colophon: tuple[str, ...]
    channels: tuple[ChannelLine, ...]
    edition: str
    """Under the cover's rule: "Bản in lần 1, tháng 9/2025"."""
    mark: Mark
    day: date
    """The day in the file's metadata."""
    bare: bool = False
    """Only the parts: a sheet for the office needs neither cover nor contents."""
    language: str = "vi"
