"""The table plan-progress: its contract."""

from typing import Any

import pytest
from tests.conftest import MakeSite
from tests.tracking.samples import (
    PLAN,
    article,
    catalogue,
    plan,
    result,
    rows,
    scope,
    table,
    task,
)

from cchc.tracking.progress import extraordinary, in_force, plans, progress
from cchc.tracking.status import STATUS_IDS

ROUND = task(
    "1a",
    "lead: ban-chi-dao",
    "partners: [so-a]",
    "window: quý II/2010",
    "target:",
    "  - {quantity: 1, unit: cuộc, kind: sở, includes: [cục]}",
    "  - {quantity: 1-2, unit: cuộc, kind: xã}",
)
MEETINGS = task(
    "3a",
    "window: mỗi quý một lần",
    "recurrence: quarterly",
    "target: {quantity: 1, unit: cuộc, per: quarter}",
)
PRINTS = task("5", "target: {unit: bản}")
NOTE = article(
    "2010-05-20",
    result("1a", "2010-05-10", "unit_visited: cuc-c"),
    result("1a", "2010-07-03", "unit_visited: xa-e", "quantity: 3"),
    result("3a-2010q2", "2010-05-11"),
    result("3a", "2010-05-12"),
    result("5", "2010-05-13", "quantity: 300"),
)
SITE = {
    **catalogue(),
    PLAN: plan(ROUND + MEETINGS + PRINTS, 'headings:\n  - {marker: "1.", title: Kiểm tra}\n'),
    "content/tin/a.md": NOTE,
}
FIELDS = [
    "plan", "id", "task", "period", "lead", "target", "done", "unit", "window", "status", "days",
    "evidence", "source",
]  # fmt: skip


def _row(found: list[Any], id_: str) -> dict[str, Any]:
    return next(dict(row) for row in found if row["id"] == id_)


def test_the_whole_shape_of_a_row(site: MakeSite) -> None:
    root = site(SITE)
    made = table(root, "plan-progress", "2010-07-10")
    row = _row(rows(made), "1a")
    line = SITE[PLAN].splitlines().index("  - id: 1a") + 1
    assert row == {
        "plan": "kh-1",
        "id": "1a",
        "task": "Việc 1a",
        "period": "2010-q2",
        "lead": {"id": "ban-chi-dao", "name": "Ban chỉ đạo"},
        "target": {
            "min": 2,
            "max": 3,
            "parts": [{"kind": "sở", "min": 1, "max": 1}, {"kind": "xã", "min": 1, "max": 2}],
        },
        "done": {
            "min": 4,
            "max": 4,
            "parts": [{"kind": "sở", "min": 1, "max": 1}, {"kind": "xã", "min": 3, "max": 3}],
        },
        "unit": "cuộc",
        "window": {
            "text": "quý II/2010", "start": "2010-04-01", "end": "2010-06-30", "tentative": False,
        },
        "status": "done_late",
        "days": 3,
        "evidence": [
            {"id": "tin-a", "url": "/tin/2010/a/", "date": "2010-05-10"},
            {"id": "tin-a", "url": "/tin/2010/a/", "date": "2010-07-03"},
        ],
        "source": {"path": PLAN, "line": line},
    }  # fmt: skip
    assert list(row) == FIELDS
    assert [column["id"] for column in made.to_json()["columns"]] == FIELDS


def test_rows_stand_in_the_order_of_the_plan(site: MakeSite) -> None:
    found = rows(table(site(SITE), "plan-progress", "2010-05-20"))
    wanted = ["1a", "3a-2010q1", "3a-2010q2", "3a-2010q3", "3a-2010q4", "5"]
    assert [row["id"] for row in found] == wanted


def test_what_is_not_stated_is_null(site: MakeSite) -> None:
    row = _row(rows(table(site(SITE), "plan-progress", "2010-05-20")), "5")
    assert (row["lead"], row["target"], row["unit"]) == (None, None, "bản")
    assert row["window"] == {"text": None, "start": None, "end": None, "tentative": False}
    assert row["done"]["min"] == 300
    assert (row["status"], row["period"]) == ("no_target", "2010")


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2010-03-31", ["not_due", "due_soon", "not_due", "not_due", "not_due", "no_target"]),
        (
            "2010-05-20",
            ["in_progress", "overdue", "done_on_time", "not_due", "not_due", "no_target"],
        ),
        ("2010-07-02", ["overdue", "overdue", "done_on_time", "in_progress", "not_due",
                        "no_target"]),
    ],
)  # fmt: skip
def test_statuses_over_the_year(site: MakeSite, day: str, wanted: list[str]) -> None:
    made = table(site(SITE), "plan-progress", day)
    assert [row["status"] for row in rows(made)] == wanted


