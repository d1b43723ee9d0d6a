from pathlib import Path

import pytest
from tests.api.support import OFFSET, Clock, publish, running

from cchc_api.app import create_app
from cchc_api.security import SECURITY_HEADERS
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
        assert len(api.services.visitors._seen) == 0
        assert (await api.reader().figures())["total"] == OFFSET + 1


async def test_the_api_alone_sends_the_security_headers_on_every_answer(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        reader = api.reader()
        paths = ("/api/search?q=ke", "/api/counter", "/api/counter.svg", "/api/x", "/healthz")
        answers = [await reader.get(path) for path in paths]
        answers += [await reader.hit("/"), await reader.hit("/x/")]
    for answer in answers:
        for name, value in SECURITY_HEADERS.items():
            assert answer.headers.get_list(name) == [value], answer.url
        assert "unsafe" not in answer.headers["content-security-policy"]


async def test_a_website_on_another_origin_may_show_the_image(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path, origins=("https://trang.example",)) as api:
        headers = (await api.reader().get("/api/counter.svg")).headers
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["content-security-policy"] == SECURITY_HEADERS["Content-Security-Policy"]
