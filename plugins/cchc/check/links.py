"""Links inside the site: other documents, own files, addresses of the site, anchors."""

import re
from collections.abc import Iterator
from functools import cached_property
from posixpath import relpath

from msgspec import Struct, field

from cchc.check.between import Between
from cchc.check.known import nearest
from cchc.check.written_links import Link, written_target
from cchc.schema.problem import Problem
from cchc.source.documents import PAGES
from cchc.source.ledger import addresses as ledger_addresses
from cchc.vietnamese.text import slug

_COUNTED = re.compile(r"_[0-9]+$")
_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\{[^{}]*\}|[*_`]+")
_FIX = "Sửa liên kết, hoặc bỏ liên kết."

Told = tuple[str, str] | None
"""(cause, fix), or None where the link leads somewhere."""


def between_files(between: Between) -> Iterator[Problem]:
    """LIEN-KET: every link of a body that leads nowhere inside the site."""
    judge = _Judge(between)
    files, drafts = between.facts, between.drafts
    for path, facts in files.items():
        for link in facts.links:
            if link[0] not in files or link[1] or link[0] in drafts:
                told = judge.link(path, link)
                if told is not None:
                    yield Problem(path, *link[3:], "LIEN-KET", *told)
        for meant, address, line, column in facts.addresses:
            told = judge.address(meant, address)
            if told is not None:
                yield Problem(path, line, column, "LIEN-KET", *told)


class _Judge(Struct, frozen=True, dict=True):
    between: Between
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)

    def link(self, path: str, link: Link) -> Told:
        """What is wrong with a link written in the file at `path`."""
        file, anchor = link[:2]
        if file in self.between.facts:
            return self._document(path, file, anchor)
        files = self.between.store.files
        if file in files or self._is_page(path, file):
            return None
        target, folder = written_target(path, link), path.rpartition("/")[0]
        others = (relpath(name, folder) for name in files if name != path)
        near = nearest(target, {name: (name, "") for name in others})
        return f'Không có tệp "{target}" ({file}).', near or _FIX

    def _is_page(self, path: str, file: str) -> bool:
        """Ordinary pages may also link to each other by folder."""
        return path.startswith(PAGES) and f"{file}/index.md" in self.between.facts

    def _document(self, path: str, file: str, anchor: str) -> Told:
        by_path, drafts = self.between.store.by_path, self.between.drafts
        if file in drafts and path in by_path and path not in drafts:
            return f'"{by_path[file].title}" còn là bản nháp.', "Đăng bài đó, hoặc bỏ liên kết."
        return self._anchor(file, anchor) if anchor else None

    def address(self, meant: str, address: str) -> Told:
        """An address of a document; lists and other outputs are the build's to know."""
        if meant in self._addresses:
            return None
        near = nearest(address, {url: (url, "") for url in self._addresses})
        return f'Không có trang "{address}".', near or _FIX

    @cached_property
    def _addresses(self) -> frozenset[str]:
        own = frozenset(document.url for document in self.between.store.documents)
        return own | ledger_addresses(self.between.ledger)

    def _anchor(self, path: str, anchor: str) -> Told:
        known = self._anchors.get(path)
        if known is None:
            known = self._anchors[path] = self._ids(path)
        if anchor in known or _COUNTED.sub("", anchor) in known:
            return None
        if any(anchor.endswith(f"-{own}") for own in self.between.facts[path].parts):
            return None
        near = nearest(anchor, {name: (name, "") for name in known})
        return f'Không có mục "{anchor}" trong {path}.', near or _FIX

    def _ids(self, path: str) -> frozenset[str]:
        """Ids of a page's headings, stated ids, and ids of the parts its front matter declares."""
        facts = self.between.facts[path]
        heads = (slug(_MARKUP.sub(r"\1", head)) for head in facts.heads.split("\n") if head)
        return frozenset([*heads, *facts.anchors, *facts.parts])
