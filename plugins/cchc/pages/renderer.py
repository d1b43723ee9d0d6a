"""Bodies as HTML: plain texts the short way, all others by Python-Markdown."""

from functools import cached_property
from typing import TYPE_CHECKING

from cchc.pages.body import Body, Parsed, Resolve
from cchc.pages.markdown_plain import parse_plain

if TYPE_CHECKING:
    from cchc.pages.markdown import MarkdownRenderer


class Renderer:
    """Reused, so not for several threads; the library comes with the first text that needs it."""

    def parse(self, text: str) -> Parsed:
        """Render one body as far as its text alone decides."""
        if not text.strip():
            return Parsed(("",), (), ())
        return parse_plain(text) or self._whole.parse(text)

    def body(self, text: str, resolve: Resolve) -> Body:
        """Render one body; `resolve` turns an address in the text into one of the site."""
        return self.parse(text).resolve(resolve)

    @cached_property
    def _whole(self) -> "MarkdownRenderer":
        from cchc.pages.markdown import MarkdownRenderer

        return MarkdownRenderer()
