"""The other tables: what stands in them, what they add up to."""

from typing import Any

import pytest
from tests.conftest import MakeSite
from tests.tracking.samples import PLAN, catalogue, plan, rows, table, task

from cchc.tracking.table import Table


def _column(made: Table, name: str) -> list[Any]:
    return [row[name] for row in rows(made)]


def _words(made: Table, name: str) -> list[str]:
    place = [column.id for column in made.columns].index(name)
    return [row.cells[place].text for row in made.rows]


ROUND = (
    "---\ntype: inspection\nid: dot-1\nno: 1\ntitle: Đợt 1\nwindow: quý II/2010\nteam: [so-a]\n"
    "task: kh-1/1a\nquota:\n  - {kind: sở, quantity: 1}\n"
    '  - {kind: "xã, phường", quantity: 2-3}\n---\n'
)
SURVEY = (
    "---\ntype: survey\nid: ks\ntitle: Khảo sát\nwindow: thường xuyên\nteam: [so-a]\n"
    "quantity: 30-35\n---\n"
)


def _visit(unit: str, extra: str = "", round_: str = "dot-1") -> str:
    return f"---\ntype: visit\nround: {round_}\nunit: {unit}\n{extra}---\n"


INSPECTIONS = {
    **catalogue(),
    PLAN: plan(task("1a", "target: {quantity: 1, unit: cuộc, kind: sở, includes: [cục]}")),
    "content/kiem-tra/dot-1.md": ROUND,
    "content/kiem-tra/ks.md": SURVEY,
    "content/kiem-tra/a.md": _visit(
        "cuc-c", "done: 2010-05-10\nstatus: đã khắc phục\nfindings: 3\nremedied: 2\n"
    ),
    "content/kiem-tra/b.md": _visit("Xã Én", "done: 2010-05-11\nstatus: đã kiểm tra\n"),
    "content/kiem-tra/c.md": _visit("phuong-g", "planned: 2010-06-20\nstatus: đã thông báo\n"),
    "content/kiem-tra/d.md": _visit("huyen-d", "done: 2010-06-01\nstatus: đã kiểm tra\n"),
    "content/kiem-tra/e.md": _visit("xa-e", "done: 2010-07-01\nstatus: đã kết luận\n", "ks"),
}


def test_inspections_by_kind(site: MakeSite) -> None:
    made = table(site(INSPECTIONS), "inspections", "2010-06-30")
    assert _column(made, "kind") == ["sở", "xã, phường", "loại khác", None]
    assert _column(made, "quota") == [
        {"min": 1, "max": 1}, {"min": 2, "max": 3}, None, {"min": 30, "max": 35},
    ]  # fmt: skip
    assert _column(made, "visits") == [1, 2, 1, 1]
    assert _column(made, "done") == [1, 1, 1, 0]
    assert _column(made, "findings") == [3, None, None, None]
    assert _words(made, "findings")[1] == "chưa có số liệu"
    assert (
        _words(made, "items")[1]
        == "Xã Én (đã kiểm tra, 11/05/2010); Phường Gạo (đã thông báo, 20/06/2010)"
    )


def test_inspections_add_up(site: MakeSite) -> None:
    totals = table(site(INSPECTIONS), "inspections", "2010-06-30").totals
    assert totals.values == {
        "rows": 4,
        "rounds": 1,
        "inspections": {"min": 3, "max": 4, "visits": 4, "done": 3},
        "surveys": {"min": 30, "max": 35, "visits": 1, "done": 0},
        "findings": {"sum": 3, "known": 1, "unknown": 2},
        "remedied": {"sum": 2, "known": 1, "unknown": 2},
    }
    assert ("Kiểm tra", "3–4 đơn vị, đã thực hiện 3") in totals.lines
    assert ("Vấn đề phải khắc phục", "3 (chưa có số liệu: 2)") in totals.lines


