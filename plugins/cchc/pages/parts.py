"""Parts of view objects: links, facts, entries, tables. See `views.py`."""

from msgspec import Struct


class Link(Struct, frozen=True):
    """A link; with an empty ``url`` plain text."""

    text: str
    url: str = ""
    current: bool = False


class Status(Struct, frozen=True):
    """A tracking status: ``id`` is the status id of the rule, ``label`` the words shown.

    The words may be longer than the label of the rule ("Quá hạn từ 01/07/2007"). The id is also
    the CSS class that gives shape and colour; ``in_progress`` without a result takes the second
    class ``no_result``.
    """

    id: str
    label: str
    no_result: bool = False


class Fact(Struct, frozen=True):
    """One line of a list of facts: a label with text, or with links when there are any."""

    label: str
    value: str = ""
    links: tuple[Link, ...] = ()


class Tally(Struct, frozen=True):
    """Figures of one subject; ``notes`` are sentences about all of them."""

    title: str
    figures: tuple[Fact, ...]
    notes: tuple[str, ...] = ()


class FileLink(Struct, frozen=True):
    """A file: ``format`` ("PDF") and ``detail`` ("76 KB · 3 trang") stand in the link's text."""

    title: str
    url: str
    format: str
    detail: str = ""


class Item(Struct, frozen=True):
    """One entry of a list of articles, documents, tasks or events."""

    title: str
    url: str = ""
    date: str = ""  # as shown: "07/01/2019", "trong quý III/2007"
    iso: str = ""  # for <time datetime>; empty when there is no exact date
    summary: str = ""
    meta: tuple[str, ...] = ()
    status: Status | None = None


class Group(Struct, frozen=True):
    """A titled list of entries; ``more`` leads to all of them."""

    title: str
    items: tuple[Item, ...]
    more: Link | None = None
    empty: str = ""  # sentence shown for an empty list; without it the whole group is left out


class Head(Struct, frozen=True):
    """Top of a page: way home, kind of page, title, lead, line of facts."""

    title: str
    crumbs: tuple[Link, ...] = ()  # from the home page to the parent; the page itself is added
    eyebrow: str = ""
    lead: str = ""
    meta: tuple[Fact, ...] = ()


class Notice(Struct, frozen=True):
    """A boxed remark (archived plan, merged unit, correction); kinds: note, update, archive."""

    title: str
    text: str = ""
    links: tuple[Link, ...] = ()
    kind: str = "note"


class Figure(Struct, frozen=True):
    """A number worth showing large: "26", "nhiệm vụ"."""

    value: str
    label: str
    url: str = ""


class Share(Struct, frozen=True):
    """How many rows have a status; ``url`` leads to the table filtered by it."""

    status: Status
    count: int
    url: str = ""


class Progress(Struct, frozen=True):
    """Progress at a glance: shares as bar and words, optionally a timeline below."""

    title: str
    shares: tuple[Share, ...]
    bar_html: str  # charts.share_bar
    note: str = ""
    more: Link | None = None
    timeline_html: str = ""  # charts.timeline


class Cell(Struct, frozen=True):
    """One cell of a table: text, links and a status may stand together, in this order.

    ``percent`` (0 to 100) draws a thin bar below. ``source`` is "path:line" of the value.
    """

    text: str = ""
    links: tuple[Link, ...] = ()
    status: Status | None = None
    percent: int | None = None
    note: str = ""
    source: str = ""


class Column(Struct, frozen=True):
    """A column; numbers stand to the right."""

    id: str
    label: str
    numeric: bool = False


class Row(Struct, frozen=True):
    """A table row; the first cell is its heading.

    ``keys`` are what the filters compare: a key's words separated by spaces, for example
    ("period", "2007-q2 2007"). ``source`` is "path:line" of the record, ``anchor`` the row's id,
    ``aliases`` further ids that lead to it.
    """

    cells: tuple[Cell, ...]
    keys: tuple[tuple[str, str], ...] = ()
    source: str = ""
    anchor: str = ""
    aliases: tuple[str, ...] = ()


class RowGroup(Struct, frozen=True):
    """Rows under a heading row; without a title there is no heading row."""

    title: str
    rows: tuple[Row, ...]


class Option(Struct, frozen=True):
    """One choice of a filter."""

    value: str
    text: str


class Filter(Struct, frozen=True):
    """A filter: ``name`` is the key of the rows and of the address' query."""

    name: str
    label: str
    options: tuple[Option, ...]
    all_text: str = "Tất cả"


class Grid(Struct, frozen=True):
    """A table with its caption and filters."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    filters: tuple[Filter, ...] = ()
    empty: str = "Chưa có số liệu."

    @property
    def count(self) -> int:
        """Number of rows without headings."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def has_sources(self) -> bool:
        """Whether any row says which file and line it comes from."""
        return any(row.source for group in self.groups for row in group.rows)


class Month(Struct, frozen=True):
    """One month of a schedule; ``missing`` says what should be there and is not."""

    label: str
    items: tuple[Item, ...] = ()
    missing: str = ""
    outside: bool = False  # not part of the programme's span
