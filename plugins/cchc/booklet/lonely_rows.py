"""No table leaves its last row alone on a page.

Typst cannot be told so. The pages of the rows are asked for once; a table whose last row stands
alone is then set as two, so that the last two rows move to the next page together.
"""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from cchc.booklet.typst_inline import Data

_ROUNDS = 4
"""Moving a row can push a later table; more rounds than this were never needed."""

_Pages = dict[tuple[int, int], int]
"""The page of a row, by the numbers of table and row."""


def keep_last_rows(data: Data, ask: Callable[[Data], str]) -> Data:
    """The data with `split` set on each table that would leave its last row alone.

    `ask` lays the data out and answers the row marks of the template as JSON.
    """
    kept = copy.deepcopy(data)
    tables = _numbered(kept)
    if not any(_can_split(table) for table in tables):
        return data
    for left in reversed(range(_ROUNDS)):
        _probe(tables, on=True)
        pages = _pages(json.loads(ask(kept)))
        _probe(tables, on=False)
        lonely = [id for id, table in enumerate(tables) if _is_lonely(pages, id, table)]
        # The last word is never to join: a second head is a smaller fault than a lonely row.
        needless = [
            id for id, table in enumerate(tables) if left and _is_needless(pages, id, table)
        ]
        if not lonely and not needless:
            break
        for id in (*lonely, *needless):
            tables[id]["split"] = id in lonely
    return kept


def _numbered(data: Data) -> list[Data]:
    tables = list(_tables(data))
    for id, table in enumerate(tables):
        table["id"] = id
    return tables


def _tables(value: Any) -> Iterator[Data]:
    if isinstance(value, dict):
        if value.get("k") == "table":
            yield value
        for inner in value.values():
            yield from _tables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _tables(inner)


def _can_split(table: Data) -> bool:
    """Three rows or more, and no cell that reaches into the last two from above."""
    above = table["body"][:-2]
    reach = [index + cell["rowspan"] for index, row in enumerate(above) for cell in row]
    return bool(above) and max(reach, default=0) <= len(above)


def _probe(tables: list[Data], on: bool) -> None:
    for table in tables:
        table["probe"] = on


def _pages(marks: list[dict[str, int]]) -> _Pages:
    return {(mark["table"], mark["row"]): mark["page"] for mark in marks}


def _is_lonely(pages: _Pages, id: int, table: Data) -> bool:
    rows = len(table["body"])
    last, before = pages.get((id, rows - 1)), pages.get((id, rows - 2))
    apart = last is not None and before is not None and last != before
    return apart and not table["split"] and _can_split(table)


def _is_needless(pages: _Pages, id: int, table: Data) -> bool:
    """Whether the last two rows stand below the others all the same, since an earlier table has
    moved this one."""
    rows = len(table["body"])
    before, above = pages.get((id, rows - 2)), pages.get((id, rows - 3))
    return bool(table["split"]) and above is not None and before == above