def test_where_no_visit_is_recorded_nothing_is_counted(site: MakeSite) -> None:
    """Null and words, never 0; a visit that is planned but not made is a counted 0."""
    planned = _visit("phuong-g", "planned: 2010-06-20\n")
    files = {**catalogue(), "content/kiem-tra/1.md": ROUND, "content/kiem-tra/c.md": planned}
    made = table(site(files), "inspections", "2010-06-01")
    assert (_column(made, "visits"), _column(made, "done")) == ([None, 1], [None, 0])
    assert _words(made, "done") == ["chưa có số liệu", "0"]


def test_a_round_that_states_nothing_has_no_sums(site: MakeSite) -> None:
    bare = ROUND.partition("quota:")[0] + "---\n"
    made = table(site({**catalogue(), "content/kiem-tra/1.md": bare}), "inspections", "2010-06-01")
    assert made.totals.values["inspections"] == dict.fromkeys(("min", "max", "visits", "done"))
    assert made.totals.lines == (("Kiểm tra", "số lượng chưa nêu, đã thực hiện chưa có số liệu"),)


def test_a_visit_of_tomorrow_is_planned_today(site: MakeSite) -> None:
    made = table(site(INSPECTIONS), "inspections", "2010-05-09")
    (visit,) = rows(made)[0]["items"]
    assert (visit["status"], visit["done"], visit["findings"]) == ("dự kiến", None, None)
    assert rows(made)[0]["done"] == 0
    assert visit["source"] == {"path": "content/kiem-tra/a.md", "line": 1}


def test_inspections_filter_by_unit_step_and_quarter(site: MakeSite) -> None:
    made = table(site(INSPECTIONS), "inspections", "2010-07-30")
    assert [name for _, name in made.options("unit")] == [
        "Cục Cường", "Huyện Dương", "Phường Gạo", "Sở An", "Xã Én",
    ]  # fmt: skip
    assert dict(made.options("status"))["da-khac-phuc"] == "Đã khắc phục"
    assert [q for q, _ in made.options("quarter")] == ["2010-q2", "2010-q3"]


def test_a_visit_of_no_known_round_is_not_lost(site: MakeSite) -> None:
    files = {**catalogue(), "content/kiem-tra/a.md": _visit("so-a", "", "mat")}
    made = table(site(files), "inspections", "2010-06-30")
    assert _column(made, "round") == [{"id": "mat", "name": "mat"}]
    assert made.totals.values["inspections"]["visits"] == 1


def test_rounds_by_their_window_then_number(site: MakeSite) -> None:
    files = {
        **catalogue(),
        "content/kiem-tra/b.md": ROUND.replace("dot-1", "dot-2").replace("quý II", "quý IV"),
        "content/kiem-tra/a.md": ROUND,
        "content/kiem-tra/c.md": "---\ntype: inspection\nid: dot-3\nno: 3\nwindow: quý I/2010\n"
        "team: [so-a]\n---\n",
    }
    made = table(site(files), "inspections", "2010-06-30")
    names = [row["round"]["id"] for row in rows(made)]
    assert names == ["dot-3", "dot-1", "dot-1", "dot-2", "dot-2"]
    assert _words(made, "kind")[0] == "mọi loại"


def _meeting(title: str, extra: str = "", kind: str = "định kỳ") -> str:
    return f"---\ntitle: {title}\nkind: {kind}\nplanned: quý II/2010\nunit: so-a\n{extra}---\n"


MEETINGS = {
    **catalogue(),
    "content/hop/b.md": _meeting("Họp B", "held: 2010-05-20\nattended: 40\nperiod: 2010-q2\n"),
    "content/hop/a.md": _meeting("Họp A", "starts: 2010-06-10 08:00\n"),
    "content/hop/c.md": _meeting("Họp C", "held: 2010-05-21\n", "bất thường"),
    "content/hop/d.md": _meeting("Đột xuất", "", "bất thường"),
}


