"""What a report says of each table: columns and totals that exist, words for every figure."""

import pytest

from cchc.tracking.registry import tables
from cchc.tracking.reports.figures import added
from cchc.tracking.reports.sums import CHAPTERS, Sum, unit_sums


def test_every_tracking_table_has_its_chapter() -> None:
    assert set(CHAPTERS) == set(tables())


@pytest.mark.parametrize("name", CHAPTERS)
def test_columns_and_key_are_columns_of_the_table(name: str) -> None:
    chapter, table = CHAPTERS[name], tables()[name]
    assert {*chapter.columns, *chapter.key} <= {column.id for column in table.columns}


def test_rows_that_state_nothing_are_left_out_and_noughts_prove_nothing() -> None:
    each = Sum("Số người", lambda row: row["n"])
    figure = added(each, [{"n": 3}, {"n": None}, {"n": 0}, {"n": 1200}])
    assert (figure.value, figure.words, figure.rows) == (1203, "1.203", (1, 4))
    assert added(each, [{"n": 0}]).words == "0"


def test_words() -> None:
    assert added(Sum("A", lambda row: row["n"]), [{"n": None}]).words == "chưa có số liệu"
    money = added(Sum("A", lambda row: row["n"], money=True), [{"n": 1500000}])
    assert money.words == "1.500.000 đồng"


@pytest.mark.parametrize(
    ("row", "amount"),
    [
        ({"unit": "xã", "target": {"min": 4}, "evidence": [{"id": "a"}]}, 2),
        ({"unit": "xã", "target": {"min": 4}, "evidence": []}, None),
        ({"unit": "xã", "target": None, "evidence": [{"id": "a"}]}, None),
        ({"unit": "cuộc", "target": {"min": 4}, "evidence": [{"id": "a"}]}, None),
    ],
)
def test_done_of_a_unit_counts_proven_results_towards_a_target(
    row: dict[str, object], amount: int | None
) -> None:
    (each,) = unit_sums(("xã",))
    assert each.label == "Đã thực hiện (xã)"
    assert each.adds({**row, "done": {"min": 2}}) == amount
