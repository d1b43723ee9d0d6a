"""The memory of jobs: what a file and the changes on top of it tell together."""

from pathlib import Path

import pytest

from cchc.build.jobs import FILE, Done, Jobs, Known, MemoryLostError
from cchc.build.sorts import OF_BRIEFS, OF_DOCUMENTS, OF_FILES, OF_OTHERS

ONE = Done(("F a.md", "P a.md", "W"), ("a/index.html",), (), "articles a.md")
TWO = Done(("F b.md", "W", "T"), ("b.json",), ("b",), "rows b.md")
ANSWERS = {"F a.md": b"1", "P a.md": b"2", "W": b"", "F b.md": b"3", "T": b"4"}


@pytest.fixture(params=["waiting", "written"])
def jobs(tmp_path: Path, request: pytest.FixtureRequest) -> Jobs:
    """Two jobs, in memory or read back."""
    found = Jobs().later({"a/index.html": ONE, "search b.md": TWO}, ANSWERS)
    return found.write(tmp_path, b"one") if request.param == "written" else found


def test_a_job_tells_what_it_made_and_asked(jobs: Jobs) -> None:
    assert jobs.get("a/index.html") == Known(("a/index.html",), (), "articles a.md")
    assert jobs.get("search b.md") == Known(("b.json",), ("b",), "rows b.md")
    assert jobs.get("c") is None
    assert set(jobs.asked("search b.md")) == set(TWO.asked)
    assert jobs.names() == {"a/index.html", "search b.md"}
    assert dict(jobs.all())["search b.md"].rows == ("b",)


def test_a_question_names_its_askers(jobs: Jobs) -> None:
    assert jobs.askers({"W"}) == {"a/index.html", "search b.md"}
    assert jobs.askers({"F b.md", "X nobody"}) == {"search b.md"}
    assert jobs.owners({"b.json", "nobody"}) == {"search b.md"}
    assert jobs.about("b.md") == ["search b.md"]


def test_answers_come_by_their_sort(jobs: Jobs) -> None:
    assert dict(jobs.answers(OF_FILES)) == {"F a.md": b"1", "F b.md": b"3"}
    assert dict(jobs.answers(OF_BRIEFS, OF_OTHERS)) == {"W": b"", "T": b"4"}
    assert dict(jobs.answers(OF_DOCUMENTS)) == {"P a.md": b"2"}
    assert (jobs.answer("T"), jobs.answer("X")) == (b"4", None)


@pytest.mark.parametrize("written", [False, True])
def test_changes_lie_on_top_until_they_are_written(tmp_path: Path, written: bool) -> None:
    first = Jobs().later({"a/index.html": ONE, "search b.md": TWO}, ANSWERS)
    new = Done(("F b.md", "N"), ("c.json",), (), "rows b.md")
    jobs = first.write(tmp_path, b"one").later(
        {"a/index.html": None, "search b.md": new, "c": ONE}, {"F b.md": b"9", "N": b"8"}
    )
    if written:
        jobs = jobs.write(tmp_path, b"two")
        assert jobs.belongs(b"two")
        assert not jobs.belongs(b"one")
        assert jobs.answer("T") is None, "nobody asks it any more"
    assert jobs.names() == {"search b.md", "c"}
    assert jobs.get("a/index.html") is None
    assert jobs.get("search b.md") == Known(("c.json",), (), "rows b.md")
    assert jobs.askers({"W"}) == {"c"}
    assert jobs.askers({"N", "T"}) == {"search b.md"}
    assert jobs.about("a.md") == ["c"]
    assert (jobs.answer("F b.md"), jobs.answer("F a.md")) == (b"9", b"1")


def test_a_number_used_again_is_not_mistaken(tmp_path: Path) -> None:
    jobs = Jobs().later({"one": ONE, "two": TWO}, ANSWERS).write(tmp_path, b"1")
    jobs = jobs.later({"two": None}, {}).write(tmp_path, b"2")
    jobs = jobs.later({"three": Done(("P a.md",))}, {}).write(tmp_path, b"3")
    assert jobs.askers({"W", "T", "F b.md"}) == {"one"}
    assert jobs.askers({"P a.md"}) == {"one", "three"}


def test_a_thousand_askers(tmp_path: Path) -> None:
    many = {str(number): Done(("W",)) for number in range(1000)}
    jobs = Jobs().later(many, {"W": b""}).write(tmp_path, b"1")
    assert jobs.askers({"W"}) == many.keys()


@pytest.mark.parametrize("damage", [b"", b"x" * 9000, b"SQLite format 3\0" + b"\xff" * 9000])
def test_a_damaged_file_is_lost_memory(tmp_path: Path, damage: bytes) -> None:
    jobs = Jobs().later({"one": ONE}, ANSWERS).write(tmp_path, b"1")
    (tmp_path / FILE).write_bytes(damage)
    assert not jobs.belongs(b"1")
    with pytest.raises(MemoryLostError):
        jobs.names()
    with pytest.raises(MemoryLostError):
        jobs.later({"one": None}, {}).write(tmp_path, b"2")
