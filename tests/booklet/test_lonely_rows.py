"""The last row of a table never stands alone on a page."""

import json
from pathlib import Path
from typing import Any

import msgspec.structs
import pytest
from tests.booklet.layout import text_of
from tests.booklet.samples import STAMP, seed_plan

from cchc.booklet.compile import compile_pdf
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
    data = {"blocks": [table(3)]}
    keep_last_rows(data, lambda _data: next(answers))
    assert data["blocks"][0]["split"] is True
    assert next(answers, None) is None


def test_a_table_with_company_stays_whole() -> None:
    data = {"blocks": [table(4)]}
    keep_last_rows(data, lambda _data: answer(1, 1, 2, 2))
    assert data["blocks"][0]["split"] is False


def test_two_parts_that_came_to_stand_on_one_page_are_joined_again() -> None:
    """An earlier table took its last rows along and pushed this one."""
    answers = iter([answer(1, 1, 2), answer(2, 2, 2), answer(2, 2, 2)])
    data = {"blocks": [table(3)]}
    keep_last_rows(data, lambda _data: next(answers))
    assert data["blocks"][0]["split"] is False


def test_a_table_that_is_lonely_again_when_joined_stays_in_two_parts() -> None:
    answers = iter([answer(1, 1, 2), answer(2, 2, 2)] * 2)
    data = {"blocks": [table(3)]}
    keep_last_rows(data, lambda _data: next(answers))
    assert data["blocks"][0]["split"] is True


@pytest.mark.parametrize("data", [table(2), table(3, rowspan=2), table(3, rowspan=3), {"k": "p"}])
def test_what_cannot_be_split_is_not_even_asked_for(data: dict[str, Any]) -> None:
    def refuse(_data: dict[str, Any]) -> str:
        raise AssertionError

    before = {**data}
    keep_last_rows({"blocks": [data]}, refuse)
    assert data == before


def test_data_laid_out_before_are_asked_anew() -> None:
    data = {"blocks": [table(3) | {"split": True}]}
    seen: list[dict[str, Any]] = []

    def ask(tried: dict[str, Any]) -> str:
        seen.append({**tried["blocks"][0]})
        return answer(1, 1, 1)

    keep_last_rows(data, ask)
    assert [(one["asked"], one["split"]) for one in seen] == [(True, False)]
    assert data["blocks"][0]["split"] is False


@pytest.mark.parametrize("rows", range(26, 42))
def test_on_paper(rows: int, fonts: Path, tmp_path: Path) -> None:
    long = text_table(("TT", "Tên"), [(str(n), f"Hàng số {n}") for n in range(1, rows + 1)])
    document = msgspec.structs.replace(seed_plan(), blocks=(long, *parse_html("<p>Hết./.</p>")))
    pages = text_of(compile_pdf(document, fonts, STAMP), tmp_path).split("\f")
    counts = [page.count("Hàng số") for page in pages]
    assert sum(counts) == rows
    assert 1 not in counts
    assert all("Tên" in page for page, count in zip(pages, counts, strict=True) if count)
