"""The URL ledger: what it says, what in it cannot be."""

from pathlib import Path

import pytest
from tests.check.support import checked, news

from cchc.source.ledger import addresses, final_target, page_path, parse_ledger, read_ledger

SINCE = "2025-01-02T08:00+07:00"


def row(address: str, identity: str, state: str, target: str = "-") -> str:
    return f"{address}   {identity}   {SINCE}   {state}   {target}\n"


GOOD = (
    "# sổ địa chỉ\n"
    + row("/tin/2025/a/", "a", "live")
    + row("/tin/2025/b/", "a", "redirect", "/tin/2025/a/")
    + row("/tin/2025/c/", "a", "redirect", "/tin/2025/b/")
    + row("/tin/2025/d/", "d", "withdrawn")
)


def test_a_ledger_is_read_line_by_line() -> None:
    ledger = parse_ledger(GOOD)
    assert ledger.problems == ()
    assert [entry.line for entry in ledger.entries] == [2, 3, 4, 5]
    assert ledger.entries[1].target == "/tin/2025/a/"
    assert addresses(ledger) == {f"/tin/2025/{name}/" for name in "abcd"}


@pytest.mark.parametrize(
    ("address", "target"), [("a", "a"), ("b", "a"), ("c", "a"), ("d", "d"), ("e", None)]
)
def test_chains_are_followed_to_their_end(address: str, target: str | None) -> None:
    wanted = f"/tin/2025/{target}/" if target else None
    assert final_target(parse_ledger(GOOD), f"/tin/2025/{address}/") == wanted


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD + row("/tin/2025/a/", "x", "live"), 6),
        (GOOD + f"/tin/2025/x/   x   {SINCE[:4]}-13-01   live   -\n", 6),
        (GOOD + row("/tin/2025/x/", "x", "redirect", "/tin/2025/x/"), 6),
        (GOOD + row("/tin/2025/x/", "x", "mất"), 6),
        (GOOD + row("tin/2025/x/", "x", "live"), 6),
        (GOOD + "/tin/2025/x/\n", 6),
    ],
)
def test_what_cannot_be_is_told_with_its_line(text: str, line: int) -> None:
    (problem,) = parse_ledger(text).problems
    assert (problem.code, problem.path, problem.line) == ("SLUG-DOI", "dia-chi.txt", line)


def test_a_target_may_exist_without_standing_in_the_ledger_yet() -> None:
    ledger = parse_ledger(row("/tin/2025/cu/", "a", "redirect", "/tin/2025/moi/"))
    assert ledger.problems == ()
    assert final_target(ledger, "/tin/2025/cu/") is None
    assert final_target(ledger, "/tin/2025/cu/", {"/tin/2025/moi/"}) == "/tin/2025/moi/"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/tin/2025/a/", "tin/2025/a/index.html"),
        ("/tin/2025/a", "tin/2025/a/index.html"),
        ("/tin/th%C3%B4ng-b%C3%A1o/", "tin/thông-báo/index.html"),
        ("/cu/trang.html", "cu/trang.html"),
        ("/cu/v1.2/", "cu/v1.2/index.html"),
        ("/cu/tai-lieu.pdf", None),
        ("/Default.aspx?id=7", None),
    ],
)
def test_where_a_static_host_finds_the_page_of_an_address(address: str, path: str | None) -> None:
    assert page_path(address) == path


def test_a_line_is_written_as_it_is_read() -> None:
    (entry,) = parse_ledger(row("/tin/2025/a/", "a", "live")).entries
    assert entry.text + "\n" == row("/tin/2025/a/", "a", "live")
    assert entry.instant is not None
    assert entry.instant.isoformat(timespec="minutes") == SINCE


def test_a_site_that_published_nothing_has_no_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path).entries == ()


def site(*rows: str, front: str = "id: a\n") -> dict[str, str]:
    return {**news("", front), "dia-chi.txt": "".join(rows)}


@pytest.mark.parametrize(
    ("rows", "front", "place"),
    [
        ([row("/tin/2025/bai/", "a", "live")], "id: a\n", None),
        ([row("/tin/2025/cu/", "a", "live")], "id: a\n", "content/tin/2025/bai.md"),
        (
            [
                row("/tin/2025/cu/", "a", "redirect", "/tin/2025/bai/"),
                row("/tin/2025/bai/", "a", "live"),
            ],
            "id: a\n",
            None,
        ),
        ([row("/tin/2025/cu/", "a", "redirect", "/tin/2025/bai/")], "id: a\n", None),
        ([row("/tin/2025/cu/", "a", "redirect", "/tin/")], "id: a\n", None),
        ([row("/tin/2025/cu/", "a", "redirect", "/tin/2025/mat/")], "id: a\n", "dia-chi.txt"),
        ([row("/tin/2025/cu/", "a", "redirect", "/tin/2025/cu/")], "id: a\n", "dia-chi.txt"),
        ([row("/tin/2025/mat/", "m", "live")], "id: a\n", "dia-chi.txt"),
        ([row("/tin/2025/mat/", "m", "withdrawn")], "id: a\n", None),
        ([row("/tin/2025/bai/", "m", "withdrawn")], "id: a\n", "content/tin/2025/bai.md"),
    ],
)
def test_published_addresses_never_die(
    tmp_path: Path, rows: list[str], front: str, place: str | None
) -> None:
    problems = checked(tmp_path, site(*rows, front=front))
    assert [(p.code, p.path) for p in problems] == ([("SLUG-DOI", place)] if place else [])


def test_a_published_document_with_a_fault_is_not_lost(tmp_path: Path) -> None:
    files = site(row("/tin/2025/bai/", "a", "live"), front="id: a\nstate: xong\n")
    assert [problem.code for problem in checked(tmp_path, files)] == ["FM-CHON"]
