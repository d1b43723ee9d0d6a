"""Sheets of a training class: programme, evaluation, lists to sign."""

from datetime import date
from pathlib import Path

import pytest
from tests.booklet.packs.sites import CLASS, opened

from cchc.booklet.packs.model import Lines, Ruled, Sheet
from cchc.booklet.packs.sheets import days_of, evaluation, programme, seats_of
from cchc.booklet.tree import Table
from cchc.booklet.tree_text import texts
from cchc.types.training import Training

PATH = "content/tap-huan/2025/lop.md"


def training(**fields: object) -> Training:
    return Training.model_validate({"title": "L", "no": "1", "window": "quý III/2025", **fields})


@pytest.mark.parametrize(
    ("stated", "seats"), [("từ 200 đến 220", 220), ("40", 40), ("ít nhất 25", 25), (None, 30)]
)
def test_the_upper_number_of_seats_counts(stated: str | None, seats: int) -> None:
    assert seats_of(training(**({"seats": stated} if stated else {}))) == seats


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({}, (None,)),
        ({"days": "từ 2 đến 3"}, (None, None, None)),
        ({"days": "2", "held": "2025-07-01"}, (date(2025, 7, 1), date(2025, 7, 2))),
        (
            {"days": "5", "starts": "2025-07-31T08:00", "ends": "2025-08-01T16:00"},
            (date(2025, 7, 31), date(2025, 8, 1)),
        ),
    ],
)
def test_days_follow_from_what_is_fixed(
    fields: dict[str, str], days: tuple[date | None, ...]
) -> None:
    assert days_of(training(**fields)) == days


def test_a_programme_without_sessions_says_what_is_not_known(tmp_path: Path) -> None:
    site = opened(tmp_path)
    part = programme(site, site.store.by_id["lop"])
    assert isinstance(part.content, Sheet)
    found = " | ".join(texts(part.content.blocks))  # type: ignore[arg-type]
    assert "Thời gian: quý III/2025, 2–3 ngày" in found
    assert "Địa điểm: chưa nêu" in found
    assert "Thời gian từng buổi: chưa có số liệu" in found
    assert "- Kỹ năng giao tiếp" in found
    assert found.endswith("- chưa có số liệu")  # lecturers


def test_sessions_become_the_table_of_the_programme(tmp_path: Path) -> None:
    sessions = (
        "sessions:\n  - starts: 2025-07-02T07:30\n    topic: Bài hai\n"
        "  - starts: 2025-07-01T07:30\n    ends: 2025-07-01T11:00\n    topic: Bài một\n"
        "    lecturer: Sở A\n"
    )
    site = opened(tmp_path, {PATH: CLASS.replace("topics:", f"{sessions}topics:")})
    part = programme(site, site.store.by_id["lop"])
    assert isinstance(part.content, Sheet)
    (table,) = (block for block in part.content.blocks if isinstance(block, Table))
    assert list(texts((table,)))[4:] == [
        "Thứ ba, ngày 01 tháng 7 năm 2025", "07:30–11:00", "Bài một", "Sở A",
        "Thứ tư, ngày 02 tháng 7 năm 2025", "07:30", "Bài hai", "chưa nêu",
    ]  # fmt: skip


def test_an_evaluation_asks_about_every_topic_and_for_no_name(tmp_path: Path) -> None:
    site = opened(tmp_path)
    part = evaluation(site, site.store.by_id["lop"])
    assert isinstance(part.content, Sheet)
    (table,) = (block for block in part.content.blocks if isinstance(block, Ruled))
    assert table.rows[-1][1] == "Bài: Kỹ năng giao tiếp"
    assert all(row[2:] == ("", "", "", "") for row in table.rows)
    assert sum(block.number for block in part.content.blocks if isinstance(block, Lines)) == 5
