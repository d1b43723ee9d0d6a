"""The number baked into pages: a snapshot if there is one, else the ledger."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import record

from cchc.build.counter import counted_until, offset, read_counter
from cchc.pages.site import Counter
from cchc.source.layout import COUNTER
from cchc.source.store import load


def row(amount: str, day: str, *more: str) -> str:
    return record("type: visit_count", f"amount: {amount}", f"date: {day}", "source: Cũ", *more)


LEDGER = {
    "content/danh-muc/a.md": row("9.841.459", "2019-01-07"),
    "content/danh-muc/b.md": row("-9", "2020-02-03"),
    "content/danh-muc/c.md": row("1000", "2021-01-01", "state: nháp"),
}


def snapshot(root: Path, text: str) -> None:
    path = root / COUNTER
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def test_ledger_adds_up_without_drafts(site: MakeSite) -> None:
    store = load(site(LEDGER))
    assert offset(store) == 9_841_450
    assert read_counter(store) == Counter(9_841_450, None)
    assert counted_until(store, read_counter(store)) == "03/02/2020"


def test_snapshot_comes_first(site: MakeSite) -> None:
    root = site(LEDGER)
    snapshot(root, '{"total": 9841500, "as_of": "2031-08-01T10:00:00+07:00"}')
    counter = read_counter(load(root))
    assert counter == Counter(9_841_500, datetime.fromisoformat("2031-08-01T10:00:00+07:00"))
    assert counted_until(load(root), counter) == "01/08/2031"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"total": 5}', '{"total": "x", "as_of": "y"}', "5"]
)
def test_damaged_snapshot_means_the_ledger(site: MakeSite, text: str) -> None:
    root = site(LEDGER)
    snapshot(root, text)
    assert read_counter(load(root)).total == 9_841_450


def test_nothing_counted_is_dated_by_nothing(site: MakeSite) -> None:
    store = load(site({}))
    assert read_counter(store) == Counter(0, None)
    assert counted_until(store, read_counter(store)) == ""
