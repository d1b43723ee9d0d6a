"""Broadcast scripts: what of one is read aloud, how long that takes, which issues it belongs to.

Not read: headings, pictures, comments, everything in italics (directions: "*(nhạc hiệu)*") and the
bold name of a speaker, with its colon, at the beginning of a paragraph.
"""

import re
from datetime import date

from msgspec import Struct

from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.types.broadcast import Broadcast
from cchc.types.material import Material
from cchc.types.series import Series
from cchc.vietnamese.periods import WindowError, periods_between
from cchc.vietnamese.spoken import spoken_syllables

SCRIPT = "kịch bản"
"""The kind of a material that is a script."""

_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:\s[^\n]*)?$", re.MULTILINE)
_NOTE = re.compile(r"^\[\^[^\]]+\]:[^\n]*$", re.MULTILINE)
_UNREAD = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]+\]|\{:[^}\n]*\}|<[^<>\n]+>")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SPEAKER = re.compile(r"^(?:[-+*] +)?\*\*[^*\n]+(?::\*\*|\*\*:)", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")
_STRONG = re.compile(r"\*\*|__")
_ITALIC = re.compile(r"\*[^*\s](?:[^*]*[^*\s])?\*|(?<!\w)_[^_\s](?:[^_]*[^_\s])?_(?!\w)")


class Reading(Struct, frozen=True):
    """How long a script takes: `syllables` at `rate` a minute, and `unread` minutes of others."""

    syllables: int
    rate: int
    unread: int = 0

    @property
    def read_seconds(self) -> int:
        """Seconds of reading alone, an estimate."""
        return round(self.syllables * 60 / self.rate)

    @property
    def seconds(self) -> int:
        """Seconds of all."""
        return self.read_seconds + 60 * self.unread


def reading_of(document: Document, rate: int) -> Reading:
    """The reading time of a script at `rate` syllables a minute."""
    unread = document.as_a(Material).unread or 0
    return Reading(spoken_syllables(spoken_text(document.source.body)), rate, unread)


def spoken_text(body: str) -> str:
    """What of a Markdown text is read aloud."""
    for unread in (_COMMENT, _FENCE, _HEADING, _NOTE, _UNREAD):
        body = unread.sub(" ", body)
    body = _LINK.sub(r"\1", body)
    body = _STRONG.sub("", _SPEAKER.sub("", body))
    return "\n\n".join(_ITALIC.sub(" ", paragraph) for paragraph in _BLANK.split(body))


def has_directions(body: str) -> bool:
    """Whether there is anything in italics, which is not read."""
    plain = _STRONG.sub("", body)
    return any(_ITALIC.search(paragraph) for paragraph in _BLANK.split(plain))


def issues_of(store: Store, script: Document) -> tuple[Document, ...]:
    """The issues a script is for, stated on either side, in order of time."""
    named = set(script.as_a(Material).used_in)
    found = [
        issue
        for issue in store.of("broadcast")
        if issue.id in named or store.get(issue.as_a(Broadcast).script, "material") is script
    ]
    return tuple(sorted(found, key=lambda issue: (issue.day or date.min, issue.path)))


def on_air(store: Store, document: Document) -> tuple[Document, ...]:
    """The documents whose words a printed script or issue repeats: issues, their columns."""
    if document.kind.id == "broadcast":
        issues: tuple[Document, ...] = (document,)
    elif document.kind.id == "material" and document.as_a(Material).kind == SCRIPT:
        issues = issues_of(store, document)
    else:
        return ()
    columns = (store.get(issue.as_a(Broadcast).series, "series") for issue in issues)
    return (*issues, *(column for column in columns if column is not None))


def minutes_of(issue: Document | None, script: Document) -> int | None:
    """How long it may take: the length of the issue, else the one that the script itself states."""
    stated = issue.as_a(Broadcast).length if issue else None
    return stated if stated is not None else script.as_a(Material).duration


def number_of(store: Store, issue: Broadcast) -> int | None:
    """The number of an issue in its column: as stated, else the place of its month in the column's
    months, one issue each. None where neither is known."""
    if issue.no is not None:
        return issue.no
    series = store.get(issue.series, "series")
    span = series.as_a(Series).span if series else None
    if span is None:
        return None
    try:
        months = [month.id for month in periods_between(span.first, span.last)]
    except WindowError:
        return None
    return months.index(issue.month.id) + 1 if issue.month.id in months else None
