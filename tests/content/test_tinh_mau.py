"""The demo site: a full year of a fictional province, with every kind of record and status."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from tests.content.sites import TINH_MAU, document, records

from cchc.check.registry import all_problems
from cchc.source.recipients import lots, total
from cchc.source.store import Store, load
from cchc.source.visibility import public, state_of
from cchc.tracking.progress import ProgressRow, extraordinary, progress
from cchc.tracking.scope import Scope
from cchc.types.broadcast import Broadcast
from cchc.types.budget_estimate import STEPS, BudgetEstimate
from cchc.types.contribution import PROGRESS, Contribution
from cchc.types.distribution import Distribution
from cchc.types.document import Document as OfficialDocument
from cchc.types.hotline_report import OUTCOMES, HotlineReport
from cchc.types.inspection import Inspection
from cchc.types.meeting import Meeting
from cchc.types.news import News
from cchc.types.plan import Plan
from cchc.types.registry import content_types
from cchc.types.training import Training
from cchc.types.unit import Unit
from cchc.types.visit import Visit
from cchc.vietnamese.dates import ZONE

NOW = datetime(2026, 1, 31, 23, 59, tzinfo=ZONE)
STATUSES = {
    "done_on_time": 27,
    "done_late": 3,
    "overdue": 3,
    "in_progress": 1,
    "due_soon": 1,
    "not_due": 1,
    "no_information": 1,
    "no_target": 1,
    "before_issue": 1,
    "adjusted": 1,
}
WARNINGS = {"OUT-OF-YEAR": 6, "NO-TARGET": 1, "BEFORE-ISSUE": 1, "NO-AMOUNT": 1, "LICH-THIEU": 1}


@pytest.fixture(scope="module")
def store() -> Store:
    return load(TINH_MAU)


@pytest.fixture(scope="module")
def rows(store: Store) -> dict[str, ProgressRow]:
    return {row.tracked.id: row for row in progress(Scope(store, NOW))}


def test_no_errors_and_few_warnings(store: Store) -> None:
    found = all_problems(store, NOW)
    assert [problem for problem in found if problem.severity == "error"] == []
    assert Counter(problem.code for problem in found) == WARNINGS


def test_it_is_marked_as_fictional(store: Store) -> None:
    assert "không có thật" in store.settings.notice
    for page in ("trang-gioi-thieu", "trang-en-index"):
        body = document(store, page).source.body
        assert "không có thật" in body or "does not exist" in body


def test_every_content_type_is_there(store: Store) -> None:
    assert {d.kind.id for d in store.documents} == set(content_types())


def test_every_status_is_there(rows: dict[str, ProgressRow]) -> None:
    assert Counter(row.status.id for row in rows.values()) == STATUSES
    exceeded = [identity for identity, row in rows.items() if row.exceeded]
    assert exceeded == ["1a-r2", "5-articles"]


def test_every_result_has_evidence(store: Store, rows: dict[str, ProgressRow]) -> None:
    for row in rows.values():
        assert len(row.evidence) >= bool(row.results), row.tracked.id
    plan = document(store, "kh-2025-15")
    (meeting,) = extraordinary(Scope(store, NOW), plan)
    assert meeting.document.id == "hop-2025-bat-thuong"


def test_the_decision_drops_one_task_and_moves_another(
    store: Store, rows: dict[str, ProgressRow]
) -> None:
    assert rows["3b"].status.id == "adjusted"
    moved = rows["4-class-2"]
    assert moved.change is not None
    assert (moved.window.text, moved.status.id) == ("quý IV/2025", "done_on_time")
    before = datetime(2025, 7, 1, tzinfo=ZONE)
    earlier = {row.tracked.id: row for row in progress(Scope(store, before))}
    assert earlier["3b"].status.id == "in_progress"
    assert earlier["4-class-2"].window.text == "quý III/2025"


def test_a_plan_of_about_two_dozen_tasks(store: Store) -> None:
    (plan,) = records(store, Plan)
    assert len(plan.tasks) == 26
    assert plan.tracked_until is None


def test_forty_articles_of_an_ordinary_length(store: Store) -> None:
    articles = public(store, NOW, "news")
    assert len(articles) >= 40
    for article in articles:
        assert 150 <= len(article.source.body.split()) <= 350, article.path
    sections = Counter(a.record.section for a in articles if isinstance(a.record, News))
    assert len(sections) == 4
    assert min(sections.values()) >= 6


def test_articles_show_what_a_body_can_hold(store: Store) -> None:
    text = "\n".join(article.source.body for article in public(store, NOW, "news"))
    for mark in ("\n## ", "\n| --- |", "[^1]:", "\nđ) ", "\n:   ", "    a) ", "**", "\n- "):
        assert mark in text, mark


def test_every_state_of_an_article(store: Store) -> None:
    states = Counter(state_of(article, NOW) for article in store.of("news"))
    assert {state: n for state, n in states.items() if state != "published"} == {
        "draft": 1,
        "embargoed": 1,
        "expired": 1,
        "withdrawn": 1,
    }
    assert sum(bool(article.change_notes) for article in records(store, News)) == 2


def test_units_ended_and_name_their_successors(store: Store) -> None:
    ended = [unit for unit in records(store, Unit) if unit.valid_to]
    assert len(ended) == 12
    for unit in ended:
        for successor in unit.successor:
            follower = document(store, successor).record
            assert isinstance(follower, Unit)
            assert unit.valid_to is not None
            assert follower.valid_from is None or follower.valid_from > unit.valid_to
        assert unit.successor, unit.name


def test_inspections_name_units_visits_and_findings(store: Store) -> None:
    visits = records(store, Visit)
    for inspection in (found for found in store.of("inspection")):
        assert isinstance(inspection.record, Inspection)
        visited = {visit.unit for visit in visits if visit.round == inspection.id}
        assert visited == set(inspection.record.units)
    remedied = [visit for visit in visits if visit.findings == visit.remedied]
    assert 0 < len(remedied) < len(visits)
    assert all(visit.remedy_due for visit in visits if visit.findings)


def test_the_missing_issue_is_august(store: Store) -> None:
    months = {issue.month.start.month for issue in records(store, Broadcast)}
    assert months == set(range(1, 13)) - {8}


def test_copies_add_up(store: Store) -> None:
    (prints,) = records(store, Distribution)
    assert prints.printed is not None
    found = lots(store, prints.recipients, prints.printed)
    assert total(found) == prints.copies == 2400
    assert [len(lot.shares) for lot in found] == [12, 1, 1, 1]
    assert all(recipient.received_on for recipient in prints.recipients)


def test_every_step_state_and_outcome(store: Store) -> None:
    estimates = records(store, BudgetEstimate)
    assert {estimate.step for estimate in estimates} == set(STEPS)
    assert [estimate.amount for estimate in estimates].count(None) == 1
    contributions = records(store, Contribution)
    assert {contribution.state for contribution in contributions} == set(PROGRESS)
    assert all(c.reason for c in contributions if c.state == "trả lại")
    outcomes = {report.outcome for report in records(store, HotlineReport)}
    assert outcomes == {*OUTCOMES, None}


def test_published_contributions_are_the_number_reported(
    store: Store, rows: dict[str, ProgressRow]
) -> None:
    accepted = [c for c in records(store, Contribution) if c.state == "đăng"]
    assert len(accepted) == rows["5-articles"].done.total.min


def test_meetings_have_venue_time_and_conclusion(store: Store) -> None:
    for meeting in records(store, Meeting):
        assert meeting.venue
        assert meeting.starts
        assert meeting.ends
        assert (meeting.held is None) == (meeting.conclusion is None)
    assert any(meeting.held is None for meeting in records(store, Meeting))


def test_classes_have_materials_and_attendance(store: Store, rows: dict[str, ProgressRow]) -> None:
    for training in records(store, Training):
        assert training.materials
        assert training.attended == rows[f"4-class-{training.no}"].done.total.min


def test_attached_files_are_small_documents(store: Store) -> None:
    attached = [d for d in records(store, OfficialDocument) if d.file]
    assert len(attached) == 3
    files = [TINH_MAU / path for path in store.files if path.endswith(".pdf")]
    assert len(files) == 4
    for file in files:
        assert file.read_bytes().startswith(b"%PDF-")
        assert file.stat().st_size < 20_000


@pytest.mark.parametrize("root", [TINH_MAU, TINH_MAU.parents[2]], ids=["tinh-mau", "seed"])
def test_the_menu_names_every_ordinary_page(root: Path) -> None:
    settings = (root / "mkdocs.yml").read_text("utf-8")
    folder = root / "content/trang"
    pages = sorted(folder.rglob("*.md"))
    assert len(pages) == 5
    for page in pages:
        assert f": {page.relative_to(folder).as_posix()}\n" in settings
