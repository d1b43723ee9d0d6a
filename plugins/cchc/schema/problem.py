"""A problem in the content: data for the reader of a report, never an exception."""

from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from cchc.schema.codes import CODES

Severity = Literal["error", "warning"]


class Problem(Struct, frozen=True, order=True):
    """One fault of one file.

    `path` is relative to the site root with forward slashes; `line` and `column` count
    characters of the file as it lies on disk, from 1 (a fault of the whole file is 1:1).
    `message` says the cause and `hint` the fix, both Vietnamese sentences.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """`error` or `warning`, fixed per code in `schema/codes.py`."""
        return CODES[self.code].severity


@dataclass(frozen=True, slots=True)
class Fault(Exception):  # noqa: N818 - a fault in a value, carried to where its position is known
    """What a field type raises for a value it cannot read; it knows no position yet."""

    code: str
    message: str
    hint: str = ""
