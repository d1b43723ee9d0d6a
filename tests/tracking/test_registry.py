"""Every table, its JSON against its schema, and what all have in common."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.conftest import MakeSite
from tests.tracking.samples import catalogue, noon, table
from tests.tracking.test_plan_progress import ARCHIVE
from tests.tracking.test_tables import BROADCASTS, BUDGET, DISTRIBUTION, INSPECTIONS, MEETINGS

from cchc.source.store import load
from cchc.tracking.registry import tables
from cchc.tracking.schema import schema_of
from cchc.tracking.scope import Scope

NAMES = [
    "broadcasts", "budget", "contributions", "distribution", "inspections", "meetings",
    "plan-progress", "training",
]  # fmt: skip
FULL = {
    **BUDGET,
    **INSPECTIONS,
    **BROADCASTS,
    **MEETINGS,
    **ARCHIVE,
    "content/an-pham/p.md": DISTRIBUTION,
    "content/tap-huan/1.md": "---\ntitle: Lớp\nno: 1\nwindow: quý III/2010\nseats: 20\n---\n",
    "content/tin/c.md": (
        "---\ntype: contribution\ntitle: B\nsource: so-a\nreceived: 2010-01-02\n---\n"
    ),
}  # fmt: skip


def test_every_table_is_found() -> None:
    assert list(tables()) == NAMES
    assert all(made.name == name for name, made in tables().items())


def _check(root: Path, name: str, frozen: bool) -> int:
    store = load(root)
    made = tables()[name].make(Scope(store, noon("2010-07-10"), frozen=frozen))
    schema = schema_of(tables()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(made.to_json(), schema, cls=jsonschema.Draft202012Validator)
    assert made.totals.values["rows"] == len(made.rows)
    return len(made.rows)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("frozen", [False, True])
def test_json_fulfils_its_schema(site: MakeSite, name: str, frozen: bool) -> None:
    assert _check(site(FULL), name, frozen) > 0


@pytest.mark.parametrize("name", NAMES)
def test_without_documents_no_rows(site: MakeSite, name: str) -> None:
    assert _check(site({}), name, False) == 0
    made = table(site({}), name, "2010-07-10")
    assert made.empty == "chưa có số liệu"
    assert made.to_json()["as_of"] == "2010-07-10"


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_a_real_source(site: MakeSite, name: str) -> None:
    root = site(FULL)
    lengths = {
        path: len((root / path).read_text("utf-8").splitlines())
        for path in (p.relative_to(root).as_posix() for p in root.rglob("*.md"))
    }
    for row in table(root, name, "2010-07-10").rows:
        for cell in row.cells:
            assert 1 <= cell.line <= lengths[cell.path]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda made: made.pop("as_of"),
        lambda made: made["rows"][0].pop("window"),
        lambda made: made["rows"][0]["target"].update(min="2"),
        lambda made: made["totals"]["by_status"].pop("overdue"),
        lambda made: made.update(extra=1),
        lambda made: made["columns"].pop(),
    ],
)
def test_a_schema_refuses_what_is_not_the_contract(
    site: MakeSite, spoil: Callable[[dict[str, Any]], object]
) -> None:
    made = table(site(FULL), "plan-progress", "2010-07-10").to_json()
    schema = schema_of(tables()["plan-progress"])
    jsonschema.validate(made, schema, cls=jsonschema.Draft202012Validator)
    spoil(made)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, schema, cls=jsonschema.Draft202012Validator)


def test_the_day_a_table_states_may_be_another(site: MakeSite) -> None:
    store = load(site(catalogue()))
    scope = Scope(store, noon("2010-07-10"), dated=date(2010, 6, 1))
    assert tables()["budget"].make(scope).as_of == date(2010, 6, 1)
