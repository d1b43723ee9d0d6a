"""Inline nodes as data for the Typst template: strings in JSON, never Typst code."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

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
from cchc.booklet.tree_text import opening
from cchc.vietnamese.text import invisible

Data: TypeAlias = dict[str, Any]
_OUTSIDE = ("http://", "https://", "mailto:", "tel:")


def text_runs(text: str) -> list[Data]:
    """One string as runs, its unbreakable tokens boxed."""
    return [_piece(piece) for piece in pieces(visible(text))]


def visible(text: str) -> str:
    """The text without zero-width and direction marks, which would end up in copied text."""
    hidden = frozenset(invisible(text))
    return "".join(char for index, char in enumerate(text) if index not in hidden)


def _piece(piece: Piece) -> Data:
    return {"t": "box" if piece.boxed else "s", "s": piece.text}


def inline_runs(  # noqa: C901 - one case per node
    nodes: Iterable[Inline],
    images: Mapping[str, str],
    blocks: Callable[[tuple[Block, ...]], list[Data]],
) -> list[Data]:
    """Inline nodes as runs.

    `images` maps a picture's address to its name for the template; `blocks` lowers what a
    footnote holds below its first paragraph.
    """

    def lower(children: tuple[Inline, ...]) -> list[Data]:
        return inline_runs(children, images, blocks)

    def note_body(content: tuple[Block, ...]) -> Data | None:
        if not content:
            return None
        first, rest = opening(content)
        return {"first": lower(first), "rest": blocks(rest)}

    runs: list[Data] = []
    for node in nodes:
        match node:
            case Text(text):
                runs += text_runs(text)
            case Code(text):
                runs.append({"t": "code", "s": visible(text)})
            case LineBreak():
                runs.append({"t": "br"})
            case Strong(children):
                runs.append({"t": "b", "c": lower(children)})
            case Emphasis(children):
                runs.append({"t": "i", "c": lower(children)})
            case Raised(children, below):
                runs.append({"t": "sub" if below else "sup", "c": lower(children)})
            case Link(children, url):
                runs += _link(lower(children), url)
            case Image(source, alternative):
                runs.append(_image(images.get(source), alternative))
            case Footnote(id, content):
                runs.append({"t": "fn", "id": id, "body": note_body(content)})
    return runs


def _link(runs: list[Data], url: str) -> list[Data]:
    """An address that only works inside the website is not printed as a link."""
    return [{"t": "a", "c": runs, "url": url}] if url.startswith(_OUTSIDE) else runs


def _image(name: str | None, alternative: str) -> Data:
    if name is None:
        return {"t": "s", "s": f"[Hình: {alternative}]" if alternative else "[Hình]"}
    return {"t": "img", "name": name, "alt": alternative}
