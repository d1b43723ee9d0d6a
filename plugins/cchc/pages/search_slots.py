"""The places of the search page that an answer fills.

The build writes the page with these marks, the API puts an answer into a copy of it and needs to
know nothing of the theme. A page nobody fills is whole as it is.
"""

import html
import re

URL = "/tim-kiem/"
"""Where the page lies in the site."""

ACTION = "/api/search"
"""What its form asks: the API lies at the top of the host, whatever the site's prefix."""

OPENING = "<!--cchc:results-->"
CLOSING = "<!--/cchc:results-->"
WORDS = 'data-slot="q" value=""'
_CHOICE = 'data-slot="{name}={value}"'
_SAFE = re.compile(r"[a-z0-9_-]+")


def choice_mark(name: str, value: str) -> str:
    """The attribute by which an option of a filter is found."""
    return _CHOICE.format(name=name, value=html.escape(value))


def fill(page: str, words: str, chosen: dict[str, str], results: str) -> str:
    """The search page with the reader's words and choices in its form, and results.

    `words` and `chosen` are the reader's and get escaped; `results` is finished HTML.
    """
    before, _, rest = page.partition(OPENING)
    _, _, after = rest.partition(CLOSING)
    for name, value in chosen.items():
        if _SAFE.fullmatch(value):
            mark = choice_mark(name, value)
            before = before.replace(mark, f"{mark} selected")
    shown = html.escape(words)
    before = before.replace(WORDS, f'data-slot="q" value="{shown}"')
    if words:
        before = before.replace("<title>", f"<title>{shown} – ", 1)
    return f"{before}{OPENING}{results}{CLOSING}{after}"


def is_search_page(page: str) -> bool:
    """Whether a page has the places to be filled."""
    return OPENING in page and CLOSING in page and WORDS in page
