"""What a text may hold: one search for all of it spares nearly every rule the text.

A sign only says that a closer look is worth while; without it the rule has nothing to find. The
patterns are Rust's, which pydantic brings: one pass whatever the number of alternatives, several
times as fast as `re`, but without looking around, so that each also takes what stands beside.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from pydantic_core import SchemaValidator, core_schema

from cchc.vietnamese.spoilt import converted_words, old_words

Signs = frozenset[str]

UNUSUAL: Final = "unusual"
"""A character that may belong to no composed text (NFC), that nobody sees, or that print lacks."""
HIDDEN: Final = "hidden"
"""A character nobody sees."""
CONVERTED: Final = "converted"
"""A word as a wrong conversion leaves it."""
OLD: Final = "old"
"""A word in an old font."""
SPACING: Final = "spacing"
"""A space before a mark, or behind a hyphen or slash that ends a word."""
VARIANT: Final = "variant"
"""The second of two names that are easily taken for each other."""
WEEKDAY: Final = "weekday"
"""A day of the week beside a digit."""
NUMBER: Final = "number"
"""As many digits in a row as identity papers have."""
CONTACT: Final = "contact"
"""A mailbox or telephone number."""
EVERY_SIGN: Final = frozenset(
    (UNUSUAL, HIDDEN, CONVERTED, OLD, SPACING, VARIANT, WEEKDAY, NUMBER, CONTACT)
)

_LETTER = r"[\pL\p{Nl}\p{No}]"
_WORD = r"[\pL\pN_]"
_SPACE = r"[\s\x1c-\x1f]"
_DAY = rf"(?:thứ{_SPACE}+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ{_SPACE}+nhật)"
_PAIRED = r"huyện, thị(?:[^ \pL\pN_]| [^xt]| x[^ã]| t[^r]| tr[^ấ]|(?: (?:x|tr?)?)?\z)"


def every_sign(_text: str) -> Signs:
    """For few texts the closer look costs less than making the patterns ready."""
    return EVERY_SIGN


def signs(text: str) -> Signs:
    """The signs of a text; those of one that is not composed do not count."""
    if not _search_for_any()(text):
        return frozenset()
    return frozenset(sign for sign, pattern in _patterns().items() if _search(pattern)(text))


@cache
def _search_for_any() -> Callable[[str], bool]:
    return _search("|".join(_patterns().values()))


@cache
def _search(pattern: str) -> Callable[[str], bool]:
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python


@cache
def _patterns() -> Mapping[str, str]:
    return {
        UNUSUAL: (
            "[^\t\n\r -~\u00a0-\u00ac\u00ae-\u017fƠơƯư\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a"
            "\u201c-\u201e\u2020\u2022\u2026\u2032\u2033\u2039\u203a\u2044]"
        ),
        HIDDEN: "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]",
        CONVERTED: converted_words(),
        OLD: old_words(),
        SPACING: (
            rf"[^\s|][ \u00a0]+[,;:.!?](?:{_SPACE}|[\],}}]|\z)"
            rf"|{_LETTER}-[ \u00a0]+{_LETTER}|{_WORD}/[ \u00a0]+{_WORD}"
        ),
        VARIANT: f"(?i:cải cách thủ tục hành chính|{_PAIRED})",
        WEEKDAY: (
            rf"(?i:{_DAY}{_SPACE}*[,(]?{_SPACE}*(?:ngày{_SPACE}+)?[0-9]"
            rf"|[0-9]{_SPACE}*\({_SPACE}*{_DAY})"
        ),
        NUMBER: "[0-9]{9}",
        CONTACT: (r"[\pL\pN_.+-]@|\+84|(?:\A|[^\pL\pN_/.=%-])0(?:[ .()-]{0,2}[0-9]){8}"),
    }
