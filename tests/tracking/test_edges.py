"""Days on which the tables change."""

from datetime import date

import pytest
from tests.conftest import MakeSite
from tests.tracking.samples import PLAN, article, catalogue, noon, plan, result, task

from cchc.source.store import load
from cchc.tracking.edge import Edge
from cchc.tracking.edges import data_as_of, edges, next_build_edge
from cchc.tracking.progress import progress
from cchc.tracking.scope import Scope

ONE = task("a", "window: quý II/2010", "target: {quantity: 1, unit: cuộc}")
LATE = {"content/tin/a.md": article("2010-07-20", result("a", "2010-07-10"))}


def _steps(site: MakeSite, files: dict[str, str], first: str = "2010-01-15") -> list[Edge]:
    """Edge after edge from the plan's issue, as a scheduler would follow them."""
    store = load(site({**catalogue(), **files}))
    found, day = [], noon(first)
    while (edge := next_build_edge(store, day)) is not None:
        found.append(edge)
        day = noon(edge.day.isoformat())
    return found


def test_before_the_issue_every_day_is_an_edge(site: MakeSite) -> None:
    store = load(site({**catalogue(), PLAN: plan(ONE)}))
    edge = next_build_edge(store, noon("2009-12-31"))
    assert edge == Edge(date(2010, 1, 1), "sang ngày", "kh-1")


def test_a_task_from_issue_to_late_result(site: MakeSite) -> None:
    assert _steps(site, {PLAN: plan(ONE), **LATE}) == [
        (date(2010, 4, 1), "đến kỳ", "kh-1/a"),
        (date(2010, 6, 15), "sắp đến hạn", "kh-1/a"),
        (date(2010, 7, 1), "quá hạn", "kh-1/a"),
        (date(2010, 7, 10), "kết quả", "tin-a/1"),
    ]


def test_days_that_change_nothing_are_no_edges(site: MakeSite) -> None:
    early = {"content/tin/a.md": article("2010-04-20", result("a", "2010-04-10"))}
    assert [edge.reason for edge in _steps(site, {PLAN: plan(ONE), **early})] == [
        "đến kỳ",
        "kết quả",
    ]


def test_a_task_without_target_has_no_edges(site: MakeSite) -> None:
    found = _steps(site, {PLAN: plan(task("a", "window: quý II/2010"))})
    assert found == []


def test_the_due_soon_setting_moves_its_edge(site: MakeSite) -> None:
    settings = "site_name: x\nplugins:\n  - cchc:\n      due_soon_days: 30\n"
    found = _steps(site, {"mkdocs.yml": settings, PLAN: plan(ONE)})
    assert (date(2010, 5, 31), "sắp đến hạn", "kh-1/a") in found


def test_decisions_and_reports_are_edges(site: MakeSite) -> None:
    dropped = task("b", "adjusted_by: van-ban-qd", "target: {quantity: 1, unit: cuộc}")
    decision = "---\nform: QĐ\nnumber: 20/QĐ-UBND\nissuer: so-a\nissued: 2010-05-10\n---\n"
    report = "---\nperiod: 2010-q2\nas_of: 2010-05-15\n---\n"
    files = {
        PLAN: plan(ONE + dropped),
        "content/van-ban/qd.md": decision,
        "content/bao-cao/b.md": report,
    }
    found = _steps(site, files)
    assert (date(2010, 5, 10), "quyết định điều chỉnh", "kh-1/b") in found
    assert (date(2010, 5, 15), "báo cáo", "kh-1/a") in found


def test_the_day_after_the_tracking_ends_is_a_change_but_no_data(site: MakeSite) -> None:
    store = load(site({**catalogue(), PLAN: plan(ONE, "tracked_until: 2010-04-15\n")}))
    assert next_build_edge(store, noon("2010-04-15")) == Edge(
        date(2010, 4, 16), "hết thời gian theo dõi", "kh-1"
    )
    assert next_build_edge(store, noon("2010-04-16")) is None
    assert data_as_of(store, noon("2010-04-16")) == date(2010, 4, 1)


def test_of_an_archived_plan_nothing_comes_later(site: MakeSite) -> None:
    files = {PLAN: plan(ONE, "tracked_until: 2010-04-15\n"), **LATE}
    assert [edge.reason for edge in _steps(site, files)] == [
        "đến kỳ",
        "hết thời gian theo dõi",
    ]
    store = load(site({}))
    assert data_as_of(store, noon("2026-11-24")) == date(2010, 4, 1)


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2010-01-14", None),
        ("2010-01-15", "2010-01-15"),
        ("2010-03-31", "2010-01-15"),
        ("2010-04-01", "2010-04-01"),
        ("2010-07-09", "2010-07-01"),
        ("2010-07-10", "2010-07-10"),
        ("2030-01-01", "2010-07-10"),
    ],
)
def test_data_as_of_is_the_last_edge_so_far(site: MakeSite, day: str, wanted: str | None) -> None:
    store = load(site({**catalogue(), PLAN: plan(ONE), **LATE}))
    assert data_as_of(store, noon(day)) == (date.fromisoformat(wanted) if wanted else None)


def test_between_two_edges_no_row_changes(site: MakeSite) -> None:
    store = load(site({**catalogue(), PLAN: plan(ONE), **LATE}))
    scope = Scope(store, noon("2011-01-01"))
    days = sorted({edge.day for edge in edges(scope)})
    for day in range(date(2010, 1, 15).toordinal(), date(2010, 8, 1).toordinal()):
        at = scope.at(date.fromordinal(day))
        last = max(known for known in days if known.toordinal() <= day)
        assert [r.status.id for r in progress(at)] == [
            r.status.id for r in progress(scope.at(last))
        ]


def test_what_other_tables_record(site: MakeSite) -> None:
    files = {
        "content/kiem-tra/v.md": (
            "---\ntype: visit\nround: dot\nunit: so-a\ndone: 2010-05-01\n---\n"
        ),
        "content/hop/h.md": (
            "---\ntitle: Họp\nkind: định kỳ\nplanned: quý II/2010\nheld: 2010-05-02\n---\n"
        ),
        "content/tap-huan/l.md": (
            "---\ntitle: Lớp\nno: 1\nwindow: quý II/2010\nheld: 2010-05-03\n---\n"
        ),
        "content/phat-song/k.md": (
            "---\ntype: broadcast\nseries: s\nmedium: phát thanh\nmonth: 2010-m05\n"
            "airs: 2010-05-04 19:00\nstatus: đã phát\n---\n"
        ),
        "content/phat-song/k2.md": (
            "---\ntype: broadcast\nseries: s\nmedium: phát thanh\nmonth: 2010-m06\n"
            "airs: 2010-06-04 19:00\n---\n"
        ),
        "content/tin/c.md": (
            "---\ntype: contribution\ntitle: Bài\nsource: so-a\nreceived: 2010-05-05\n---\n"
        ),
        "content/an-pham/p.md": (
            "---\ntype: distribution\ntitle: Phát\nprinted: 2010-05-06\n"
            "recipients:\n  - {to: Sở An, copies: 3, received_on: 2010-05-07}\n---\n"
        ),
        "content/an-pham/q.md": (
            "---\ntype: booklet\ntitle: Tập\nitems: [p]\nprinted: 2010-05-08\n---\n"
        ),
        "content/hop/nhap.md": (
            "---\ntitle: Họp\nkind: định kỳ\nplanned: quý II/2010\nheld: 2010-05-09\n"
            "state: nháp\n---\n"
        ),
    }
    found = _steps(site, files)
    assert [edge.day for edge in found] == [date(2010, 5, day) for day in range(1, 9)]
