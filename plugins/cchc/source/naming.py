"""Documents out of their briefs, with titles in which ids stand replaced by names."""

import re
from collections.abc import Iterable, Mapping

from cchc.source.brief import NAME_MARKS, Brief
from cchc.source.documents import Document, Load
from cchc.source.reads import Reads
from cchc.types.registry import content_types

_MARKED = re.compile(f"{NAME_MARKS[0]}(.*?){NAME_MARKS[1]}", re.DOTALL)


def documents_of(
    briefs: Iterable[Brief],
    load: Load,
    reads: Reads,
    digests: Mapping[str, tuple[bytes, bytes]] | None = None,
) -> tuple[Document, ...]:
    """Documents from their briefs; `digests` are those of brief and content by path, if known."""
    types, briefs = content_types(), tuple(briefs)
    marked = any(NAME_MARKS[0] in brief.heading for brief in briefs)
    names = _names(briefs) if marked else {}
    found = []
    for brief in briefs:
        title, (mark, content) = brief.heading, (digests or {}).get(brief.path, (b"", b""))
        if NAME_MARKS[0] in title:
            title = _MARKED.sub(lambda match: names.get(match[1], match[1]), title)
            mark = b""
        kind = types[brief.kind]
        found.append(Document(kind, brief, title, load, reads=reads, mark=mark, content=content))
    return tuple(found)


def _names(briefs: Iterable[Brief]) -> Mapping[str, str]:
    """Names of documents and tasks, for headings that show one."""
    names = {}
    for brief in briefs:
        names[brief.id] = _MARKED.sub(r"\1", brief.heading)
        names.update(brief.names)
    return names
