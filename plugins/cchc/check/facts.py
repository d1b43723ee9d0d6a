"""What other files may ask of one file: a small record of plain values, which can be stored."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from cchc.check.days import first_day, past
from cchc.check.leaf import Leaf, leaves
from cchc.check.written_letters import Lacking, lacking_letters
from cchc.check.written_links import Address, Link, anchors, headings, links_of, part_ids
from cchc.check.written_numbers import Contact, contacts, official_contacts
from cchc.check.written_references import Citation, citations
from cchc.schema.record import Record
from cchc.schema.scalars import DocumentNumberType
from cchc.schema.shape import shapes
from cchc.schema.walk import parts
from cchc.source.documents import default_slug
from cchc.source.store import Store
from cchc.vietnamese.document_number import normal_form
from cchc.vietnamese.text import slug

Place = tuple[int, int]
FIRST: Place = (1, 1)


class Facts(NamedTuple):
    """What the rules between files use of one file; places are (line, column) from 1.

    `kind` is the type's id, empty where it is not known; then `unread` are the identifiers the
    file would have. `identity` is stated or derived, `names` the name, short name and aliases as
    written. `number` of an official document: as written, for comparison, its issuer, place.
    `links` lead to files and anchors, `addresses` to addresses of the site. `heads` are the
    headings of the body, one a line, `anchors` the ids it states, `parts` those of its tasks and
    results. `future` are days that must not lie ahead: ISO day, label, place. `contacts` are
    mailboxes and telephone numbers, `official` those that a channel declares. `issue` is
    (series, month) of a broadcast. `lacking` are letters that print has no glyph for.
    """

    kind: str = ""
    identity: str = ""
    unread: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    id_at: Place = FIRST
    slug_at: Place = FIRST
    number: tuple[str, str, str, Place] | None = None
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    addresses: tuple[Address, ...] = ()
    heads: str = ""
    anchors: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    future: tuple[tuple[str, str, int, int], ...] = ()
    contacts: tuple[Contact, ...] = ()
    official: tuple[str, ...] = ()
    issue: tuple[str, str] | None = None
    lacking: tuple[Lacking, ...] = ()


_NAME_KEYS = ("name", "short", "aliases")


def to_plain(facts: Facts) -> tuple[Any, ...]:
    """The facts as a tuple that `marshal` takes."""
    return tuple(facts)


def from_plain(plain: tuple[Any, ...]) -> Facts:
    """The facts of a tuple from `to_plain`. Raises TypeError for one of another version."""
    return Facts(*plain)


def site_facts(store: Store) -> Mapping[str, Facts]:
    """The facts of every Markdown file of a site, by path."""
    return {leaf.path: facts_of(leaf) for leaf in leaves(store)}


def facts_of(leaf: Leaf) -> Facts:
    """The facts of one file."""
    links, addresses = links_of(leaf)
    known = leaf.kind is not None
    return Facts(
        kind=leaf.kind.id if leaf.kind else "",
        identity=leaf.identity,
        unread=() if known else _unread(leaf),
        names=tuple(_names(leaf.source.data)) if known else (),
        id_at=_place(leaf, "id"),
        slug_at=_place(leaf, "slug"),
        number=_number(leaf),
        citations=tuple(citations(leaf)),
        links=links,
        addresses=addresses,
        heads=headings(leaf),
        anchors=anchors(leaf),
        parts=tuple(part_ids(leaf)),
        future=tuple(_future(leaf)),
        contacts=tuple(contacts(leaf)),
        official=tuple(official_contacts(leaf)),
        issue=_issue(leaf),
        lacking=lacking_letters(leaf),
    )


def _place(leaf: Leaf, key: str) -> Place:
    return leaf.place_of((key,)) if (key,) in leaf.source.block.spots else FIRST


def _unread(leaf: Leaf) -> tuple[str, ...]:
    whole = slug(leaf.path.removesuffix(".md").partition("/")[2])
    return default_slug(leaf.path), whole, str(leaf.source.data.get("id", ""))


def _names(data: Mapping[str, Any]) -> Iterator[str]:
    for key in _NAME_KEYS:
        stated = data.get(key)
        names = stated if isinstance(stated, list) else [stated] if stated else []
        yield from (name for name in names if isinstance(name, str))


@cache
def _number_field(model: type[BaseModel]) -> str:
    declared = shapes(model).values()
    return next((s.name for s in declared if isinstance(s.kind, DocumentNumberType)), "")


def _number(leaf: Leaf) -> tuple[str, str, str, Place] | None:
    name = _number_field(leaf.kind.model) if leaf.kind and leaf.record else ""
    number = getattr(leaf.record, name) if name else None
    if number is None or leaf.kind is None or leaf.record is None:
        return None
    issuer = str(leaf.kind.role(leaf.record, "lead") or "")
    return number, normal_form(number), issuer, leaf.place_of((name,))


def _issue(leaf: Leaf) -> tuple[str, str] | None:
    if leaf.kind is None or leaf.kind.id != "broadcast":
        return None
    series = leaf.source.data.get("series")
    return (series if isinstance(series, str) else ""), str(leaf.source.data.get("month"))


def _future(leaf: Leaf) -> Iterator[tuple[str, str, int, int]]:
    """Days that the file does not itself allow to lie ahead: what is written ahead is dated."""
    record = leaf.record
    for location, part in parts(record) if record else ():
        for shape in past(type(part)):
            content = getattr(part, shape.name)
            if content is None:
                continue
            at = (*location, shape.name)
            items = [((*at, i), item) for i, item in enumerate(content)] if shape.many else None
            for place, value in [(at, content)] if items is None else items:
                day = first_day(value)
                if day > _floor(record, part):
                    yield day.isoformat(), shape.label, *leaf.place_of(place)


def _floor(record: Record | None, part: BaseModel) -> date:
    """The day by which a part was written, as far as the file says so."""
    moments = (record and record.published, getattr(part, "recorded_at", None))
    return max((moment.date() for moment in moments if moment), default=date.min)
