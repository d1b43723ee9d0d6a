from pathlib import Path

import pytest
from tests.api.support import OFFSET, Clock, publish, running

from cchc_api.app import create_app
from cchc_api.settings import ApiSettings
from cchc_api.stores.protocol import StoreError

pytestmark = pytest.mark.anyio


def test_an_unknown_engine_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="PostgreSQL"):
        create_app(ApiSettings(root=tmp_path, store="postgresql://db/cchc"))


def test_a_bad_proxy_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="proxy"):
        create_app(ApiSettings(root=tmp_path, proxies=("example.vn",)))


async def test_the_state_lies_in_the_state_folder(tmp_path: Path) -> None:
    app = create_app(ApiSettings(root=tmp_path))
    async with app.router.lifespan_context(app):
        pass
    assert [file.name for file in (tmp_path / ".cchc").iterdir()] == ["counter.sqlite"]


async def test_keys_are_dropped_at_midnight_though_nobody_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    monkeypatch.setattr("cchc_api.app.FORGET_EVERY", 0.01)
    publish(tmp_path)
    async with running(tmp_path, Clock("2026-11-24T23:50:00")) as api:
        await api.reader().hit()
        secret = api.services.visitors._secret
        api.clock.stand_at("2026-11-25T00:30:00")
        await asyncio.sleep(0.1)
        assert not any(secret)
        assert api.services.visitors._seen == {}
        assert (await api.reader().figures())["total"] == OFFSET + 1