def test_meetings_in_order_with_what_is_known(site: MakeSite) -> None:
    made = table(site(MEETINGS), "meetings", "2010-06-05")
    assert _column(made, "title") == ["Đột xuất", "Họp B", "Họp C", "Họp A"]
    assert _column(made, "status") == ["planned", "held", "held", "planned"]
    assert _words(made, "attended") == ["chưa có số liệu", "40", "chưa có số liệu",
                                        "chưa có số liệu"]  # fmt: skip
    assert _words(made, "venue")[0] == "chưa có số liệu"
    assert made.totals.values == {
        "rows": 4,
        "held": 2,
        "by_kind": {"bất thường": 2, "định kỳ": 2},
        "attended": {"sum": 40, "known": 1, "unknown": 1},
    }
    assert ("Số người dự", "40 lượt người (chưa có số liệu: 1)") in made.totals.lines


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2010-05-19", ["planned", "planned", "planned", "planned"]),
        ("2010-06-10", ["planned", "held", "held", "planned"]),
        ("2010-06-11", ["planned", "held", "held", "unknown"]),
        ("2010-07-01", ["unknown", "held", "held", "unknown"]),
    ],
)
def test_a_meeting_nobody_reported_is_unknown_not_missed(
    site: MakeSite, day: str, wanted: list[str]
) -> None:
    assert _column(table(site(MEETINGS), "meetings", day), "status") == wanted


def _class(no: int, extra: str = "") -> str:
    return (
        f"---\ntitle: Lớp {no}\nno: {no}\nwindow: quý III/2010\n"
        f"seats: 200-220\ndays: 2-3\n{extra}---\n"
    )


def test_training_adds_up_people_and_person_days(site: MakeSite) -> None:
    files = {**catalogue(), "content/tap-huan/2.md": _class(2), "content/tap-huan/1.md": _class(1)}
    made = table(site(files), "training", "2010-02-01")
    assert _column(made, "no") == [1, 2]
    assert made.totals.values["seats"] == {"min": 400, "max": 440}
    assert made.totals.values["person_days"] == {"min": 800, "max": 1320}
    assert ("Tổng số ngày-người dự kiến", "800–1.320") in made.totals.lines
    assert _column(made, "person_days") == [{"min": 400, "max": 660}] * 2


def test_training_knows_who_came_only_afterwards(site: MakeSite) -> None:
    files = {**catalogue(), "content/tap-huan/1.md": _class(1, "held: 2010-08-01\nattended: 212\n")}
    before = table(site(files), "training", "2010-07-31")
    assert (_column(before, "attended"), before.totals.values["held"]) == ([None], 0)
    after = table(site(files), "training", "2010-08-01")
    assert (_column(after, "attended"), after.totals.values["held"]) == ([212], 1)
    assert _column(after, "status") == ["held"]


SERIES = (
    "---\ntype: series\nid: cm\ntitle: Chuyên mục\nunit: dai-b\nmedium: [phát thanh]\n"
    "span: 2010-m04 – 2010-m06\n---\n"
)


def _issue(month: str, extra: str = "", series: str = "cm") -> str:
    return (
        f"---\ntype: broadcast\nseries: {series}\nmedium: phát thanh\nmonth: {month}\n{extra}---\n"
    )


BROADCASTS = {
    **catalogue(),
    "content/phat-song/cm.md": SERIES,
    "content/phat-song/4.md": _issue(
        "2010-m04", "title: Một cửa\nairs: 2010-04-12 13:30\nlength: 15\nstatus: đã phát\n"
    ),
    "content/phat-song/6b.md": _issue("2010-m06", "airs: 2010-06-20 19:00\nstatus: hoãn\n"),
    "content/phat-song/6a.md": _issue("2010-m06", "airs: 2010-06-10 19:00\nstatus: đã phát\n"),
    "content/phat-song/9.md": _issue("2010-m09"),
}


def test_every_month_of_a_series_has_a_row(site: MakeSite) -> None:
    made = table(site(BROADCASTS), "broadcasts", "2010-07-01")
    assert _column(made, "month") == [
        "2010-m04", "2010-m05", "2010-m06", "2010-m06", "2010-m09",
    ]  # fmt: skip
    assert _words(made, "status") == [
        "đã phát", "chưa có kỳ phát", "đã phát", "hoãn", "dự kiến",
    ]  # fmt: skip
    assert _words(made, "title")[1] == "chưa có kỳ phát"
    assert _words(made, "airs")[:2] == ["12/04/2010 13:30", "–"]
    assert _column(made, "airs")[0] == "2010-04-12T13:30+07:00"
    assert made.totals.values == {
        "rows": 5,
        "months": 4,
        "issues": 4,
        "aired": 2,
        "missing": 1,
        "minutes": {"sum": 15, "known": 1, "unknown": 3},
    }


