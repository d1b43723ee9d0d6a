import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.api.support import OFFSET, publish, running

from cchc.vietnamese.dates import ZONE
from cchc_api.settings import ApiSettings
from cchc_api.snapshot import refresh_snapshot, write_snapshot

NOW = datetime(2026, 11, 24, 8, 15, tzinfo=ZONE)


def test_the_number_and_its_date(tmp_path: Path) -> None:
    file = tmp_path / ".cchc" / "counter.json"
    write_snapshot(file, 9_841_460, datetime(2026, 11, 24, 1, 15, 0, 999, tzinfo=UTC))
    assert json.loads(file.read_text()) == {
        "total": 9_841_460,
        "as_of": "2026-11-24T08:15:00+07:00",
    }
    assert [each.name for each in file.parent.iterdir()] == ["counter.json"]


def test_a_failed_write_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "counter.json"
    write_snapshot(file, 1, NOW)

    def no_space(_: int) -> None:
        raise OSError("đĩa đầy")

    monkeypatch.setattr("os.fsync", no_space)
    with pytest.raises(OSError, match="đĩa đầy"):
        write_snapshot(file, 2, NOW)
    assert json.loads(file.read_text())["total"] == 1
    assert [each.name for each in tmp_path.iterdir()] == ["counter.json"]


@pytest.mark.anyio
async def test_it_is_read_beside_a_running_api(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        await api.reader().hit()
        assert refresh_snapshot(ApiSettings(root=tmp_path), NOW)
    found = json.loads((tmp_path / ".cchc/counter.json").read_text())
    assert found["total"] == OFFSET + 1


@pytest.mark.anyio
async def test_before_the_first_release_the_offset_is_the_settings(tmp_path: Path) -> None:
    async with running(tmp_path):
        assert refresh_snapshot(ApiSettings(root=tmp_path, offset=7), NOW)
    assert json.loads((tmp_path / ".cchc/counter.json").read_text())["total"] == 7


@pytest.mark.parametrize("store", ["sqlite:none.sqlite", "postgresql://db/cchc", "?"])
def test_no_store_leaves_the_old_one_and_never_fails(tmp_path: Path, store: str) -> None:
    settings = ApiSettings(root=tmp_path, store=store)
    assert not refresh_snapshot(settings, NOW)
    assert not settings.snapshot_file.exists()
    write_snapshot(settings.snapshot_file, 5, NOW)
    assert not refresh_snapshot(settings, NOW)
    assert json.loads(settings.snapshot_file.read_text())["total"] == 5
