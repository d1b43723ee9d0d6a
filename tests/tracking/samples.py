"""A tiny fictional programme, in pieces that tests combine and change."""

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from cchc.source.store import load
from cchc.tracking.registry import tables
from cchc.tracking.scope import Scope
from cchc.tracking.table import Table
from cchc.vietnamese.dates import ZONE

UNITS = (
    ("ban-chi-dao", "Ban chỉ đạo", "tỉnh", "ban chỉ đạo"),
    ("so-a", "Sở An", "tỉnh", "sở"),
    ("dai-b", "Đài Bình", "tỉnh", "đài"),
    ("cuc-c", "Cục Cường", "tỉnh", "cục"),
    ("huyen-d", "Huyện Dương", "huyện", "huyện"),
    ("xa-e", "Xã Én", "xã", "xã"),
    ("phuong-g", "Phường Gạo", "xã", "phường"),
)
"""Units of a province that does not exist: id, name, level, kind."""

PLAN = "content/ke-hoach/2010/kh-1.md"


def catalogue() -> dict[str, str]:
    """The units and one news section."""
    files = {
        f"content/danh-muc/{id_}.md": f"---\ntype: unit\nname: {name}\nlevel: {level}\n"
        f"kind: {kind}\n---\n"
        for id_, name, level, kind in UNITS
    }
    return files | {"content/danh-muc/tin-chung.md": "---\ntype: section\nname: Tin chung\n---\n"}


def plan(tasks: str, extra: str = "", id_: str = "kh-1", issued: str = "2010-01-15") -> str:
    """A plan with these tasks (YAML list items, unindented)."""
    return (
        f"---\nid: {id_}\ntitle: Kế hoạch thử\nnumber: 01/KH-BCĐ\nissuer: ban-chi-dao\n"
        f"issued: {issued}\nyear: 2010\n{extra}tasks:\n{_indent(tasks)}---\n"
    )


def _indent(tasks: str) -> str:
    return "".join(f"  {line}\n" for line in tasks.strip("\n").splitlines())


def task(id_: str = "t1", *lines: str) -> str:
    """One task with further lines."""
    body = "".join(f"  {line}\n" for line in lines)
    return f'- id: {id_}\n  marker: "1.a"\n  title: Việc {id_}\n{body}'


def article(day: str, *results: str, extra: str = "") -> str:
    """A published article that records results (YAML list items)."""
    listed = "results:\n" + "".join(_indent(result) for result in results) if results else ""
    return (
        f"---\ntitle: Tin ngày {day}\nsection: tin-chung\npublished: {day} 08:00\n"
        f"{extra}{listed}---\nNội dung.\n"
    )


def result(task_id: str, day: str, *lines: str) -> str:
    """One result of a task of the plan kh-1."""
    body = "".join(f"  {line}\n" for line in lines)
    return f"- task: kh-1/{task_id}\n  date: {day}\n{body}"


def noon(day: str) -> datetime:
    """Noon of an ISO day in Vietnam."""
    return datetime.combine(date.fromisoformat(day), time(12), ZONE)


def scope(root: Path, day: str, *, frozen: bool = False) -> Scope:
    """The site's documents as of a day; the sample must be free of reading errors."""
    store = load(root)
    assert [p for p in store.problems if p.severity == "error"] == []
    return Scope(store, noon(day), frozen=frozen)


def table(root: Path, name: str, day: str, *, frozen: bool = False) -> Table:
    """A table of a sample site."""
    return tables()[name].make(scope(root, day, frozen=frozen))


def rows(made: Table) -> list[Mapping[str, Any]]:
    """The rows of a table as JSON."""
    found: list[Mapping[str, Any]] = made.to_json()["rows"]
    return found