def test_an_issue_of_tomorrow_is_not_aired_today(site: MakeSite) -> None:
    made = table(site(BROADCASTS), "broadcasts", "2010-06-09")
    assert _words(made, "status")[2] == "dự kiến"


def test_the_row_of_a_missing_issue_points_at_the_span(site: MakeSite) -> None:
    made = table(site(BROADCASTS), "broadcasts", "2010-07-01")
    line = SERIES.splitlines().index("span: 2010-m04 – 2010-m06") + 1
    assert (made.rows[1].path, made.rows[1].line) == ("content/phat-song/cm.md", line)
    assert made.options("unit") == (("dai-b", "Đài Bình"),)


def test_an_issue_of_no_known_series_is_not_lost(site: MakeSite) -> None:
    files = {**catalogue(), "content/phat-song/1.md": _issue("2010-m01", series="mat")}
    made = table(site(files), "broadcasts", "2010-07-01")
    assert _column(made, "series") == [{"id": "mat", "name": "mat"}]


def test_a_series_without_span_has_rows_for_its_issues_only(site: MakeSite) -> None:
    series = SERIES.replace("span: 2010-m04 – 2010-m06\n", "")
    files = BROADCASTS | {"content/phat-song/cm.md": series}
    assert table(site(files), "broadcasts", "2010-07-01").totals.values["missing"] == 0


DISTRIBUTION = (
    "---\ntype: distribution\nid: pp\ntitle: Phân phát\npack: tap\ncopies: 100\n"
    "printed: 2010-05-01\nrecipients:\n"
    "  - {to: Sở An, copies: 60, received_by: Văn thư, received_on: 2010-05-10}\n"
    "  - {to: Nhân dân, copies: 40}\n  - to: Doanh nghiệp\n---\n"
)
BOOKLET = (
    "---\ntype: booklet\nid: tap\ntitle: Tập\nitems: [kh-1]\ncopies: 100\n"
    "recipients:\n  - {to: Sở An, copies: 100}\n---\n"
)


def test_sent_against_received(site: MakeSite) -> None:
    files = {**catalogue(), "content/an-pham/p.md": DISTRIBUTION, "content/an-pham/t.md": BOOKLET}
    made = table(site(files), "distribution", "2010-05-10")
    assert _column(made, "copies") == [60, 40, None]
    assert _column(made, "received") == [60, None, None]
    assert _column(made, "status") == ["received", "sent", "sent"]
    assert _column(made, "pack") == [{"id": "tap", "name": "Tập"}] * 3
    assert made.totals.values == {
        "rows": 3,
        "matters": 1,
        "printed": {"sum": 100, "known": 1, "unknown": 0},
        "copies": {"sum": 100, "known": 2, "unknown": 1},
        "received": {"sum": 60, "known": 1, "unknown": 2},
    }
    before = table(site(files), "distribution", "2010-04-30")
    assert _column(before, "status") == ["unknown"] * 3
    assert _words(before, "received_by") == ["chưa có số liệu"] * 3
    assert made.options("unit") == (("so-a", "Sở An"),)


def test_a_booklet_that_names_its_recipients_itself(site: MakeSite) -> None:
    bare = "---\ntype: booklet\nid: tron\ntitle: Trống\nitems: [kh-1]\n---\n"
    files = {**catalogue(), "content/an-pham/t.md": BOOKLET, "content/an-pham/u.md": bare}
    made = table(site(files), "distribution", "2010-05-10")
    assert _column(made, "id") == ["tap"]


def test_a_distribution_without_recipients_still_has_a_row(site: MakeSite) -> None:
    text = "---\ntype: distribution\nid: pp\ntitle: Phân phát\n---\n"
    made = table(site({**catalogue(), "content/an-pham/p.md": text}), "distribution", "2010-05-10")
    assert _words(made, "recipient") == ["chưa nêu"]
    assert made.totals.values["copies"] == {"sum": None, "known": 0, "unknown": 1}


