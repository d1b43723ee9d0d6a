"""The register: numbers, migrations, retention, the snapshot, kept across openings."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cchc.source.feedback_counts import read_counts
from cchc.vietnamese.zone import ZONE
from cchc_api.feedback import keeping
from cchc_api.feedback.actions import ActionError, answer, assign, close, merged
from cchc_api.feedback.codes import read_code
from cchc_api.feedback.database import RegisterError
from cchc_api.feedback.register import Entry, NewReport, Register
from cchc_api.feedback.seals import open_answer, reply_key
from cchc_api.feedback.transfer import TransferError, bring_in, read_file, write_file

NOW = datetime(2026, 3, 31, 9, 0, tzinfo=ZONE)
SECRET = "ab" * 16


def new(unit: str = "so-noi-vu", received: datetime = NOW, *, review: bool = False) -> NewReport:
    key = bytes(reply_key(SECRET).public_key)
    return NewReport(received, unit, date(2026, 4, 14), review, b"h" * 32, key, b"sealed", "f")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(Register(tmp_path / ".cchc/feedback.sqlite")) as opened:
        yield opened


def put(register: Register, *reports: NewReport) -> list[Entry]:
    codes = register.add(reports or [new()], 0)
    return [entry for entry in register.entries() if entry.code in codes]


def test_numbers_begin_anew_each_year_and_never_repeat(register: Register) -> None:
    last = datetime(2026, 12, 31, 23, 59, tzinfo=ZONE)
    assert register.add([new(), new()], 0) == ["PA-2026-000001", "PA-2026-000002"]
    with closing(sqlite3.connect(register_file(register))) as connection, connection:
        connection.execute("DELETE FROM report")
    first = datetime(2027, 1, 1, 0, 0, tzinfo=ZONE)
    assert register.add([new(received=last), new(received=first)], 0) == [
        "PA-2026-000003",
        "PA-2027-000001",
    ]


def register_file(register: Register) -> str:
    return str(register.connection.execute("PRAGMA database_list").fetchone()[2])


def test_a_batch_that_fails_leaves_nothing(register: Register) -> None:
    bad = replace(new(), sealed="text")  # type: ignore[arg-type]
    with pytest.raises(RegisterError):
        register.add([new(), bad], 0)
    assert register.entries() == []
    assert register.add([new()], 0) == ["PA-2026-000001"]


def test_the_file_is_its_owner_s_and_flushed(register: Register) -> None:
    assert Path(register_file(register)).stat().st_mode & 0o777 == 0o600
    for pragma, value in (("synchronous", 2), ("journal_mode", "wal"), ("secure_delete", 1)):
        assert register.connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_server_keys_are_made_once(register: Register) -> None:
    key = register.server_key("stamp")
    assert len(key) == 32
    assert register.server_key("stamp") == key
    assert register.server_key("receipt") != key


def test_a_newer_file_and_a_broken_one_are_told(tmp_path: Path) -> None:
    file = tmp_path / "feedback.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(RegisterError, match="mới hơn"):
        Register(file)
    file.write_bytes(b"no database" * 1000)
    with pytest.raises(RegisterError, match="Không dùng được"):
        Register(file)


@pytest.mark.parametrize(
    "written", ["", "PA-26-1", "PA-2026-00001", "PA-２０２６-000001", "x" * 99]
)
def test_what_is_no_code(written: str) -> None:
    assert read_code(written) is None


def test_old_reports_go_and_their_counts_stay(register: Register, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for entry in put(register, *[new() for _ in range(4)]):
        register.replace(close(entry, NOW, spam=entry.code.endswith("4")))
    put(register)
    before = keeping.counts(register)
    assert keeping.delete_old(register.connection, 24, datetime(2028, 3, 27, 12, tzinfo=ZONE)) == 0
    assert keeping.delete_old(register.connection, 24, datetime(2028, 4, 1, 12, tzinfo=ZONE)) == 4
    assert [entry.code for entry in register.entries()] == ["PA-2026-000005"]
    assert keeping.counts(register) == before
    assert before["so-noi-vu", "2026-03", "closed"] == 3


def test_deleted_content_is_nowhere_in_the_files(register: Register, tmp_path: Path) -> None:
    (entry,) = put(register, replace(new(), sealed=b"trace-of-content" * 300))
    register.replace(close(entry, NOW, spam=False))
    keeping.delete_old(register.connection, 1, datetime(2026, 6, 1, tzinfo=ZONE))
    for file in (tmp_path / ".cchc").iterdir():
        assert b"trace-of-content" not in file.read_bytes()


def test_the_snapshot_tells_what_somebody_looked_at(register: Register, tmp_path: Path) -> None:
    entries = put(register, *[new() for _ in range(3)], new(review=True), new(review=True))
    april = datetime(2026, 4, 2, tzinfo=ZONE)
    assert keeping.refresh_feedback(tmp_path, april)
    told = read_counts(tmp_path)
    assert told is not None
    assert (told.until, told.total) == ("2026-03", 3)
    register.replace(assign(entries[3], "x", NOW))
    register.replace(close(entries[4], NOW, spam=True))
    keeping.write_snapshot(register, tmp_path, april.date())
    told = read_counts(tmp_path)
    assert told is not None
    assert told.rows[0].total == 4


def test_no_snapshot_without_a_register_nor_from_a_broken_one(tmp_path: Path) -> None:
    assert keeping.refresh_feedback(tmp_path, NOW)
    assert not (tmp_path / ".cchc").exists()
    (tmp_path / ".cchc").mkdir()
    (tmp_path / ".cchc/feedback.sqlite").write_bytes(b"no database" * 1000)
    assert not keeping.refresh_feedback(tmp_path, NOW)
    assert read_counts(tmp_path) is None


def test_a_report_goes_forward_only(register: Register) -> None:
    (entry,) = put(register, new(review=True))
    sent = assign(entry, "ubnd-xa-a", NOW)
    assert (sent.status, sent.assigned, sent.review) == ("forwarded", "ubnd-xa-a", 0)
    told = answer(sent, "Xong", NOW)
    assert told.status == "answered"
    assert assign(told, "x", NOW).status == "answered"
    assert told.answer is not None
    assert open_answer(told.answer, SECRET) == "Xong"
    done = close(told, NOW, spam=False)
    with pytest.raises(ActionError, match="đã đóng"):
        assign(done, "x", NOW)
    with pytest.raises(ActionError, match="đã đóng"):
        close(done, NOW, spam=True)
    assert merged(told, sent) is None
    assert merged(sent, told) == told


def test_actions_come_back_without_content(register: Register, tmp_path: Path) -> None:
    (entry, other) = put(register, new(), new())
    away = tmp_path / "away"
    write_file(tmp_path / "out", "reports", [entry, other])
    with closing(Register(away / "feedback.sqlite")) as copy:
        assert bring_in(copy, *read_file(tmp_path / "out")) == 2
        assert bring_in(copy, *read_file(tmp_path / "out")) == 0
        copy.replace(answer(entry, "Xong", NOW))
        strange = replace(answer(other, "?", NOW), code="PA-2026-000077")
        write_file(tmp_path / "back", "actions", [copy.entries()[0], strange])
    assert b'sealed":""' in (tmp_path / "back").read_bytes()
    assert bring_in(register, *read_file(tmp_path / "back")) == 1
    assert [e.status for e in register.entries()] == ["answered", "received"]
    assert register.entries()[0].sealed == b"sealed"


@pytest.mark.parametrize("text", [b"", b"{}", b'{"format":1,"kind":"reports"}\n{}', b"\xff"])
def test_a_strange_file_is_told(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "x").write_bytes(text)
    with pytest.raises(TransferError):
        read_file(tmp_path / "x")


def test_a_file_of_another_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b'{"format":2,"kind":"reports"}')
    with pytest.raises(TransferError, match="phiên bản khác"):
        read_file(tmp_path / "x")
