"""A pack as data: what is printed in which order, not how it looks."""

from datetime import date

from msgspec import Struct

from cchc.booklet.form import Form
from cchc.booklet.official import OfficialDocument
from cchc.booklet.tree import Block


class Lines(Struct, frozen=True):
    """Dotted lines to write on."""

    number: int


class Ruled(Struct, frozen=True):
    """A table to be filled in by hand: every row `height` mm high, columns in mm or fractions.

    A width below 10 is a fraction of what the others leave.
    """

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    height: float
    strong: tuple[int, ...] = ()
    """Indices of rows that are sums."""


class Label(Struct, frozen=True):
    """One address label."""

    name: str
    detail: str


class Labels(Struct, frozen=True):
    """A sheet of address labels, two in a row."""

    labels: tuple[Label, ...]


class Sheet(Struct, frozen=True):
    """A sheet of the office: title, a line about it, text and tables to be filled in."""

    title: str
    meta: str
    blocks: tuple[Block | Ruled | Lines | Labels, ...]
    organisation: tuple[str, ...] = ()
    """Printed above the title of a sheet of the office, with the day beside it."""
    landscape: bool = False


class PackPart(Struct, frozen=True):
    """One part; `title` stands in the contents, `urls` are addresses that mean this part."""

    id: str
    title: str
    content: OfficialDocument | Sheet
    urls: tuple[str, ...] = ()


class ChannelLine(Struct, frozen=True):
    """A way to reach the office; an address nobody published is None."""

    name: str
    address: str | None
    hours: str | None


class Mark(Struct, frozen=True):
    """Where to see whether a printed sheet is current: the address in words and its QR code."""

    address: str
    qr: bytes | None
    """An SVG; None as long as the site has no public address."""
    sentence: str


class Pack(Struct, frozen=True):
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
