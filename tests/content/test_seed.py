"""The seed's words: complete in article and plan, its faults surfaced and not hidden."""

import html
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from tests.content.sites import ROOT, SEED, document, records, seed_words

from cchc.check.registry import all_problems
from cchc.pages.renderer import Renderer
from cchc.schema.problem import Problem
from cchc.source.store import Store, load
from cchc.types.news import News
from cchc.types.unit import Unit
from cchc.vietnamese.dates import ZONE

ARTICLE = "tin-2019-thuc-hien-cong-tac-cai-cach-hanh-chinh-2007"
NOW = datetime(2026, 1, 31, 12, tzinfo=ZONE)
FINDINGS = {
    "SUM-RANGE": 1,
    "TYPE": 2,
    "TYPE-ROUND": 2,
    "CONFLICT": 2,
    "BEFORE-ISSUE": 1,
    "OUT-OF-YEAR": 2,
    "NO-TARGET": 6,
    "NO-DEADLINE": 4,
    "NO-AMOUNT": 3,
    "NO-OUTPUT": 1,
    "NO-CONTACT": 2,
    "NO-OWNER": 3,
    "NAME": 5,
    "TYPO": 16,
    "DATE-PLACEHOLDER": 1,
    "NGAY-HIEU": 1,
}


@pytest.fixture(scope="module")
def store() -> Store:
    return load(ROOT)


@pytest.fixture(scope="module")
def findings(store: Store) -> tuple[Problem, ...]:
    return all_problems(store, NOW)


def test_the_article_has_every_word_of_the_plan_in_order(store: Store) -> None:
    body = document(store, ARTICLE).source.body.split()
    assert body == seed_words(7, 73)
    assert len(body) > 900


def test_the_plan_has_every_word_of_the_plan_in_order(store: Store) -> None:
    assert document(store, "kh-2007-09").source.body.split() == seed_words(9, 73)


def test_no_break_spaces_became_structure(store: Store) -> None:
    for identity in (ARTICLE, "kh-2007-09"):
        assert "\u00a0" not in document(store, identity).source.body


def test_the_page_shows_the_same_words(store: Store) -> None:
    body = Renderer().body(document(store, ARTICLE).source.body, lambda address: address)
    assert html.unescape(body.text).split() == seed_words(7, 73)


def test_the_page_keeps_markers_and_nesting(store: Store) -> None:
    body = Renderer().body(document(store, ARTICLE).source.body, lambda address: address)
    shown = list(markers(ET.fromstring(f"<div>{body.html}</div>"), 0))  # noqa: S314 - our own HTML
    assert [marker for depth, marker in shown if depth == 0] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert Counter(shown) == {
        **{(0, f"{number}."): 1 for number in range(1, 7)},
        (1, "a."): 2,
        (1, "b."): 2,
        (2, "-"): 8,
        (3, "+"): 2,
        (1, "-"): 10,
    }
    assert len(shown) == sum(
        1 for line in SEED[10:73] if re.match(r"[\s]*(\d\.|[ab]\.|[-+])", line)
    )


def markers(part: ET.Element, depth: int) -> Iterator[tuple[int, str]]:
    """(depth, marker) of every item of the literal lists, in order."""
    for child in part:
        if child.tag == "span" and child.get("class") == "m":
            yield depth - 1, child.text or ""
        else:
            yield from markers(child, depth + (child.tag == "li"))


def test_the_article_is_posted_as_the_old_page_said(store: Store) -> None:
    found = document(store, ARTICLE)
    record = found.record
    assert isinstance(record, News)
    assert record.title == SEED[2]
    assert found.source.data["published"] == SEED[4] == "12:00 AM 07/01/2019"
    assert record.published == datetime(2019, 1, 7, tzinfo=ZONE)
    assert record.source_date == date(2007, 4, 4)
    assert document(store, record.section).title == SEED[0]


def test_units_are_named_in_words_of_the_text(store: Store) -> None:
    known = set(re.findall(r"\w+", " ".join(SEED).lower()))
    for unit in records(store, Unit):
        names = " ".join((unit.name, unit.short or "", *unit.aliases)).lower()
        assert set(re.findall(r"\w+", names)) <= known, unit.name


def test_the_faults_of_the_text_are_surfaced(findings: tuple[Problem, ...]) -> None:
    assert Counter(problem.code for problem in findings) == FINDINGS
    assert {problem.severity for problem in findings} == {"warning"}


def test_findings_stand_where_the_fault_is(store: Store, findings: tuple[Problem, ...]) -> None:
    path = document(store, ARTICLE).path
    lines = store.sources[path].text.split("\n")
    typos = [p for p in findings if p.path == path and p.code == "TYPO"]
    assert len(typos) == 8
    for typo in typos:
        around = lines[typo.line - 1][max(typo.column - 3, 0) : typo.column + 2]
        assert re.search(r" [,:]|[-/] ", around), around
    (stamp,) = (p for p in findings if p.code == "DATE-PLACEHOLDER")
    assert lines[stamp.line - 1][stamp.column - 1 :].startswith('"12:00 AM')
