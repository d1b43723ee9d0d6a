"""The last row of a table never stands alone on a page."""

import json
from pathlib import Path
from typing import Any

import msgspec.structs
import pytest
from tests.booklet.layout import text_of
from tests.booklet.samples import STAMP, seed_plan

from cchc.booklet.compile import compile_pdf
from cchc.booklet.gathered import gathered, together
from cchc.booklet.html_tree import parse_html
from cchc.booklet.lonely_rows import keep_last_rows
from cchc.booklet.tree import text_table


def table(rows: int, rowspan: int = 1) -> dict[str, Any]:
    body = [[{"rowspan": 1}] for _ in range(rows)]
    if rowspan > 1:
        body[0][0]["rowspan"] = rowspan
    return {"k": "table", "id": 0, "asked": False, "split": False, "body": body}


def answer(*pages: int) -> str:
    return json.dumps([[[0, row], page] for row, page in enumerate(pages)])


def test_a_lonely_last_row_takes_the_one_before_with_it() -> None:
    answers = iter([answer(1, 1, 2), answer(1, 2, 2)])
    tables = [table(3)]
    keep_last_rows(tables, lambda: next(answers))
    assert tables[0]["split"] is True
    assert next(answers, None) is None


def test_a_table_with_company_stays_whole() -> None:
    tables = [table(4)]
    keep_last_rows(tables, lambda: answer(1, 1, 2, 2))
    assert tables[0]["split"] is False


def test_two_parts_that_came_to_stand_on_one_page_are_joined_again() -> None:
    """An earlier table took its last rows along and pushed this one."""
    answers = iter([answer(1, 1, 2), answer(2, 2, 2), answer(2, 2, 2)])
    tables = [table(3)]
    keep_last_rows(tables, lambda: next(answers))
    assert tables[0]["split"] is False


def test_a_table_that_is_lonely_again_when_joined_stays_in_two_parts() -> None:
    answers = iter([answer(1, 1, 2), answer(2, 2, 2)] * 2)
    tables = [table(3)]
    keep_last_rows(tables, lambda: next(answers))
    assert tables[0]["split"] is True


@pytest.mark.parametrize("data", [table(2), table(3, rowspan=2), table(3, rowspan=3)])
def test_what_cannot_be_split_is_not_even_asked_for(data: dict[str, Any]) -> None:
    def refuse() -> str:
        raise AssertionError

    before = {**data}
    keep_last_rows([data], refuse)
    assert data == before


def test_tables_are_gathered_wherever_they_stand_and_in_order() -> None:
    inner, outer = table(3), {**table(2), "body": [[{"rowspan": 1, "b": [table(4)]}]]}
    value = {"parts": [{"b": [{"k": "p"}, inner]}, {"k": "fn", "body": {"rest": [outer]}}]}
    assert [len(found["body"]) for found in gathered(value).tables] == [3, 1, 4]


def test_unusual_letters_are_gathered_with_the_text_around_their_first_place() -> None:
    first, second = gathered(["giá ★ năm", {"url": "☆"}]), gathered({"b": [{"s": "★ và ☂"}]})
    assert together([first, second]).unusual == {"★": "giá ★ năm", "☂": "★ và ☂"}


def test_data_laid_out_before_are_asked_anew() -> None:
    tables = [table(3) | {"split": True}]
    seen: list[dict[str, Any]] = []

    def ask() -> str:
        seen.append({**tables[0]})
        return answer(1, 1, 1)

    keep_last_rows(tables, ask)
    assert [(one["asked"], one["split"]) for one in seen] == [(True, False)]
    assert tables[0]["split"] is False


@pytest.mark.parametrize("rows", range(26, 42))
def test_on_paper(rows: int, fonts: Path, tmp_path: Path) -> None:
    long = text_table(("TT", "Tên"), [(str(n), f"Hàng số {n}") for n in range(1, rows + 1)])
    document = msgspec.structs.replace(seed_plan(), blocks=(long, *parse_html("<p>Hết./.</p>")))
    pages = text_of(compile_pdf(document, fonts, STAMP), tmp_path).split("\f")
    counts = [page.count("Hàng số") for page in pages]
    assert sum(counts) == rows
    assert 1 not in counts
    assert all("Tên" in page for page, count in zip(pages, counts, strict=True) if count)
