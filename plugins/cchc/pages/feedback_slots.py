"""The pages of the citizens' box, and the places in them that an answer fills.

As with the search page: the build writes the pages, the API fills a copy and knows no theme.
"""

import html
import re
from collections.abc import Mapping

URL = "/gui-phan-anh/"
"""The form."""

STATUS_URL = "/tra-cuu-phan-anh/"
"""Asks for the state of a report."""

TABLE_URL = "/thong-ke-phan-anh/"
"""The public counts."""

FORM_DATA = f"{URL}form.json"
"""What programs and the API need to know of the form."""

ACTION = "/api/feedback"
STATUS_ACTION = "/api/feedback/status"
SCRIPT = "/assets/cchc/feedback.js"

UNIT, SERVICE, TEXT, CONTACT = "unit", "service", "text", "contact"
CONSENT, STAMP, PROOF, TRAP = "consent", "stamp", "altcha", "website"
"""Names of the form's fields; the trap is one that people do not see and leave empty."""

LONGEST: Mapping[str, int] = {TEXT: 4000, SERVICE: 200, CONTACT: 200}
"""Characters of a field."""

OPENING = "<!--cchc:feedback-->"
CLOSING = "<!--/cchc:feedback-->"
MESSAGE = "<!--cchc:message-->"
"""Where a sentence about the form stands, above it."""

_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_LEAD = re.compile(r'<p class="lead">.*?</p>', re.DOTALL)
_HEADING = re.compile(r"(<h1[^>]*>).*?(</h1>)", re.DOTALL)


def value_mark(name: str) -> str:
    """The attributes of an input that takes a reader's words."""
    return f'data-slot="{name}" value=""'


def text_mark(name: str) -> str:
    """The attribute of a text area; a mark between its tags would be seen."""
    return f'data-slot="{name}"'


def option_mark(name: str, value: str) -> str:
    """The attribute of a choice."""
    return f'data-slot="{name}={html.escape(value)}"'


def is_form(page: str) -> bool:
    """Whether a page has the places to be filled."""
    return OPENING in page and CLOSING in page


def fill_form(page: str, values: Mapping[str, str], message: str = "") -> str:
    """The form with a reader's words kept; `values` and `message` are escaped here."""
    page = page.replace(MESSAGE, _alert(message) if message else "")
    for name in (SERVICE, CONTACT, STAMP):
        shown = html.escape(values.get(name, ""))
        page = page.replace(value_mark(name), f'data-slot="{name}" value="{shown}"')
    page = _fill_text(page, values.get(TEXT, ""))
    if unit := values.get(UNIT, ""):
        mark = option_mark(UNIT, unit)
        page = page.replace(mark, f"{mark} selected")
    if values.get(CONSENT):
        page = page.replace(f'name="{CONSENT}"', f'name="{CONSENT}" checked')
    return page


def _fill_text(page: str, words: str) -> str:
    # The first line end after the tag is dropped by browsers: one more keeps the reader's own.
    shown = html.escape(words)
    mark = text_mark(TEXT)
    return page.replace(f"{mark}><", f"{mark}>\n{shown}<")


def replace_form(page: str, title: str, content: str) -> str:
    """The page with another title and finished HTML in place of its form."""
    before, _, rest = page.partition(OPENING)
    _, _, after = rest.partition(CLOSING)
    shown = html.escape(title)
    before = _TITLE.sub(lambda _: f"<title>{shown}</title>", before, count=1)
    before = _HEADING.sub(lambda found: f"{found[1]}{shown}{found[2]}", before, count=1)
    before = _LEAD.sub("", before, count=1)  # speaks of the form
    return f"{before}{OPENING}{content}{CLOSING}{after}"


def _alert(message: str) -> str:
    return f'<p class="alert" role="alert">{html.escape(message)}</p>'
