"""What a report counts, as plain data: the same whether counted now or read from its closing."""

import hashlib
import json
from datetime import date
from typing import Any

from msgspec import Struct, to_builtins


class Line(Struct, frozen=True):
    """One row of a table: what is printed of it, and the cells of the workbook.

    `key` names the row within its section, `source` the file and line it comes from, `cites` the
    files of the documents it names. A day among the values is an ISO text (see `Section.days`).
    """

    key: str
    texts: tuple[str, ...]
    values: tuple[str | int | None, ...]
    source: str
    cites: tuple[str, ...] = ()


class Figure(Struct, frozen=True):
    """One figure, its words, and the numbers (from 1) of the rows that add to it.

    `value` is None where no row states anything, or a number is withheld: that is never 0.
    """

    label: str
    value: int | None
    words: str
    rows: tuple[int, ...]


class Section(Struct, frozen=True):
    """One table cut to the period, with its figures.

    `labels` stand above the printed texts, `heads` above the values; `days` are the places of the
    values that are days. `undated` rows name no time at all, so that they belong to no period;
    they are told apart. `notes` are sentences about the whole section.
    """

    name: str
    title: str
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    days: tuple[int, ...]
    figures: tuple[Figure, ...]
    lines: tuple[Line, ...]
    undated: int = 0
    notes: tuple[str, ...] = ()


class Figures(Struct, frozen=True):
    """Everything a report counts, as of a day. Sections without rows are left out."""

    period: str
    as_of: date
    sections: tuple[Section, ...]


def checksum_of(figures: Figures) -> str:
    """SHA-256 of the figures and their rows.

    Places in files do not count: moving a line changes no figure.
    """
    said = to_builtins(figures)
    for section in said["sections"]:
        section["lines"] = [_placeless(line) for line in section["lines"]]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _placeless(line: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in line.items() if key not in ("source", "cites")}
