"""A rendered body, and the form before that: its links still open, so that it can be kept."""

import html
import re
from collections.abc import Callable
from typing import cast

from msgspec import Struct

Resolve = Callable[[str], str]
Headings = tuple[tuple[int, str, str], ...]
Plain = tuple[tuple[str, ...], tuple[tuple[str, str], ...], Headings]

_INLINE = re.compile(r"</?(?:a|abbr|b|code|del|em|i|mark|q|s|small|span|strong|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_BARE_AMP = re.compile(r"&(?!#[0-9]+;|#x[0-9a-f]+;|[0-9a-z]+;)", re.IGNORECASE)


class Body(Struct, frozen=True):
    """A rendered body: HTML, headings as (level, id, text), link addresses as written."""

    html: str
    headings: Headings
    addresses: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words without markup, for summaries and search."""
        return words(self.html)


class Parsed(Struct, frozen=True):
    """A body that depends on its text alone; `resolve` makes it a part of a site.

    `pieces` is the HTML cut where the address of a link or picture goes; `slots` says for each
    cut the attribute (`href`, `src`) and the address as written, so there is one piece more.
    """

    pieces: tuple[str, ...]
    slots: tuple[tuple[str, str], ...]
    headings: Headings

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of links and pictures as written, in their order."""
        return tuple(address for _, address in self.slots)

    @property
    def text(self) -> str:
        """The words without markup: the same wherever the links lead."""
        return words("".join(self.pieces))

    def resolve(self, resolve: Resolve) -> Body:
        """The body with each address replaced by `resolve(address)`; "" leaves no attribute."""
        parts = [self.pieces[0]]
        for (name, address), piece in zip(self.slots, self.pieces[1:], strict=True):
            target = resolve(address)
            if target:
                parts.append(f' {name}="{escape_attribute(target)}"')
            parts.append(piece)
        return Body("".join(parts), self.headings, self.addresses)

    def to_plain(self) -> Plain:
        """Tuples, strings and numbers only, as `marshal` and `json` keep them."""
        return self.pieces, self.slots, self.headings

    @classmethod
    def from_plain(cls, plain: object) -> "Parsed":
        """The inverse of `to_plain`; ValueError for what is none of its results."""
        match plain:
            case (tuple() as pieces, tuple() as slots, tuple() as headings) if (
                len(pieces) == len(slots) + 1
            ):
                return cls(*cast(Plain, (pieces, slots, headings)))
        raise ValueError("not a kept body")


def words(markup: str) -> str:
    """The words of HTML, one space between them; inline marks do not part a word."""
    return " ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", markup))).split())


def escape_attribute(text: str) -> str:
    """As Markdown's serializer escapes: entities that the author wrote stay as they are."""
    if "&" in text:
        text = _BARE_AMP.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
