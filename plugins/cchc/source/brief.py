"""What lists, menus and other documents show of a document: a light, storable row.

A site of many years has ten thousand documents but shows few of them whole on any page. A brief
holds only texts, so that it can be stored as it is and read back without the models.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, partial
from typing import NamedTuple

from pydantic import BaseModel

from cchc.schema.content_type import ContentType
from cchc.schema.record import Evidence, Record, ResultFields
from cchc.schema.references import Reference, TaskReference
from cchc.schema.shape import Shape, shapes
from cchc.schema.walk import parts
from cchc.types.change_note import ChangeNote
from cchc.types.plan import Plan
from cchc.types.unit import Unit
from cchc.vietnamese.dates import format_date, format_instant
from cchc.vietnamese.windows import Window

NAME_MARKS = ("\ue010", "\ue011")
"""Stand around a reference inside a heading until the name of what it means is known."""


class Brief(NamedTuple):
    """The light part of a document; days and instants are ISO texts, empty when not stated.

    `heading` is the title, `names` what other headings may cite of the document ("id/task",
    words); `state` is as stated in the file. `when` is the day in the words of a list, `stated`
    the day behind them, `dated` the date alone that the document states of itself. `unit` is the
    unit shown beside a title, `owner` the one whose feed takes the document, `units` every unit
    it names, `cites` everything it refers to (of a task its plan), all as written. `changed` is
    the latest public correction, `withheld` the own files that stay inside the office, `aliases`
    every name of a unit.
    """

    path: str
    kind: str
    id: str
    slug: str
    url: str
    heading: str
    names: tuple[tuple[str, str], ...]
    day: str
    state: str
    published: str
    expires: str
    summary: str
    when: str
    stated: str
    dated: str
    section: str
    unit: str
    owner: str
    units: tuple[str, ...]
    cites: tuple[str, ...]
    tags: tuple[str, ...]
    has_results: bool
    changed: str
    withheld: tuple[str, ...]
    aliases: tuple[str, ...]


def brief_of(
    path: str, kind: ContentType, identity: str, slug: str, url: str, record: Record
) -> Brief:
    """The brief of a valid record."""
    role = partial(kind.role, record)
    units, cites = _references(record)
    stated = stated_day(kind, record)
    day = record.day()
    return Brief(
        path,
        kind.id,
        identity,
        slug,
        url,
        record.called(lambda reference: reference.join(NAME_MARKS)),
        _names(identity, record),
        day.isoformat() if day else "",
        record.state,
        _iso(record.published),
        _iso(record.expires),
        str(role("summary") or ""),
        when(kind, record),
        stated.isoformat() if stated else "",
        _dated(role("date")),
        str(role("section") or ""),
        str(getattr(record, "unit", None) or getattr(record, "issuer", None) or ""),
        str(role("unit") or ""),
        units,
        cites,
        record.tags,
        isinstance(record, ResultFields) or bool(record.results),
        _iso(last_change(record)),
        _withheld(record),
        _aliases(record),
    )


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _dated(stated: object) -> str:
    if isinstance(stated, datetime):
        return stated.date().isoformat()
    return stated.isoformat() if isinstance(stated, date) else ""


def _names(identity: str, record: Record) -> tuple[tuple[str, str], ...]:
    if not isinstance(record, Plan):
        return ()
    return tuple((f"{identity}/{task.id}", task.title) for task in record.tasks)


def _aliases(record: Record) -> tuple[str, ...]:
    if not isinstance(record, Unit):
        return ()
    return tuple(filter(None, (record.name, record.short, *record.aliases)))


def _references(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(units, everything) that the front matter refers to, each once, in the file's order."""
    units: dict[str, None] = {}
    cites: dict[str, None] = {}
    for targets, text in _cited(record):
        cites[text.partition("/")[0]] = None
        if "unit" in targets:
            units[text] = None
    return tuple(units), tuple(cites)


def _cited(part: BaseModel) -> Iterator[tuple[tuple[str, ...], str]]:
    """(types that may be meant, text) of every reference of a document or part."""
    for shape in _citing(type(part)):
        content = getattr(part, shape.name)
        if content is None or content == ():
            continue
        for item in content if shape.many else (content,):
            if isinstance(item, BaseModel):
                yield from _cited(item)
            elif shape.kind is not None:
                yield shape.kind.targets, str(item)


@cache
def _citing(model: type[BaseModel]) -> tuple[Shape, ...]:
    """The fields of a model that refer to documents, or hold parts that may."""
    refers = (Reference, TaskReference)
    return tuple(s for s in shapes(model).values() if s.nested or isinstance(s.kind, refers))


def _withheld(record: Record) -> tuple[str, ...]:
    return tuple(_inner(record))


def _inner(record: Record) -> Iterator[str]:
    for _, part in parts(record):
        if isinstance(part, Evidence) and part.access == "nội bộ" and part.file:
            yield part.file


def last_change(record: Record) -> datetime | None:
    """The latest public correction."""
    own = getattr(record, "last_change", None)
    if own is not None:
        found: datetime | None = own()
        return found
    notes: tuple[ChangeNote, ...] = getattr(record, "change_notes", ())
    return max((note.at for note in notes), default=None)


def when(kind: ContentType, record: Record) -> str:
    """The day shown for a document: the wording of a window, else the date that it states.

    The day that only sorts a document into a year (an estimate's 1 January) is never shown.
    """
    role = partial(kind.role, record)
    starts = role("event_time") or role("event_start")
    if isinstance(starts, Window):
        return starts.text
    if isinstance(starts, datetime):
        return format_instant(starts)
    day = stated_day(kind, record)
    return format_date(day) if day else ""


def stated_day(kind: ContentType, record: Record) -> date | None:
    """The date or the beginning of the window that a document states, if any."""
    for role in ("date", "event_start"):
        value = kind.role(record, role)
        found = value.start if isinstance(value, Window) else value
        if found is not None:
            return found.date() if isinstance(found, datetime) else found
    return None
