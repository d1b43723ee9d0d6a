"""No table leaves its last row alone on a page.

Typst cannot be told so. The pages of the rows are asked for once; a table whose last row stands
alone is then set as two, so that the last two rows move to the next page together.
"""

import json
from collections.abc import Callable, Sequence

from cchc.booklet.typst_inline import Data

_ROUNDS = 4
"""Moving a row can push a later table; more rounds than this were never needed."""

_Pages = dict[tuple[int, int], int]
"""The page of a row, by the numbers of table and row."""


def keep_last_rows(tables: Sequence[Data], ask: Callable[[], str]) -> None:
    """Set `split` on each table that would leave its last row alone, on no other.

    `ask` lays the data out that these are all tables of, and answers, as JSON, [table, row] and
    page of every mark. The marks stay in the data: what is printed at last is what was laid out,
    and Typst remembers it.
    """
    for id, table in enumerate(tables):
        table |= {"id": id, "asked": _can_split(table), "split": False}
    if not any(table["asked"] for table in tables):
        return
    for left in reversed(range(_ROUNDS)):
        pages = _pages(json.loads(ask()))
        lonely = [id for id, table in enumerate(tables) if _is_lonely(pages, id, table)]
        # The last word is never to join: a second head is a smaller fault than a lonely row.
        needless = [
            id for id, table in enumerate(tables) if left and _is_needless(pages, id, table)
        ]
        if not lonely and not needless:
            break
        for id in (*lonely, *needless):
            tables[id]["split"] = id in lonely


def _can_split(table: Data) -> bool:
    """Three rows or more, and no cell that reaches into the last two from above."""
    above = table["body"][:-2]
    reach = [index + cell["rowspan"] for index, row in enumerate(above) for cell in row]
    return bool(above) and max(reach, default=0) <= len(above)


def _pages(marks: list[tuple[tuple[int, int], int]]) -> _Pages:
    return {(table, row): page for (table, row), page in marks}


def _is_lonely(pages: _Pages, id: int, table: Data) -> bool:
    rows = len(table["body"])
    last, before = pages.get((id, rows - 1)), pages.get((id, rows - 2))
    apart = last is not None and before is not None and last != before
    return apart and table["asked"] and not table["split"]


def _is_needless(pages: _Pages, id: int, table: Data) -> bool:
    """Whether the last two rows stand below the others all the same, since an earlier table has
    moved this one."""
    rows = len(table["body"])
    before, above = pages.get((id, rows - 2)), pages.get((id, rows - 3))
    return bool(table["split"]) and above is not None and before == above