def test_totals_re_add_from_the_rows(site: MakeSite) -> None:
    made = table(site(SITE), "plan-progress", "2010-07-10").to_json()
    totals, found = made["totals"], made["rows"]
    assert totals["rows"] == len(found) == 6
    assert list(totals["by_status"]) == list(STATUS_IDS)
    assert sum(totals["by_status"].values()) == 6
    for status, count in totals["by_status"].items():
        assert count == sum(1 for row in found if row["status"] == status)
    with_target = [row for row in found if row["target"]]
    assert totals["by_unit"] == {
        "cuộc": {
            "min": sum(row["target"]["min"] for row in with_target),
            "max": sum(row["target"]["max"] for row in with_target),
            "done": sum(row["done"]["min"] for row in with_target),
        }
    }


def test_parts_add_up_to_their_total(site: MakeSite) -> None:
    for row in rows(table(site(SITE), "plan-progress", "2010-07-10")):
        for amount in filter(None, (row["target"], row["done"])):
            assert amount["min"] == sum(part["min"] for part in amount["parts"])


def test_an_open_target_leaves_the_total_open(site: MakeSite) -> None:
    tasks = task("a", "target: {quantity: ít nhất 4, unit: cuộc}") + task(
        "b", "target: {quantity: 1, unit: cuộc}"
    )
    made = table(site({**catalogue(), PLAN: plan(tasks)}), "plan-progress", "2010-07-10")
    assert made.totals.values["by_unit"] == {"cuộc": {"min": 5, "max": None, "done": 0}}


def test_plans_by_day_of_issue_then_id(site: MakeSite) -> None:
    files = {
        "content/ke-hoach/2010/b.md": plan(task("x"), id_="kh-b", issued="2010-02-01"),
        "content/ke-hoach/2010/c.md": plan(task("x"), id_="kh-a", issued="2010-02-01"),
        "content/ke-hoach/2010/d.md": plan(task("x"), id_="kh-z", issued="2010-01-01"),
        "content/ke-hoach/2010/e.md": plan(task("x"), id_="kh-later", issued="2010-03-02"),
        "content/ke-hoach/2010/f.md": plan(task("x"), "state: nháp\n", id_="kh-draft"),
    }
    root = site({**catalogue(), **files})
    assert [d.id for d in plans(scope(root, "2010-03-01"))] == ["kh-z", "kh-a", "kh-b"]
    assert [d.id for d in plans(scope(root, "2010-03-02"))][-1] == "kh-later"
    found = rows(table(root, "plan-progress", "2010-03-01"))
    assert [row["plan"] for row in found] == ["kh-z", "kh-a", "kh-b"]
    assert rows(table(root, "plan-progress", "2009-12-31")) == []


def test_only_the_plans_asked_for(site: MakeSite) -> None:
    other = plan(task("x"), id_="kh-2")
    root = site({**catalogue(), PLAN: plan(task("t")), "content/ke-hoach/2010/b.md": other})
    assert [r.tracked.reference for r in progress(scope(root, "2010-05-01"), "kh-2")] == ["kh-2/x"]


def test_extraordinary_results_are_listed_and_counted_for_no_period(site: MakeSite) -> None:
    known = scope(site(SITE), "2010-05-20")
    (document,) = plans(known)
    assert [r.key for r in extraordinary(known, document)] == ["tin-a/4"]
    counted = {row.tracked.id: len(row.results) for row in progress(known)}
    assert counted["3a-2010q2"] == 1
    assert extraordinary(scope(site(SITE), "2010-05-11"), document) == ()


ARCHIVE = {
    **SITE,
    PLAN: plan(ROUND + MEETINGS + PRINTS, "tracked_until: 2010-05-31\n"),
}


def test_a_build_keeps_an_archived_plan_as_it_was(site: MakeSite) -> None:
    root = site(ARCHIVE)
    frozen = rows(table(root, "plan-progress", "2019-01-07", frozen=True))
    assert {row["id"]: row["status"] for row in frozen} == {
        "1a": "no_information",
        "3a-2010q1": "no_information",
        "3a-2010q2": "done_on_time",
        "3a-2010q3": "no_information",
        "3a-2010q4": "no_information",
        "5": "no_target",
    }
    assert {row["days"] for row in frozen} == {None}
    assert _row(frozen, "1a")["done"]["min"] == 1  # the visit of July is not known to it
    table_rows = rows(table(root, "plan-progress", "2019-01-07"))
    assert _row(table_rows, "3a-2010q1")["status"] == "overdue"
    document = plans(scope(root, "2019-01-07"))[0]
    assert not in_force(scope(root, "2019-01-07", frozen=True), document)
    assert in_force(scope(root, "2010-05-31", frozen=True), document)
    assert in_force(scope(root, "2019-01-07"), document)


def test_a_built_site_shows_no_number_that_changes_at_midnight(site: MakeSite) -> None:
    root = site(SITE)
    days = [
        [row["days"] for row in rows(table(root, "plan-progress", day, frozen=True))]
        for day in ("2010-08-10", "2010-08-11")
    ]
    assert days[0] == days[1] == [3, None, None, None, None, None]


