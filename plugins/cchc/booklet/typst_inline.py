"""Inline nodes as data for the Typst template: strings in JSON, never Typst code."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from cchc.booklet.tokens import Piece, pieces
from cchc.booklet.tree import (
    Block,
    Code,
    Emphasis,
    Footnote,
    Image,
    Inline,
    LineBreak,
    Link,
    Raised,
    Strong,
    Text,
)
from cchc.booklet.tree_text import opening, plain
from cchc.vietnamese.text import invisible

Data: TypeAlias = dict[str, Any]
OUTSIDE = ("http://", "https://", "mailto:", "tel:")


def text_runs(text: str) -> list[Data]:
    """One string as runs, its unbreakable tokens boxed."""
    return [_piece(piece) for piece in pieces(visible(text))]


def joined(runs: Iterable[Data]) -> list[Data]:
    """The same runs; plain ones that follow each other are one, because each costs in layout."""
    found: list[Data] = []
    for run in runs:
        if found and run["t"] == found[-1]["t"] == "s":
            found[-1] = {"t": "s", "s": found[-1]["s"] + run["s"]}
        else:
            found.append(run)
    return found


def visible(text: str) -> str:
    """The text without zero-width and direction marks, which would end up in copied text."""
    hidden = frozenset(invisible(text))
    if not hidden:
        return text
    return "".join(char for index, char in enumerate(text) if index not in hidden)


def _piece(piece: Piece) -> Data:
    return {"t": "box" if piece.boxed else "s", "s": piece.text}


class InlineWriter(Struct, frozen=True):
    """Lowers inline nodes.

    `images` maps a picture's address to its name for the template, `blocks` lowers what a footnote
    holds below its first paragraph, `prefix` keeps the notes of several documents apart, `notes`
    puts the address of a link into a footnote instead of brackets, `pages` names the part of a pack
    that an address means.
    """

    images: Mapping[str, str]
    blocks: Callable[[tuple[Block, ...]], list[Data]]
    prefix: str = ""
    notes: bool = False
    pages: Mapping[str, str] = MappingProxyType({})

    def runs(self, nodes: Iterable[Inline]) -> list[Data]:
        """The nodes as runs."""
        return joined(run for node in nodes for run in self._runs(node))

    def _runs(self, node: Inline) -> list[Data]:  # noqa: PLR0911 - one case per node
        match node:
            case Text(text):
                return text_runs(text)
            case Code(text):
                return [{"t": "code", "s": visible(text)}]
            case LineBreak():
                return [{"t": "br"}]
            case Strong(children):
                return [{"t": "b", "c": self.runs(children)}]
            case Emphasis(children):
                return [{"t": "i", "c": self.runs(children)}]
            case Raised(children, below):
                return [{"t": "sub" if below else "sup", "c": self.runs(children)}]
            case Link(children, url):
                return self._link(children, url)
            case Image(source, alternative):
                return [_image(self.images.get(source), alternative)]
            case Footnote(id, content):
                return [{"t": "fn", "id": self.prefix + id, "body": self._note(content)}]

    def _note(self, content: tuple[Block, ...]) -> Data | None:
        if not content:
            return None
        first, rest = opening(content)
        inner = replace(self, notes=False)
        return {"first": inner.runs(first), "rest": self.blocks(rest)}

    def _link(self, children: tuple[Inline, ...], url: str) -> list[Data]:
        """An address that only works inside the website is not printed, that of another part of
        the pack becomes its page."""
        runs = self.runs(children)
        part = self.pages.get(url.partition("#")[0]) if self.pages else None
        if part is not None:
            place: list[Data] = [{"t": "s", "s": " (trang "}, {"t": "page", "part": part}]
            return [*runs, *place, {"t": "s", "s": ")"}]
        if not url.startswith(OUTSIDE):
            return runs
        linked: Data = {"t": "a", "c": runs, "url": url}
        printed = printed_address(url)
        if plain(children).strip() in (url, printed):
            return [linked]
        address: Data = {"t": "a", "c": text_runs(printed), "url": url}
        if self.notes:
            return [linked, {"t": "fn", "id": "", "body": {"first": [address], "rest": []}}]
        return [linked, *text_runs(" ("), address, *text_runs(")")]


def printed_address(url: str) -> str:
    """An address as paper shows it: without the scheme of mail and telephone."""
    return url.removeprefix("mailto:").removeprefix("tel:")


def _image(name: str | None, alternative: str) -> Data:
    if name is None:
        return {"t": "s", "s": f"[Hình: {alternative}]" if alternative else "[Hình]"}
    return {"t": "img", "name": name, "alt": alternative}
