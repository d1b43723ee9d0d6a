"""Stable keys, superseding, the evidence gate."""

from datetime import date

import pytest
from tests.conftest import MakeSite
from tests.tracking.samples import PLAN, article, catalogue, plan, result, scope, task

from cchc.source.store import load
from cchc.tracking.progress import progress
from cchc.tracking.results import Ledger

BASE = {**catalogue(), PLAN: plan(task("t1"))}
RECORD = "content/ket-qua/kq.md"


def _record(day: str = "2010-05-01", extra: str = "", task_id: str = "t1") -> str:
    return f"---\ntype: result\ntask: kh-1/{task_id}\ndate: {day}\n{extra}---\n"


def _ledger(site: MakeSite, files: dict[str, str]) -> Ledger:
    store = load(site({**BASE, **files}))
    assert [p for p in store.problems if p.severity == "error"] == []
    return Ledger(store)


def _keys(ledger: Ledger, day: str, task_id: str = "t1") -> list[str]:
    return [r.key for r in ledger.counted(f"kh-1/{task_id}", date.fromisoformat(day))]


def test_keys_are_ids_or_numbers_of_the_item(site: MakeSite) -> None:
    ledger = _ledger(
        site,
        {
            "content/tin/a.md": article(
                "2010-05-20",
                result("t1", "2010-05-02"),
                result("t1", "2010-05-01", "id: lan-hai"),
            ),
            RECORD: _record("2010-05-03", "evidence: tin-a\n"),
        },
    )
    assert [r.key for r in ledger.results] == ["tin-a/lan-hai", "tin-a/1", "ket-qua-kq"]
    assert _keys(ledger, "2010-05-03") == ["tin-a/lan-hai", "tin-a/1", "ket-qua-kq"]


def test_a_result_knows_its_line(site: MakeSite) -> None:
    ledger = _ledger(site, {"content/tin/a.md": article("2010-05-20", result("t1", "2010-05-01"))})
    (found,) = ledger.results
    text = found.document.source.text.splitlines()
    assert text[found.line - 1] == "  - task: kh-1/t1"


@pytest.mark.parametrize(("day", "counted"), [("2010-04-30", 0), ("2010-05-01", 1)])
def test_counts_from_its_own_day_whenever_it_was_published(
    site: MakeSite, day: str, counted: int
) -> None:
    ledger = _ledger(site, {"content/tin/a.md": article("2019-01-07", result("t1", "2010-05-01"))})
    assert len(_keys(ledger, day)) == counted


@pytest.mark.parametrize(
    ("evidence", "counts"),
    [
        ("", False),
        ("evidence: tin-a\n", True),
        ("evidence: tin-nhap\n", False),
        ("evidence: khong-co\n", False),
        ("evidence: bien-ban.pdf\n", True),
        ("evidence: thieu.pdf\n", False),
        ("evidence: https://vi-du.example/x\n", True),
        ("evidence: [khong-co, bien-ban.pdf]\n", True),
        ("evidence:\n  - kind: biên bản\n", False),
        ("evidence:\n  - file: bien-ban.pdf\n    access: nội bộ\n", True),
    ],
)
def test_the_evidence_must_exist_and_be_no_draft(
    site: MakeSite, evidence: str, counts: bool
) -> None:
    ledger = _ledger(
        site,
        {
            "content/tin/a.md": article("2010-05-02"),
            "content/tin/nhap.md": article("2010-05-02", extra="state: nháp\n"),
            "content/ket-qua/bien-ban.pdf": "%PDF-",
            RECORD: _record(extra=evidence),
        },
    )
    assert bool(_keys(ledger, "2010-06-01")) is counts


@pytest.mark.parametrize("state", ["nháp", "chờ duyệt"])
def test_a_draft_counts_for_nothing(site: MakeSite, state: str) -> None:
    draft = article("2010-05-02", result("t1", "2010-05-01"), extra=f"state: {state}\n")
    assert _keys(_ledger(site, {"content/tin/a.md": draft}), "2010-06-01") == []


def test_only_articles_prove_themselves(site: MakeSite) -> None:
    meeting = (
        "---\ntitle: Họp\nkind: định kỳ\nplanned: quý II/2010\nheld: 2010-05-01\n"
        "results:\n  - task: kh-1/t1\n    date: 2010-05-01\n---\n"
    )
    assert _keys(_ledger(site, {"content/hop/h.md": meeting}), "2010-06-01") == []


def test_proofs_say_where_they_are(site: MakeSite) -> None:
    extra = (
        "evidence:\n  - tin-a\n  - bien-ban.pdf\n  - https://vi-du.example/x\n"
        "  - file: mat.pdf\n    access: nội bộ\n  - ref: van-ban-kin\n    access: nội bộ\n"
    )
    ledger = _ledger(
        site,
        {
            "content/tin/a.md": article("2010-05-02"),
            "content/van-ban/kin.md": (
                "---\nform: BB\nnumber: 01/BB\nissuer: so-a\nissued: 2010-05-01\n---\n"
            ),
            "content/ket-qua/bien-ban.pdf": "%PDF-",
            "content/ket-qua/mat.pdf": "%PDF-",
            RECORD: _record(extra=extra),
        },
    )
    proofs = [(p.id, p.url) for p in ledger.proofs(ledger.results[0])]
    assert proofs == [
        ("tin-a", "/tin/2010/a/"),
        ("ket-qua-kq", "/ket-qua/2010/kq/bien-ban.pdf"),
        ("ket-qua-kq", "https://vi-du.example/x"),
        ("ket-qua-kq", None),
        ("van-ban-kin", None),
    ]
    assert {p.date for p in ledger.proofs(ledger.results[0])} == {date(2010, 5, 1)}


