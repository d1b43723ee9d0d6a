"""`cchc backup`, `cchc restore`, `cchc counter`."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from tests.api.feedback.test_register import new
from tests.cli.conftest import Run

from cchc.vietnamese.zone import ZONE
from cchc_api.days import number_of
from cchc_api.feedback.database import FILE
from cchc_api.feedback.register import Register
from cchc_api.stores.protocol import Tally
from cchc_api.stores.sqlite import SqliteStore

CSV = "day,path,views,visits,uniques,bots\n2026-11-24,/tin/a/,5,3,2,1\n"


def counted(root: Path) -> None:
    with closing(SqliteStore(root / ".cchc/counter.sqlite")) as store:
        store.commit({(number_of(date(2026, 11, 24)), "/tin/a/"): Tally(5, 3, 2, 1)})


def test_counts_as_csv(cchc: Run, tmp_path: Path) -> None:
    counted(tmp_path)
    done = cchc("counter", "--root", tmp_path, "--period", "2026-q4")
    assert (done.code, done.out) == (0, CSV)
    out = tmp_path / "dem.csv"
    assert cchc("counter", "--root", tmp_path, "--period", "2026-h1", "--out", out).code == 0
    assert out.read_text() == CSV.splitlines(keepends=True)[0]
    assert cchc("counter", "--root", tmp_path, "--period", "hôm nay").code == 2


def test_a_backup_is_restored(cchc: Run, tmp_path: Path) -> None:
    counted(tmp_path)
    copy = tmp_path / "dem.sqlite"
    assert cchc("backup", "--root", tmp_path, copy).code == 0
    assert cchc("backup", "--root", tmp_path, copy).code == 3, "a backup is not written over"
    assert cchc("restore", "--root", tmp_path, copy).code == 3, "the store holds counts"
    for file in (tmp_path / ".cchc").glob("counter.sqlite*"):
        file.unlink()
    assert cchc("restore", "--root", tmp_path, copy).code == 0
    assert cchc("counter", "--root", tmp_path, "--period", "2026").out == CSV


def test_a_backup_holds_the_citizens_box(cchc: Run, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: X\n", encoding="utf-8")
    counted(tmp_path)
    with closing(Register(tmp_path / ".cchc" / FILE)) as register:
        register.add([new(received=datetime.now(ZONE))], 0.0)
        entries = register.entries()
    copy = tmp_path / "copies" / "dem.sqlite"
    copy.parent.mkdir()
    done = cchc("backup", "--root", tmp_path, copy, "--prune")
    assert (done.code, "1 phản ánh còn niêm phong" in done.out) == (0, True), done
    assert "Đã xóa 0 phản ánh" in done.out
    assert copy.stat().st_mode & 0o777 == 0o600
    for file in (tmp_path / ".cchc").glob("counter.sqlite*"):
        file.unlink()
    refused = cchc("restore", "--root", tmp_path, copy)
    assert (refused.code, "đang có" in refused.err) == (3, True), "the register is there"
    (tmp_path / ".cchc" / FILE).unlink()
    copy.chmod(0o400)
    copy.parent.chmod(0o500)
    done = cchc("restore", "--root", tmp_path, copy)
    assert (done.code, "1 phản ánh" in done.out) == (0, True), done
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    with closing(Register(tmp_path / ".cchc" / FILE)) as register:
        assert register.entries() == entries
    assert cchc("counter", "--root", tmp_path, "--period", "2026").out == CSV
    copy.parent.chmod(0o700)


def test_a_store_that_cannot_be_reached(cchc: Run, tmp_path: Path) -> None:
    url = "redis://:mat-khau@127.0.0.1:1/0"
    done = cchc("counter", "--root", tmp_path, "--store", url)
    assert done.code == 3
    assert "Không dùng được kho Redis" in done.err
    assert "mat-khau" not in done.err
