"""Links inside the site: other documents, own files, addresses of the site, anchors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from posixpath import relpath
from urllib.parse import unquote

from cchc.check.bodies import FILLER, prose
from cchc.check.known import nearest
from cchc.pages.markdown import is_relative, join
from cchc.schema.problem import Problem
from cchc.schema.shape import shapes
from cchc.source.documents import PAGES, Document
from cchc.source.front_matter import Source
from cchc.source.ledger import addresses as ledger_addresses
from cchc.source.ledger import read_ledger
from cchc.source.store import Store
from cchc.source.visibility import is_draft
from cchc.types.registry import content_types
from cchc.vietnamese.text import nfc, slug

_INLINE = re.compile(r"\]\(\s*(?:<(?P<angle>[^>\n]*)>|(?P<bare>(?:[^\s()]|\([^\s()]*\))*))")
_REFERENCE = re.compile(
    r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<(?P<angle>[^>\n]*)>|(?P<bare>\S+))", re.MULTILINE
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<text>.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<text>\S.*)\n(?:=+|-{2,})[ \t]*$", re.MULTILINE)
_ID = re.compile(r"\{[^{}\n]*#(?P<id>[\w-]+)[^{}\n]*\}")
_COUNTED = re.compile(r"_[0-9]+$")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\{[^{}]*\}|[*_`]+")
_FIX = "Sửa liên kết, hoặc bỏ liên kết."


def problems(store: Store, _as_of: datetime) -> Iterator[Problem]:
    """LIEN-KET: every link of a body that leads nowhere inside the site."""
    judge = _Judge(store)
    for path, source in store.sources.items():
        if "](" in source.text or "]:" in source.text:
            yield from judge.of_file(path, source)


@dataclass(frozen=True)
class _Judge:
    store: Store
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)

    def of_file(self, path: str, source: Source) -> Iterator[Problem]:
        text = prose(source)
        for pattern in (_INLINE, _REFERENCE):
            for match in pattern.finditer(text):
                group = "angle" if match["angle"] is not None else "bare"
                if FILLER in match[group]:
                    continue
                fault = self.fault(path, nfc(unquote(match[group])))
                if fault is not None:
                    yield source.problem("LIEN-KET", match.start(group), *fault)

    def fault(self, path: str, address: str) -> tuple[str, str] | None:
        """(cause, fix) of a link written in the file at `path`."""
        target, _, anchor = address.partition("#")
        if not target:
            return self._anchor(path, anchor) if anchor else None
        if target.startswith("/") and not target.startswith("//"):
            return self._absolute(target)
        return self._relative(path, target, anchor) if is_relative(target) else None

    def _relative(self, path: str, target: str, anchor: str) -> tuple[str, str] | None:
        file = join(str(PurePosixPath(path).parent), target.partition("?")[0])
        if file in self.store.sources:
            return self._document(path, file, anchor)
        if file in self.store.files or self._is_page(path, file):
            return None
        folder = str(PurePosixPath(path).parent)
        others = (relpath(name, folder) for name in self.store.files if name != path)
        near = nearest(target, {name: (name, "") for name in others})
        return f'Không có tệp "{target}" ({file}).', near or _FIX

    def _is_page(self, path: str, file: str) -> bool:
        """Ordinary pages may also link to each other by folder."""
        return path.startswith(PAGES) and f"{file}/index.md" in self.store.sources

    def _document(self, path: str, file: str, anchor: str) -> tuple[str, str] | None:
        document, here = self.store.by_path.get(file), self.store.by_path.get(path)
        if document and is_draft(document) and here and not is_draft(here):
            return f'"{document.title}" còn là bản nháp.', "Đăng bài đó, hoặc bỏ liên kết."
        return self._anchor(file, anchor) if anchor else None

    def _absolute(self, target: str) -> tuple[str, str] | None:
        """An address of a document; lists and other outputs are the build's to know."""
        address = target.removeprefix(self.store.settings.prefix.rstrip("/")).partition("?")[0]
        parts = address.strip("/").split("/")
        folders = {kind.folder for kind in content_types().values()}
        dated = len(parts) > 2 and parts[0] in folders and parts[1].isdigit()
        if not dated or f"/{'/'.join(parts[:3])}/" in self._addresses():
            return None
        near = nearest(address, {url: (url, "") for url in self._addresses()})
        return f'Không có trang "{address}".', near or _FIX

    def _addresses(self) -> frozenset[str]:
        ledger = ledger_addresses(read_ledger(self.store.root))
        return frozenset(document.url for document in self.store.documents) | ledger

    def _anchor(self, path: str, anchor: str) -> tuple[str, str] | None:
        known = self._anchors.get(path)
        if known is None:
            known = self._anchors[path] = _anchors(self.store, path)
        if anchor in known or _COUNTED.sub("", anchor) in known:
            return None
        if any(anchor.endswith(f"-{own}") for own in _part_ids(self.store.by_path.get(path))):
            return None
        near = nearest(anchor, {name: (name, "") for name in known})
        return f'Không có mục "{anchor}" trong {path}.', near or _FIX


def _anchors(store: Store, path: str) -> frozenset[str]:
    """Ids of a page's headings, stated ids, and ids of the parts its front matter declares."""
    text = nfc(prose(store.sources[path], inline_code=True))
    heads = [
        match["text"] for pattern in (_HEADING, _UNDERLINED) for match in pattern.finditer(text)
    ]
    found = {slug(_MARKUP.sub(r"\1", head)) for head in heads}
    found |= {match["id"] for match in _ID.finditer(text)}
    return frozenset(found | set(_part_ids(store.by_path.get(path))))


def _part_ids(document: Document | None) -> Iterator[str]:
    """Ids of tasks and results: their rows and entries are anchors of the document's page."""
    for shape in shapes(document.kind.model).values() if document else ():
        if document and shape.nested and shape.many:
            for part in getattr(document.record, shape.name):
                identity = getattr(part, "id", None)
                if identity:
                    yield identity
