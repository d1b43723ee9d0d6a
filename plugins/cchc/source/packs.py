"""Which documents a pack is made of.

Who is public is asked of `State`, so that a build notes only the documents it has looked at.
"""

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias
from urllib.parse import unquote

from cchc.source.documents import Document
from cchc.source.editions import own_digest
from cchc.source.scripts import on_air
from cchc.source.store import Store
from cchc.types.booklet import Booklet, Selection
from cchc.types.training import Training

State: TypeAlias = Callable[[Document], str]
"""Tells the state of a document: "published" and others (`cchc.source.visibility`)."""

_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)|<img\b[^>]*\bsrc=\"([^\"]+)\"")
"""A picture in Markdown, or in HTML."""

UNPRINTED = frozenset({"booklet", "distribution", "section", "page"})
"""Types that no pack takes up."""


def parts_of(store: Store, booklet: Booklet, state: State) -> tuple[Document, ...]:
    """The public documents of a pack, each once: the listed, those of its classes, the found."""
    found: dict[str, Document] = {}
    for document in _named(store, booklet):
        if state(document) == "published":
            found.setdefault(document.path, document)
    for selection in booklet.select:
        for document in selected(store, selection, state):
            found.setdefault(document.path, document)
    return tuple(found.values())


def left_out(store: Store, booklet: Booklet, state: State) -> tuple[Document, ...]:
    """Documents that the pack names but that are not public at the instant."""
    named = dict.fromkeys(_named(store, booklet))
    return tuple(document for document in named if state(document) != "published")


def classes_of(store: Store, booklet: Booklet) -> tuple[Document, ...]:
    """The training classes that a pack serves."""
    found = (store.get(reference, "training") for reference in booklet.classes)
    return tuple(document for document in found if document is not None)


def channels_of(store: Store, state: State) -> tuple[Document, ...]:
    """The channels on the back cover."""
    return tuple(d for d in store.of("channel") if state(d) == "published")


def inputs_of(store: Store, pack: Document, state: State) -> dict[str, str]:
    """What a pack is printed from: digests by id, of its own printed values first.

    A part that changes, comes or goes changes them; so does a channel on the back cover, and what
    the sheets of scripts and issues say of each other.
    """
    found = {pack.id: own_digest(pack.as_a(Booklet))}
    for document in sources_of(store, pack, state):
        found[document.id] = _printed_digest(store, document)
    return found


def sources_of(store: Store, pack: Document, state: State) -> tuple[Document, ...]:
    """The documents that a pack is printed from, besides itself."""
    booklet = pack.as_a(Booklet)
    parts = (*parts_of(store, booklet, state), *classes_of(store, booklet))
    beside = (each for part in parts for each in on_air(store, part))
    return (*parts, *beside, *channels_of(store, state))


def _printed_digest(store: Store, document: Document) -> str:
    """A digest of a document and of the pictures beside it that its text shows."""
    store.reads.note(f"F {document.path}")
    digest = store.content(document.path)
    pictures = sorted(set(_pictures(store, document)))
    if not pictures:
        return digest.hex()
    for path in pictures:
        store.reads.note(f"C {path}")
    whole = b"".join((digest, *map(store.content, pictures)))
    return hashlib.blake2b(whole, digest_size=12).hexdigest()


def _pictures(store: Store, document: Document) -> Iterator[str]:
    for match in _PICTURE.finditer(document.source.body):
        path = posixpath.join(document.folder, unquote(match[1] or match[2]))
        if store.has(posixpath.normpath(path)):
            yield posixpath.normpath(path)


def selected(store: Store, selection: Selection, state: State) -> tuple[Document, ...]:
    """The public documents that fit every line of a selection, oldest first."""
    kinds = [kind for kind in selection.types if kind not in UNPRINTED]
    found = [
        document
        for document in store.of(*kinds)
        if state(document) == "published" and _fits(store, document, selection)
    ]
    return tuple(sorted(found, key=lambda d: (d.day or date.min, d.brief.published, d.path)))


def _named(store: Store, booklet: Booklet) -> Iterator[Document]:
    references = list(booklet.items)
    for training in classes_of(store, booklet):
        references += training.as_a(Training).materials
    for reference in references:
        document = store.get(reference)
        if document is not None and document.kind.id not in UNPRINTED:
            yield document


def _fits(store: Store, document: Document, selection: Selection) -> bool:
    brief = document.brief
    if selection.section and brief.section != selection.section:
        return False
    if selection.unit and not _names_unit(store, document, selection.unit):
        return False
    if not set(selection.tags) <= set(brief.tags):
        return False
    period = selection.period
    return period is None or (document.day is not None and period.contains(document.day))


def _names_unit(store: Store, document: Document, unit: str) -> bool:
    wanted = store.get(unit, "unit")
    named = (store.get(reference, "unit") for reference in document.brief.units)
    return wanted is not None and any(each is wanted for each in named)
