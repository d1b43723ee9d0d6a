"""Which questions of lists and groups a change of a few documents can reach.

A group is asked for by sort and key ("unit/kind/year", "so-y-te news 2019"); a document enters and
leaves only the groups of the keys that its brief names, now or before.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Never

from cchc.pages.groups import SORTS
from cchc.pages.site import Site
from cchc.source.brief import Brief
from cchc.source.documents import Document
from cchc.source.naming import documents_of

_NAMES = {"G": 1, "#": 1, "/": 1, "L": 2, ">": 2}
"""Questions of one group: the word of the question that is the group's sort."""

Keys = frozenset[tuple[str, str]]


def touched(
    site: Site, changed: Iterable[str], replaced: Mapping[str, tuple[Any, ...] | None] | None
) -> Keys | None:
    """Sort and key of every group that documents which have `changed` are in, or were in.

    `replaced` are their briefs of before, where these were others (None: there was none). None when
    that is not known, or when an entry of a catalogue is among them, which gives groups a name.
    """
    if replaced is None:
        return None
    changed = set(changed)
    now = [document for path in changed if (document := site.store._by_path.get(path))]
    old = [Brief._make(brief) for path in changed if (brief := replaced.get(path))]
    documents = [*now, *documents_of(old, _unread, site.store.reads)]
    if any(document.kind.catalogue for document in documents):
        return None
    return frozenset(_keys(site, documents))


def _unread(path: str) -> Never:
    """Nobody reads what a file was before."""
    raise KeyError(path)


def _keys(site: Site, documents: list[Document]) -> Iterable[tuple[str, str]]:
    for name, make in SORTS.items():
        for key in make(site, documents):
            yield name, key
        for document in documents:  # those who refer to it may do so in vain, or did
            yield name, document.id


def is_touched(question: str, keys: Keys) -> bool:
    """Whether the answer to a question about briefs may be another one."""
    words = question.split(" ")
    at = _NAMES.get(words[0])
    if at is None:
        return True
    base, *divisions = words[at].split("/")
    parts = len(divisions) - (words[0] == "/")  # who asks for the parts names none of the last
    rest = words[at + 1 :]
    return (base, " ".join(rest[: len(rest) - parts])) in keys