@pytest.mark.parametrize(
    ("frozen", "wanted"),
    [
        (False, "Chưa hoàn thành – quá hạn 2 ngày"),
        (True, "Chưa hoàn thành – quá hạn từ 01/07/2010"),
    ],
)
def test_overdue_in_words(site: MakeSite, frozen: bool, wanted: str) -> None:
    made = table(site(SITE), "plan-progress", "2010-07-02", frozen=frozen)
    assert _texts(made, "status")[0] == wanted


def _texts(made: Any, column: str) -> list[str]:
    place = [c.id for c in made.columns].index(column)
    return [row.cells[place].text for row in made.rows]


def test_other_words(site: MakeSite) -> None:
    made = table(site(SITE), "plan-progress", "2010-07-10")
    assert _texts(made, "status")[0] == "Đã hoàn thành – quá hạn (vượt số dự kiến)"
    assert _texts(made, "status")[3] == "Trong hạn, chưa có kết quả"
    assert _texts(made, "target")[0] == "2–3 (1 sở; 1–2 xã)"
    assert _texts(made, "target")[-1] == "không định lượng"
    assert _texts(made, "lead")[-1] == "chưa nêu"
    assert _texts(made, "window")[0] == "quý II/2010 [01/04/2010 – 30/06/2010]"
    assert _texts(made, "window")[-1] == "chưa nêu"
    assert _texts(made, "evidence")[0] == "Tin ngày 2010-05-20 (10/05/2010, 03/07/2010)"


def test_words_of_an_adjusted_task(site: MakeSite) -> None:
    decision = "---\nform: QĐ\nnumber: 20/QĐ-UBND\nissuer: so-a\nissued: 2010-05-10\n---\n"
    tasks = task("a", "adjusted_by: van-ban-qd") + task(
        "b", "window: quý II/2010", "adjusted_by: van-ban-qd", "new_window: quý III/2010",
        "target: {quantity: 1, unit: cuộc}",
    )  # fmt: skip
    files = {**catalogue(), PLAN: plan(tasks), "content/van-ban/qd.md": decision}
    made = table(site(files), "plan-progress", "2010-07-02")
    assert _texts(made, "status") == [
        "Điều chỉnh / Không thực hiện (theo Quyết định 20/QĐ-UBND)",
        "Trong hạn, chưa có kết quả",
    ]
    assert _texts(made, "window")[1].endswith("(theo Quyết định 20/QĐ-UBND)")
    assert rows(made)[1]["period"] == "2010-q3"
    before = table(site(files), "plan-progress", "2010-05-09")
    assert rows(before)[1]["period"] == "2010-q2"


def test_tentative_is_said_once(site: MakeSite) -> None:
    windows = ('"dự kiến trong quý III/2010"', "{text: quý IV/2010, tentative: có}")
    tasks = "".join(task(f"t{n}", f"window: {window}") for n, window in enumerate(windows))
    made = table(site({**catalogue(), PLAN: plan(tasks)}), "plan-progress", "2010-05-01")
    assert [text.count("dự kiến") for text in _texts(made, "window")] == [1, 1]
    assert [row["window"]["tentative"] for row in rows(made)] == [True, True]


def test_every_cell_says_where_it_comes_from(site: MakeSite) -> None:
    made = table(site(SITE), "plan-progress", "2010-07-10")
    text = SITE[PLAN].splitlines()
    place = {column.id: number for number, column in enumerate(made.columns)}
    cells = made.rows[0].cells
    for column, key in (("lead", "lead:"), ("window", "window:"), ("target", "target:")):
        cell = cells[place[column]]
        assert cell.path == PLAN
        assert key in text[cell.line - 1] or "quantity: 1" in text[cell.line - 1]
    assert cells[place["source"]].text == f"{PLAN}:{made.rows[0].line}"


def test_sections_and_filters(site: MakeSite) -> None:
    made = table(site(SITE), "plan-progress", "2010-07-10")
    assert made.rows[0].section == "1. Kiểm tra"
    assert made.options("unit") == (("ban-chi-dao", "Ban chỉ đạo"), ("so-a", "Sở An"))
    assert made.options("quarter")[0] == ("2010-q1", "quý I/2010")
    assert ("done_late", "Đã hoàn thành – quá hạn") in made.options("status")
    with pytest.raises(KeyError):
        made.options("khác")


def test_a_report_makes_silence_visible(site: MakeSite) -> None:
    report = "---\nperiod: 2010-q2\nas_of: 2010-05-15\n{}---\n"
    silent = task("x", "window: quý II/2010", "target: {quantity: 1, unit: cuộc}")
    files = {**catalogue(), PLAN: plan(silent), "content/bao-cao/b.md": report.format("")}
    assert rows(table(site(files), "plan-progress", "2010-05-14"))[0]["status"] == "in_progress"
    found = rows(table(site(files), "plan-progress", "2010-05-15"))
    assert found[0]["status"] == "no_information"
    files["content/bao-cao/b.md"] = report.format("plans: [kh-khac]\n")
    assert rows(table(site(files), "plan-progress", "2010-05-15"))[0]["status"] == "in_progress"
