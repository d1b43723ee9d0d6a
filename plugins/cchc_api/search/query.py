"""What a reader asks for: words, filters, page. Everything in it is checked or folded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from cchc.vietnamese.document_number import normal_form
from cchc.vietnamese.matching import folded, word_places, words
from cchc.vietnamese.text import nfc

LONGEST = 200
"""Characters of a query."""

SHOWN = 10
"""Results on a page."""

REACHED = 200
"""Results that paging reaches; who finds more needs better words, not page 21."""

PAGES = REACHED // SHOWN

FILTERS: Mapping[str, re.Pattern[str]] = {
    "type": re.compile(r"[a-z][a-z0-9_]{0,39}"),
    "section": re.compile(r"[a-z0-9-]{1,120}"),
    "unit": re.compile(r"[a-z0-9-]{1,120}"),
    "year": re.compile(r"[0-9]{4}"),
}
"""The filters and what their values look like."""

_NUMBER_WORDS = 8  # 99/2006/TT-BTC has 4, the longest numbers met have 7


class QueryError(Exception):
    """A request that cannot be answered; the text is a Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Query:
    """A checked query. `text` is composed and trimmed, `words` folded."""

    text: str
    words: tuple[str, ...]
    filters: Mapping[str, str] = field(default_factory=dict)
    page: int = 1

    @property
    def marked_words(self) -> tuple[str, ...]:
        """The words as typed, lower case; with marks where the reader typed them."""
        places = word_places(folded(self.text))
        return tuple(self.text[start:end].lower() for start, end in places)

    def at(self, page: int) -> str:
        """The query string of a page of the same query."""
        named = {"q": self.text, **self.filters, "page": str(page)}
        return urlencode({key: value for key, value in named.items() if value})


def read_query(parameters: Mapping[str, str]) -> Query:
    """The query of a request's parameters. Raises QueryError."""
    text = " ".join(nfc(parameters.get("q", "")).replace("\0", " ").split())
    if not text:
        raise QueryError("Hãy gõ từ cần tìm.")
    if len(text) > LONGEST:
        raise QueryError(f"Từ cần tìm dài quá {LONGEST} ký tự.")
    filters = {name: parameters[name] for name in FILTERS if parameters.get(name)}
    for name, value in filters.items():
        if not FILTERS[name].fullmatch(value):
            raise QueryError(f"Giá trị của điều kiện lọc {name} không đúng dạng.")
    return Query(text, words(text), filters, _page(parameters.get("page") or "1"))


def _page(written: str) -> int:
    if written.isascii() and written.isdigit() and 1 <= int(written[:9]) <= PAGES:
        return int(written)
    raise QueryError(f"Số trang phải từ 1 đến {PAGES}.")


def number_forms(query: Query) -> tuple[str, ...]:
    """Normal forms of the document numbers that the words may be, the longest first.

    "kế hoạch 09/ KH-BCĐ" holds "9-kh" and "9-kh-bcd"; a number has digits, then letters.
    """
    tokens = normal_form(query.text).split("-")
    begins = [place for place, token in enumerate(tokens) if token.isdigit()]
    found = {
        normal_form(" ".join(tokens[begin:end]))
        for begin in begins[:_NUMBER_WORDS]
        for end in range(begin + 2, min(begin + _NUMBER_WORDS, len(tokens)) + 1)
        if not tokens[end - 1].isdigit()
    }
    return tuple(sorted(found, key=lambda form: (-len(form), form)))
