"""What a site answers to the questions that its jobs ask, in a few bytes each.

Two sites that give the same answers to all questions of a job give the same bytes for it. The
questions are noted by `Store` and `Site`; every sort of question has one line here.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping

from cchc.pages.groups import before, group_of, groups, parts_of, spelling
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.feedback_counts import counts_digest
from cchc.source.layout import LEDGER

Answer = Callable[[Site, str], bytes]


def answer(site: Site, question: str) -> bytes:
    """The answer to a question as it was noted. Raises KeyError for a sort nobody declared."""
    sort, _, rest = question.partition(" ")
    return ANSWERS[sort](site, rest)


def brief_answer(site: Site, document: Document | None) -> bytes:
    """What a job learns that is handed a document: its brief, its title, its state now."""
    return document.mark + site.state(document)[:2].encode() if document else b""


def _all(site: Site, documents: Iterable[Document]) -> bytes:
    whole = hashlib.blake2b(digest_size=16)
    for document in documents:
        whole.update(brief_answer(site, document))
    return whole.digest()


def _every(site: Site, _rest: str) -> bytes:
    return _all(site, site.store.valid)


def _placed(site: Site, _rest: str) -> bytes:
    said = (
        f"{document.path}\0{document.kind.id}\0{document.url}\0{site.state(document)}\0"
        for document in site.store.valid
    )
    whole = "".join(said).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(whole, digest_size=16).digest()


def _kind(site: Site, kind: str) -> bytes:
    with site.store.reads.collect():
        found = site.store.with_results() if kind == "+results" else site.store.of(kind)
    return _all(site, found)


def _file(site: Site, path: str) -> bytes:
    return site.store.content(path)


def _path(site: Site, path: str) -> bytes:
    return brief_answer(site, site.store._by_path.get(path))  # every article's: no note, no detour


def _address(site: Site, path: str) -> bytes:
    with site.store.reads.collect():
        document = site.store.at(path)
    return f"{site.state(document)[:2]}{document.url}".encode() if document else b""


def _exists(site: Site, path: str) -> bytes:
    return b"1" if path in site.store.names else b""


def _names(site: Site, _rest: str) -> bytes:
    joined = "\0".join(sorted(site.store.names)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=12).digest()


def _below(site: Site, folder: str) -> bytes:
    whole = hashlib.blake2b(digest_size=16)
    for name in sorted(name for name in site.store.names if name.startswith(folder)):
        whole.update(name.encode("utf-8", "surrogatepass") + b"\0" + site.store.content(name))
    return whole.digest()


def _reference(site: Site, rest: str) -> bytes:
    kinds, _, reference = rest.partition(" ")
    document = site.store.meant(reference, tuple(filter(None, kinds.split(","))))
    return brief_answer(site, document)


def _marks(documents: Iterable[Document]) -> bytes:
    """Of documents whose state is known: groups hold published ones only."""
    return hashlib.blake2b(b"".join([d.mark for d in documents]), digest_size=16).digest()


def _group(site: Site, rest: str) -> bytes:
    name, _, key = rest.partition(" ")
    return _marks(group_of(site, name, key))


def _parts(site: Site, rest: str) -> bytes:
    name, _, key = rest.partition(" ")
    return repr(parts_of(site, name, key)).encode()


def _keys(site: Site, name: str) -> bytes:
    return "\0".join(sorted(groups(site, name))).encode()


def _latest(site: Site, rest: str) -> bytes:
    most, name, key = rest.split(" ", 2)
    return _marks(group_of(site, name, key)[: int(most)])


def _exceeds(site: Site, rest: str) -> bytes:
    most, name, key = rest.split(" ", 2)
    return b"1" if len(group_of(site, name, key)) > int(most) else b""


def _count(site: Site, rest: str) -> bytes:
    name, _, key = rest.partition(" ")
    return b"%d" % len(group_of(site, name, key))


def _sizes(site: Site, name: str) -> bytes:
    sizes = sorted((key, len(found)) for key, found in groups(site, name).items())
    return hashlib.blake2b(repr(sizes).encode(), digest_size=12).digest()


def _any(site: Site, kinds: str) -> bytes:
    return b"1" if any(groups(site, "kind").get(kind) for kind in kinds.split()) else b""


def _earlier(site: Site, path: str) -> bytes:
    return _marks(before(site, path, site.settings.related))


def _withheld(site: Site, _rest: str) -> bytes:
    return "\0".join(sorted(site.store.withheld)).encode()


def _ledger(site: Site, _rest: str) -> bytes:
    path = site.store.root / LEDGER
    return hashlib.blake2b(path.read_bytes()).digest() if path.is_file() else b""


def _findings(site: Site, path: str) -> bytes:
    return repr(site.problems(path)).encode()


def _derived(site: Site, name: str) -> bytes:
    found = repr(site.derive(site, name)).encode()
    return hashlib.blake2b(found, digest_size=12).digest()


ABOUT: Mapping[str, Answer] = {"P": _path, "@": _address, "V": _earlier}
"""What a document's brief and state answer, or those of the ones before it in its section."""

LIGHT: Mapping[str, Answer] = {
    **ABOUT,
    "A": _every,
    "K": _kind,
    "O": _placed,
    "E": _exists,
    "E*": _names,
    "R": _reference,
    "G": _group,
    "G#": _keys,
    "/": _parts,
    "L": _latest,
    ">": _exceeds,
    "=": lambda site, key: spelling(site, key).encode(),
    "#": _count,
    "##": _sizes,
    "?": _any,
    "W": _withheld,
}
"""What briefs, the states of documents and the names of files answer, and nothing else."""

FILES: Mapping[str, Answer] = {"F": _file, "C": _file}
"""What the bytes of one file answer."""

ANSWERS: Mapping[str, Answer] = {
    **LIGHT,
    **FILES,
    "!": _findings,
    "D": _derived,
    "M": _below,
    "U": _ledger,
    "B": lambda site, _rest: counts_digest(site.store.root),
    "T": lambda site, _rest: site.clock.encode(),
    "N": lambda site, _rest: repr(site.counted).encode(),
}
