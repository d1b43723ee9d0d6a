"""Publishing's side of the ledger: lines go in, sorted; nothing that is there is lost."""

from datetime import datetime
from pathlib import Path

from tests.conftest import MakeSite
from tests.outputs.sites import AS_OF, PROVINCE, article, record

from cchc.build.ledger import HEAD, new_entries, read_text, with_entries, write_ledger
from cchc.source.ledger import Entry, parse_ledger, read_ledger
from cchc.source.store import load
from cchc.vietnamese.dates import ZONE

WRITTEN = """\
# đầu sổ
/tin/b/  b  2031-01-01T08:00+07:00  live  -
# ghi chú về c
/tin/c/   c   2031-01-01T08:00+07:00   withdrawn   -
# cuối sổ
"""


def entry(address: str) -> Entry:
    return Entry(address, "x", "2031-02-01T08:00+07:00", "live", "-", 0)


def test_lines_go_to_their_place_and_others_stay_as_written() -> None:
    text = with_entries(WRITTEN, [entry("/tin/d/"), entry("/tin/a/"), entry("/tin/bb/")])
    assert text.splitlines() == [
        "# đầu sổ",
        entry("/tin/a/").text,
        "/tin/b/  b  2031-01-01T08:00+07:00  live  -",
        entry("/tin/bb/").text,
        "# ghi chú về c",
        "/tin/c/   c   2031-01-01T08:00+07:00   withdrawn   -",
        entry("/tin/d/").text,
        "# cuối sổ",
    ]
    assert parse_ledger(text).problems == ()


def test_an_unsorted_ledger_is_sorted_and_nothing_new_changes_nothing() -> None:
    mixed = "\r\n".join(["# đầu sổ", *(entry(f"/tin/{name}/").text for name in "dac")])
    addresses = [entry.address for entry in parse_ledger(with_entries(mixed, [])).entries]
    assert addresses == ["/tin/a/", "/tin/c/", "/tin/d/"]
    assert with_entries(WRITTEN, []) == WRITTEN


def test_two_branches_that_add_lines_differ_in_these_lines_only() -> None:
    one = with_entries(WRITTEN, [entry("/tin/a/")])
    both = with_entries(one, [entry("/tin/d/")])
    assert set(both.splitlines()) - set(one.splitlines()) == {entry("/tin/d/").text}


def test_what_is_public_and_has_an_address_is_new(site: MakeSite) -> None:
    count = record("type: visit_count", "amount: 50", "date: 2030-01-01", "source: Cũ")
    root = site({
        **PROVINCE,
        "content/danh-muc/luot.md": count,
        "content/tin/hen.md": article("Hẹn", "2031-09-20T08:00"),
        "content/tin/nhap.md": article("Nháp", "2031-01-20T08:00", "state: nháp"),
    })  # fmt: skip
    store = load(root)
    found = {entry.address: entry for entry in new_entries(store, AS_OF, read_text(root))}
    assert {"/", "/lien-he/", "/tin/2031/tin-thu-hai/", "/danh-muc/so-noi-vu/"} <= set(found)
    assert not {"/tin/2031/hen/", "/tin/2031/nhap/", "/tin/2031/da-go/"} & set(found)
    assert not [address for address in found if "luot" in address]
    assert found["/tin/2031/tin-thu-hai/"].since == "2031-06-01T08:00+07:00"
    assert found["/lien-he/"].since == "2031-08-15T12:00+07:00"


def test_written_ledger_is_read_back_and_knows_them_all(site: MakeSite) -> None:
    root = site(PROVINCE)
    store = load(root)
    new = new_entries(store, AS_OF, read_text(root))
    write_ledger(root, with_entries(read_text(root), new))
    ledger = read_ledger(root)
    assert ledger.problems == ()
    assert [e.address for e in ledger.entries] == sorted(e.address for e in new)
    assert (root / "dia-chi.txt").read_text("utf-8").startswith(HEAD)
    assert new_entries(store, datetime(2032, 1, 1, tzinfo=ZONE), read_text(root)) == ()


def test_a_byte_order_mark_is_no_part_of_the_first_address(tmp_path: Path) -> None:
    (tmp_path / "dia-chi.txt").write_bytes(b"\xef\xbb\xbf" + entry("/tin/a/").text.encode())
    assert with_entries(read_text(tmp_path), []) == entry("/tin/a/").text + "\n"