def _estimate(unit: str, extra: str = "") -> str:
    return f"---\ntype: budget_estimate\nyear: 2010\nunit: {unit}\nbasis: kh-1\n{extra}---\n"


BUDGET = {
    **catalogue(),
    PLAN: plan(task("a")),
    "content/ket-qua/1.md": _estimate("so-a", "amount: 1.500.000\nstep: lập\n"),
    "content/ket-qua/2.md": _estimate("dai-b", "step: lập\n"),
    "content/ket-qua/3.md": _estimate(
        "cuc-c", "amount: 2.000.000\nstep: phê duyệt\napproved_amount: 1.900.000\n"
    ),
    "content/ket-qua/4.md": _estimate("xa-e"),
}


def test_budget_in_vietnamese_order_and_never_zero(site: MakeSite) -> None:
    made = table(site(BUDGET), "budget", "2010-05-01")
    assert _words(made, "unit") == ["Cục Cường", "Đài Bình", "Sở An", "Xã Én"]
    assert _words(made, "amount") == [
        "2.000.000 đồng", "chưa có số liệu", "1.500.000 đồng", "chưa có số liệu",
    ]  # fmt: skip
    assert _column(made, "amount") == [2_000_000, None, 1_500_000, None]


def test_budget_totals_say_how_many_are_unknown(site: MakeSite) -> None:
    totals = table(site(BUDGET), "budget", "2010-05-01").totals
    assert list(totals.values["by_step"]) == ["lập", "phê duyệt", "chưa nêu"]
    assert totals.values["by_step"]["lập"] == {
        "rows": 2,
        "amount": {"sum": 1_500_000, "known": 1, "unknown": 1},
        "approved_amount": {"sum": None, "known": 0, "unknown": 2},
    }
    assert totals.values["amount"] == {"sum": 3_500_000, "known": 2, "unknown": 2}
    lines = dict(totals.lines)
    assert lines["Tổng đề nghị"] == "3.500.000 đồng (chưa có số liệu: 2)"
    assert lines["Bước: chưa nêu"] == "1 dự toán, đề nghị chưa có số liệu"


def _contribution(unit: str, state: str, received: str = "2010-05-01") -> str:
    return (
        f"---\ntype: contribution\ntitle: Bài\nsource: {unit}\nreceived: {received}\n"
        f"state: {state}\n---\n"
    )


def test_contributions_per_unit_and_state(site: MakeSite) -> None:
    files = {
        **catalogue(),
        "content/tin/1.md": _contribution("so-a", "đăng"),
        "content/tin/2.md": _contribution("Sở An", "nhận", "2010-04-01"),
        "content/tin/3.md": _contribution("dai-b", "trả lại"),
        "content/tin/4.md": _contribution("dai-b", "biên tập", "2010-06-01"),
    }
    made = table(site(files), "contributions", "2010-05-31")
    assert _words(made, "unit") == ["Đài Bình", "Sở An"]
    counts = ("received", "editing", "published", "returned", "total")
    assert [tuple(row[name] for name in counts) for row in rows(made)] == [
        (0, 0, 0, 1, 1),
        (1, 0, 1, 0, 2),
    ]
    assert _column(made, "items") == [["tin-3"], ["tin-2", "tin-1"]]
    assert made.totals.values["by_state"] == {
        "nhận": 1, "biên tập": 0, "đăng": 1, "trả lại": 1,
    }  # fmt: skip
    assert made.totals.values["articles"] == 3


def test_drafts_are_in_no_table_and_hidden_records_not_on_the_site(site: MakeSite) -> None:
    files = {
        **catalogue(),
        "content/hop/a.md": _meeting("Nháp", "state: nháp\n"),
        "content/hop/b.md": _meeting("Hẹn giờ", "published: 2011-01-01 08:00\n"),
    }
    root = site(files)
    assert _column(table(root, "meetings", "2010-05-01"), "title") == ["Hẹn giờ"]
    assert _column(table(root, "meetings", "2010-05-01", frozen=True), "title") == []
    assert _column(table(root, "meetings", "2011-05-01", frozen=True), "title") == ["Hẹn giờ"]
