"""Public documents by section, unit, tag, month: worked out of the briefs once per build.

A page that shows one group asks for that group alone, so that a document which enters another
group does not touch the page. Groups divide: "section/year" has the key "tin-chung 2019",
"section/year/month" the key "tin-chung 2019 04".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from cchc.source.documents import Document
from cchc.vietnamese.text import slug

if TYPE_CHECKING:
    from cchc.pages.site import Site

Group = Mapping[str, tuple[Document, ...]]


def groups(site: "Site", name: str) -> Group:
    """Every group of one sort by its key; each holds its public documents, newest first."""
    known = site._known
    if f"group {name}" not in known:
        found: dict[str, list[Document]] = {}
        for document in _ordered(site):
            for key in _SORTS[name](site, document):
                found.setdefault(key, []).append(document)
        known[f"group {name}"] = {key: tuple(documents) for key, documents in found.items()}
    group: Group = known[f"group {name}"]
    return group


def group_of(site: "Site", name: str, key: str) -> tuple[Document, ...]:
    """One group, or a part of one: its public documents, newest first."""
    base, _, division = name.rpartition("/")
    if not base:
        return groups(site, name).get(key, ())
    whole, _, part = key.rpartition(" ")
    return divided(site, base, division, whole).get(part, ())


def divided(site: "Site", name: str, division: str, key: str) -> Group:
    """The parts of one group by year ("2019"), by month ("04") or by type ("news").

    Documents without a day, or without a stated month, are in the part "".
    """
    known, place = site._known, f"divided {name}/{division} {key}"
    if place not in known:
        part_of, found = _DIVISIONS[division], dict[str, list[Document]]()
        for document in group_of(site, name, key):
            part = part_of(document)
            if part in found:
                found[part].append(document)
            else:
                found[part] = [document]
        known[place] = {part: tuple(documents) for part, documents in found.items()}
    parts: Group = known[place]
    return parts


def parts_of(site: "Site", name: str, key: str) -> tuple[str, ...]:
    """The parts that a group has ("section/year", "tin-chung"), last first, "" at the end."""
    base, _, division = name.rpartition("/")
    return tuple(sorted(divided(site, base, division, key), reverse=True))


def spelling(site: "Site", key: str) -> str:
    """A tag as its newest document writes it; empty when no document has it."""
    newest = groups(site, "tag").get(key, ())[:1]
    return next((tag for document in newest for tag in document.brief.tags if slug(tag) == key), "")


def before(site: "Site", document: Document, most: int) -> tuple[Document, ...]:
    """The public documents of the same section that came just before this one."""
    known = site._known
    if "places" not in known:
        sections = groups(site, "section")
        known["places"] = {
            other.path: (section, place)
            for section, documents in sections.items()
            for place, other in enumerate(documents)
        }
    section, place = known["places"].get(document.path, ("", -1))
    return groups(site, "section")[section][place + 1 : place + 1 + most] if place >= 0 else ()


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """News order: by moment of publication (else the document's day), then by slug."""
    ordered = sorted(documents, key=lambda document: document.brief.slug)
    return sorted(ordered, key=_moment, reverse=True)


def _moment(document: Document) -> str:
    return document.brief.published or document.brief.day


def _ordered(site: "Site") -> list[Document]:
    known = site._known
    if "ordered" not in known:
        public = (d for d in site.store.valid if site.state(d) == "published")
        known["ordered"] = newest_first(public)
    ordered: list[Document] = known["ordered"]
    return ordered


def _kind(_site: "Site", document: Document) -> Iterator[str]:
    yield document.brief.kind


def _folder(_site: "Site", document: Document) -> Iterator[str]:
    """Documents that have pages by the folder of their type."""
    if not document.kind.hidden:
        yield document.kind.folder


def _section(site: "Site", document: Document) -> Iterator[str]:
    """Articles by the id of their section, or the words where no section is meant."""
    if document.brief.kind == "news":
        section = site.store.meant(document.brief.section, ("section",))
        yield section.id if section else document.brief.section


def _year(_site: "Site", document: Document) -> Iterator[str]:
    """Documents by type and the year of their day: "news 2007"."""
    if document.brief.day:
        yield f"{document.brief.kind} {document.brief.day[:4]}"


def _month(_site: "Site", document: Document) -> Iterator[str]:
    """Documents by type and the month of their day: "news 2007-04"."""
    if document.brief.day:
        yield f"{document.brief.kind} {document.brief.day[:7]}"


def _tag(site: "Site", document: Document) -> Iterator[str]:
    """Documents that open, by the plain form of their tags."""
    if document.brief.tags and site.opens(document):
        slugs: dict[str, str] = site._known.setdefault("slugs", {})
        for tag in document.brief.tags:
            if tag not in slugs:
                slugs[tag] = slug(tag)
        yield from dict.fromkeys(slugs[tag] for tag in document.brief.tags if slugs[tag])


def _unit(site: "Site", document: Document) -> Iterator[str]:
    """Documents by the id of every unit their front matter names, their own apart."""
    meant = (site.store.meant(name, ("unit",)) for name in document.brief.units)
    yield from dict.fromkeys(unit.id for unit in meant if unit and unit.id != document.brief.id)


def _cited(site: "Site", document: Document) -> Iterator[str]:
    """Documents by the id of every document their front matter refers to, their own apart."""
    meant = (site.store.meant(name, ()) for name in document.brief.cites)
    yield from dict.fromkeys(cited.id for cited in meant if cited and cited.id != document.brief.id)


def _owner(site: "Site", document: Document) -> Iterator[str]:
    """Documents that enter feeds, by the id of the unit whose feed takes them."""
    if document.kind.feed and document.brief.owner:
        owner = site.store.meant(document.brief.owner, ("unit",))
        if owner:
            yield owner.id


def _fed(site: "Site", document: Document) -> Iterator[str]:
    """Documents that enter feeds: all of them under "", and by the id of their section."""
    if document.kind.feed:
        yield ""
        section = document.brief.section and site.store.meant(document.brief.section, ("section",))
        if section:
            yield section.id


def _opened(site: "Site", document: Document) -> Iterator[str]:
    """Documents that have a page, by the year of their day; "" for those without a day."""
    if site.opens(document):
        yield document.brief.day[:4]


_DIVISIONS: Mapping[str, Callable[[Document], str]] = {
    "year": lambda document: document.brief.day[:4],
    "month": lambda document: document.brief.day[5:7] if document.brief.stated else "",
    "kind": lambda document: document.brief.kind,
}

_SORTS: Mapping[str, Callable[["Site", Document], Iterator[str]]] = {
    "kind": _kind,
    "folder": _folder,
    "section": _section,
    "year": _year,
    "month": _month,
    "tag": _tag,
    "unit": _unit,
    "cited": _cited,
    "owner": _owner,
    "fed": _fed,
    "opened": _opened,
}