def test_addresses_carry_the_sites_prefix(site: MakeSite) -> None:
    settings = "site_name: x\nsite_url: https://vi-du.example/cchc/\n"
    article_text = article("2010-05-20", result("t1", "2010-05-01"))
    ledger = _ledger(site, {"mkdocs.yml": settings, "content/tin/a.md": article_text})
    assert [p.url for p in ledger.proofs(ledger.results[0])] == ["/cchc/tin/2010/a/"]


def test_a_withdrawn_article_still_proves_but_leads_nowhere(site: MakeSite) -> None:
    text = article("2010-05-20", result("t1", "2010-05-01"), extra="state: gỡ\n")
    ledger = _ledger(site, {"content/tin/a.md": text})
    assert [(p.id, p.url) for p in ledger.proofs(ledger.results[0])] == [("tin-a", None)]
    assert _keys(ledger, "2010-06-01") == ["tin-a/1"]


def _corrected(site: MakeSite, *lines: str, extra: str = "", day: str = "2010-06-01") -> Ledger:
    return _ledger(
        site,
        {
            "content/tin/a.md": article("2010-05-02", result("t1", "2010-05-01", "id: mot")),
            "content/tin/b.md": article("2010-06-02", result("t1", day, *lines), extra=extra),
        },
    )


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2010-05-31", ["tin-a/mot"]), ("2010-06-01", ["tin-b/1"]), ("2011-01-01", ["tin-b/1"])],
)
def test_a_superseded_result_counts_before_its_successor(
    site: MakeSite, day: str, wanted: list[str]
) -> None:
    assert _keys(_corrected(site, "supersedes: tin-a/mot"), day) == wanted


def test_never_two_at_once_when_the_correction_is_dated_earlier(site: MakeSite) -> None:
    ledger = _corrected(site, "supersedes: tin-a/mot", day="2010-04-20")
    assert _keys(ledger, "2010-04-20") == ["tin-b/1"]
    assert _keys(ledger, "2010-05-01") == ["tin-b/1"]


def test_struck_out_from_the_day_the_correction_was_recorded(site: MakeSite) -> None:
    ledger = _corrected(site, "supersedes: tin-a/mot", "recorded_at: 2010-05-20 09:00")
    assert _keys(ledger, "2010-05-19") == ["tin-a/mot"]
    assert _keys(ledger, "2010-05-20") == []
    assert _keys(ledger, "2010-06-01") == ["tin-b/1"]


def test_a_draft_correction_replaces_nothing(site: MakeSite) -> None:
    ledger = _corrected(site, "supersedes: tin-a/mot", extra="state: nháp\n")
    assert _keys(ledger, "2010-07-01") == ["tin-a/mot"]


def test_a_correction_without_evidence_strikes_out_and_counts_not(site: MakeSite) -> None:
    ledger = _ledger(
        site,
        {
            "content/tin/a.md": article("2010-05-02", result("t1", "2010-05-01")),
            RECORD: _record("2010-06-01", "supersedes: tin-a/1\n"),
        },
    )
    assert _keys(ledger, "2010-05-31") == ["tin-a/1"]
    assert _keys(ledger, "2010-06-01") == []


def test_within_one_document_the_items_id_is_enough(site: MakeSite) -> None:
    text = article(
        "2010-06-02",
        result("t1", "2010-05-01", "id: sai"),
        result("t1", "2010-05-01", "id: dung", "supersedes: sai"),
    )
    assert _keys(_ledger(site, {"content/tin/a.md": text}), "2010-06-01") == ["tin-a/dung"]


def test_a_chain_leaves_only_the_last(site: MakeSite) -> None:
    text = article(
        "2010-06-02",
        result("t1", "2010-05-01"),
        result("t1", "2010-05-02", "supersedes: tin-a/1"),
        result("t1", "2010-05-03", "supersedes: tin-a/2"),
    )
    ledger = _ledger(site, {"content/tin/a.md": text})
    assert [_keys(ledger, f"2010-05-0{n}") for n in (1, 2, 3)] == [
        ["tin-a/1"], ["tin-a/2"], ["tin-a/3"],
    ]  # fmt: skip


def test_a_result_cannot_replace_itself_or_the_unknown(site: MakeSite) -> None:
    text = article(
        "2010-06-02",
        result("t1", "2010-05-01", "supersedes: tin-a/1"),
        result("t1", "2010-05-02", "supersedes: khong-co"),
    )
    assert len(_keys(_ledger(site, {"content/tin/a.md": text}), "2010-06-01")) == 2


@pytest.mark.parametrize(
    ("day", "frozen", "urls"),
    [
        ("2010-06-30", True, [None, None]),
        ("2010-07-20", True, ["/tin/2010/a/", "/tin/2010/a/bien-ban.pdf"]),
        ("2010-06-30", False, ["/tin/2010/a/", "/tin/2010/a/bien-ban.pdf"]),
    ],
)
def test_a_build_leads_to_no_page_that_is_embargoed(
    site: MakeSite, day: str, frozen: bool, urls: list[str | None]
) -> None:
    own = article("2010-07-20", result("t1", "2010-05-01", "evidence: bien-ban.pdf"))
    target = task("t1", "target: {quantity: 1, unit: cuộc}")
    files = {PLAN: plan(target), "content/tin/a.md": own, "content/tin/bien-ban.pdf": "%PDF-"}
    (row,) = progress(scope(site({**catalogue(), **files}), day, frozen=frozen))
    assert row.status.id == "done_on_time"
    assert [proof.url for proof in row.evidence] == urls
