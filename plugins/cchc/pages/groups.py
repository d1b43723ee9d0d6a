"""Public documents by section, unit, tag, month: worked out of the briefs once per build.

A page that shows one group asks for that group alone, so that a document which enters another
group does not touch the page. Groups divide: "section/year" has the key "tin-chung 2019",
"section/year/month" the key "tin-chung 2019 04".
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from cchc.source.documents import Document
from cchc.vietnamese.text import slug

if TYPE_CHECKING:
    from cchc.pages.site import Site

Group = Mapping[str, tuple[Document, ...]]
Keys = Collection[str]


def groups(site: "Site", name: str) -> Group:
    """Every group of one sort by its key; each holds its public documents, newest first."""
    known, place = site._known, f"group {name}"
    if place not in known:
        keys_of = _SORTS[name]
        known[place] = _grouped((key, d) for d in _ordered(site) for key in keys_of(site, d))
    group: Group = known[place]
    return group


def _grouped(pairs: Iterable[tuple[str, Document]]) -> Group:
    found: dict[str, list[Document]] = {}
    for key, document in pairs:
        if key in found:
            found[key].append(document)
        else:
            found[key] = [document]
    return {key: tuple(documents) for key, documents in found.items()}


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
        part_of = _DIVISIONS[division]
        known[place] = _grouped((part_of(d), d) for d in group_of(site, name, key))
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


def _kind(_site: "Site", document: Document) -> Keys:
    return (document.brief.kind,)


def _folder(_site: "Site", document: Document) -> Keys:
    """Documents that have pages by the folder of their type."""
    return () if document.kind.hidden else (document.kind.folder,)


def _section(site: "Site", document: Document) -> Keys:
    """Articles by the id of their section, or the words where no section is meant."""
    brief = document.brief
    if brief.kind != "news":
        return ()
    met: dict[str, Keys] = site._known.setdefault("meant section", {})
    if brief.section not in met:
        section = site.store.meant(brief.section, ("section",))
        met[brief.section] = (section.id if section else brief.section,)
    return met[brief.section]


def _year(_site: "Site", document: Document) -> Keys:
    """Documents by type and the year of their day: "news 2007"."""
    day = document.brief.day
    return (f"{document.brief.kind} {day[:4]}",) if day else ()


def _month(_site: "Site", document: Document) -> Keys:
    """Documents by type and the month of their day: "news 2007-04"."""
    day = document.brief.day
    return (f"{document.brief.kind} {day[:7]}",) if day else ()


def _tag(site: "Site", document: Document) -> Keys:
    """Documents that have pages, by the plain form of their tags."""
    tags = document.brief.tags
    if not tags or (document.kind.hidden and document.kind.id != "page"):
        return ()
    slugs: dict[str, str] = site._known.setdefault("slugs", {})
    for tag in tags:
        if tag not in slugs:
            slugs[tag] = slug(tag)
    return dict.fromkeys([slugs[tag] for tag in tags if slugs[tag]])


def _unit(site: "Site", document: Document) -> Keys:
    """Documents by the id of every unit their front matter names, their own apart."""
    return _others(site, document, document.brief.units, ("unit",))


def _cited(site: "Site", document: Document) -> Keys:
    """Documents by the id of every document their front matter refers to, their own apart."""
    return _others(site, document, document.brief.cites, ())


def _others(
    site: "Site", document: Document, names: tuple[str, ...], kinds: tuple[str, ...]
) -> Keys:
    # Thousands of documents name the same few.
    met: dict[tuple[str, ...], Keys] = site._known.setdefault(f"meant {kinds}", {})
    if names not in met:
        meant = [site.store.meant(name, kinds) for name in names]
        met[names] = dict.fromkeys([other.id for other in meant if other])
    own = document.brief.id
    return met[names] if own not in met[names] else [id for id in met[names] if id != own]


def _owner(site: "Site", document: Document) -> Keys:
    """Documents that enter feeds, by the id of the unit whose feed takes them."""
    if not (document.kind.feed and document.brief.owner):
        return ()
    owner = site.store.meant(document.brief.owner, ("unit",))
    return (owner.id,) if owner else ()


def _fed(site: "Site", document: Document) -> Keys:
    """Documents that enter feeds: all of them under "", and by the id of their section."""
    if not document.kind.feed:
        return ()
    section = document.brief.section and site.store.meant(document.brief.section, ("section",))
    return ("", section.id) if section else ("",)


def _opened(_site: "Site", document: Document) -> Keys:
    """Documents that have a page, by the year of their day; "" for those without a day."""
    has_page = not document.kind.hidden or document.kind.id == "page"
    return (document.brief.day[:4],) if has_page else ()


_DIVISIONS: Mapping[str, Callable[[Document], str]] = {
    "year": lambda document: document.brief.day[:4],
    "month": lambda document: document.brief.day[5:7] if document.brief.stated else "",
    "kind": lambda document: document.brief.kind,
}

_SORTS: Mapping[str, Callable[["Site", Document], Keys]] = {
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
