"""Public documents by section, unit, tag, month: worked out of the briefs once per build.

A page that shows one group asks for that group alone, so that a document which enters another
group does not touch the page. Groups divide: "section/year" has the key "tin-chung 2019",
"section/year/month" the key "tin-chung 2019 04".

Every build asks for the groups of all documents, so the loops here are as short as they can be.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from cchc.source.brief import Brief
from cchc.source.documents import Document
from cchc.vietnamese.text import slug

if TYPE_CHECKING:
    from cchc.pages.site import Site

Documents = Iterable[Document]
Group = Mapping[str, tuple[Document, ...]]


def groups(site: "Site", name: str) -> Group:
    """Every group of one sort by its key; each holds its public documents, newest first."""
    known, place = site._known, f"group {name}"
    if place not in known:
        known[place] = SORTS[name](site, _ordered(site))
    group: Group = known[place]
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
        known[place] = _by_one(group_of(site, name, key), _DIVISIONS[division])
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


def before(site: "Site", path: str, most: int) -> tuple[Document, ...]:
    """The public documents of the same section that came just before the one of this file."""
    document = site.store.unasked(path)
    section = _section_of(site, document.brief) if document else ""
    known, name = site._known, f"places {section}"
    if name not in known:
        members = _in_section(site, section)
        known[name] = members, {d.brief.path: place for place, d in enumerate(members, 1)}
    documents: tuple[Document, ...] = known[name][0]
    place = known[name][1].get(path, len(documents))
    return documents[place : place + most]


def _in_section(site: "Site", section: str) -> tuple[Document, ...]:
    """One section's articles; of a small build nobody else wants all documents in their order."""
    if "ordered" in site._known:
        return groups(site, "section").get(section, ())
    members = (d for d in site.store.valid if section and _section_of(site, d.brief) == section)
    return tuple(newest_first(d for d in members if site.state(d) == "published"))


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


def _by_one(documents: Iterable[Document], key_of: Callable[[Document], str | None]) -> Group:
    """Documents by one key each, those with None left out; neighbours mostly share theirs."""
    found: dict[str, list[Document]] = {}
    for key, run in groupby(documents, key_of):
        if key in found:
            found[key].extend(run)
        elif key is not None:
            found[key] = list(run)
    return {key: tuple(members) for key, members in found.items()}


def _by_several(
    documents: Iterable[Document],
    words_of: Callable[[Document], Hashable],
    keys_of: Callable[[Any], Iterable[str]],
    *,
    apart: bool = False,
) -> Group:
    """Documents by the keys that their words mean; `apart` from the group of their own id."""
    met: dict[Hashable, tuple[str, ...]] = {}  # thousands of documents use the same few words
    found: dict[str, list[Document]] = {}
    for document in documents:
        words = words_of(document)
        if words not in met:
            met[words] = tuple(dict.fromkeys(keys_of(words))) if words else ()
        for key in met[words]:
            if apart and key == document.brief.id:
                continue
            if key in found:
                found[key].append(document)
            else:
                found[key] = [document]
    return {key: tuple(members) for key, members in found.items()}


def _has_page(document: Document) -> bool:
    return not document.kind.hidden or document.kind.id == "page"


def _kind(_site: "Site", documents: Documents) -> Group:
    return _by_one(documents, lambda document: document.brief.kind)


def _folder(_site: "Site", documents: Documents) -> Group:
    """Documents that have pages by the folder of their type."""
    return _by_one(documents, lambda d: None if d.kind.hidden else d.kind.folder)


def _year(_site: "Site", documents: Documents) -> Group:
    """Documents by type and the year of their day: "news 2007"."""
    return _by_one(
        documents, lambda d: f"{d.brief.kind} {d.brief.day[:4]}" if d.brief.day else None
    )


def _opened(_site: "Site", documents: Documents) -> Group:
    """Documents that have a page, by the year of their day; "" for those without a day."""
    return _by_one(documents, lambda d: d.brief.day[:4] if _has_page(d) else None)


def _section(site: "Site", documents: Documents) -> Group:
    """Articles by the id of their section, or the words where no section is meant."""
    return _by_several(documents, lambda d: _section_of(site, d.brief), lambda section: (section,))


def _section_of(site: "Site", brief: Brief) -> str:
    stated = brief.section if brief.kind == "news" else ""
    meant = site.store.meant(stated, ("section",)) if stated else None
    return meant.id if meant else stated


def _tag(_site: "Site", documents: Documents) -> Group:
    """Documents that have pages, by the plain form of their tags."""

    plain: dict[str, str] = {}  # thousands of combinations of a few tags

    def tags(stated: tuple[str, ...]) -> list[str]:
        plain.update((tag, slug(tag)) for tag in stated if tag not in plain)
        return [plain[tag] for tag in stated if plain[tag]]

    return _by_several(documents, lambda d: d.brief.tags if _has_page(d) else (), tags)


def _unit(site: "Site", documents: Documents) -> Group:
    """Documents by the id of every unit their front matter names, their own apart."""
    meant = partial(_meant, site, ("unit",))
    return _by_several(documents, lambda document: document.brief.units, meant, apart=True)


def _cited(site: "Site", documents: Documents) -> Group:
    """Documents by the id of every document their front matter refers to, their own apart."""
    meant = partial(_meant, site, ())
    return _by_several(documents, lambda document: document.brief.cites, meant, apart=True)


def _meant(site: "Site", kinds: tuple[str, ...], stated: tuple[str, ...]) -> list[str]:
    found = (site.store.meant(words, kinds) for words in stated)
    return [document.id for document in found if document]


def _owner(site: "Site", documents: Documents) -> Group:
    """Documents that enter feeds, by the id of the unit whose feed takes them."""
    fed = (document for document in documents if document.kind.feed)
    meant = partial(_meant, site, ("unit",))
    return _by_several(fed, lambda d: (d.brief.owner,) if d.brief.owner else (), meant)


def _fed(site: "Site", documents: Documents) -> Group:
    """Documents that enter feeds: all of them under "", and by the id of their section."""
    fed = [document for document in documents if document.kind.feed]
    meant = partial(_meant, site, ("section",))
    by_section = _by_several(fed, lambda d: (d.brief.section,) if d.brief.section else (), meant)
    return {**by_section, **({"": tuple(fed)} if fed else {})}


_DIVISIONS: Mapping[str, Callable[[Document], str]] = {
    "year": lambda document: document.brief.day[:4],
    "month": lambda document: document.brief.day[5:7] if document.brief.stated else "",
    "kind": lambda document: document.brief.kind,
}

SORTS: Mapping[str, Callable[["Site", Documents], Group]] = {
    "kind": _kind,
    "folder": _folder,
    "section": _section,
    "year": _year,
    "tag": _tag,
    "unit": _unit,
    "cited": _cited,
    "owner": _owner,
    "fed": _fed,
    "opened": _opened,
}
