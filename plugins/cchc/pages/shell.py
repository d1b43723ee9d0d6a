"""The theme around a page: rendered once per section with marked slots, then spliced."""

import html
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Protocol

from msgspec import Struct, field

from cchc.pages.page import Page

SLOTS = ("title", "description", "url", "path", "head", "kind", "content")

Whole = Callable[[str, Mapping[str, str]], str]
"""Renders the theme's HTML for a section (a menu URL) whole, with these texts in its slots."""


class Shell(Protocol):
    """Puts the theme around a page."""

    def wrap(self, page: Page) -> str:
        """The whole HTML document."""
        ...


@cache
def slot_marks() -> Mapping[str, str]:
    """What stands in each slot of a shell before splicing; no text of a site contains it."""
    return {name: f"\ue000cchc-{name}\ue001" for name in SLOTS}


class SplicedShell(Struct, frozen=True, dict=True):
    """A shell whose theme templates run once per section, not once per page.

    `render` gives the theme's HTML for a section (a menu URL), with `slot_marks()` in the slots.
    """

    render: Callable[[str], str]
    site_name: str
    prefix: str
    site_url: str
    _pieces: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def wrap(self, page: Page) -> str:
        """Splice a page into its section's shell."""
        marks = slot_marks()
        values = {marks[name]: text for name, text in self.slots(page).items()}
        return "".join(values.get(piece, piece) for piece in self._section(page.section))

    def slots(self, page: Page) -> Mapping[str, str]:
        """The HTML that a page puts into each slot."""
        title = self.site_name if page.url == "/" else f"{page.title} – {self.site_name}"
        path = self.prefix.rstrip("/") + page.url
        return {
            "title": html.escape(title),
            "description": html.escape(page.description),
            "url": html.escape(absolute(self.site_url, self.prefix, page.url)),
            "path": html.escape(path),
            "head": page.head,
            "kind": html.escape(page.kind),
            "content": page.content,
        }

    def _section(self, section: str) -> tuple[str, ...]:
        if section not in self._pieces:
            self._pieces[section] = _split(self.render(section))
        return self._pieces[section]


def absolute(site_url: str, prefix: str, url: str) -> str:
    """The public address of a page; without a configured site address, its path."""
    return site_url.rstrip("/") + url if site_url else prefix.rstrip("/") + url


def _split(text: str) -> tuple[str, ...]:
    """The shell's text with every mark as a piece of its own."""
    marks = "|".join(re.escape(mark) for mark in slot_marks().values())
    return tuple(re.split(f"({marks})", text))
