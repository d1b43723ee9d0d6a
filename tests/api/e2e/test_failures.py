"""A full disk, a damaged file: refused in words, nothing acknowledged is lost, then it goes on."""

import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from tests.api.kills import HOST, stored_views
from tests.api.load import PAGES
from tests.api.serving import Served, serving
from tests.api.support import FIREFOX, publish

from cchc_api.stores.protocol import StoreError
from cchc_api.stores.sqlite import SqliteStore

pytestmark = [pytest.mark.e2e, pytest.mark.anyio]

STORE = "sqlite:counter.sqlite"


@dataclass
class Readers:
    """Each hit comes from another browser."""

    client: httpx.AsyncClient
    statuses: list[int] = field(default_factory=list)

    async def hit(self) -> httpx.Response:
        number = len(self.statuses)
        agent = {"User-Agent": f"{FIREFOX} {number}"}
        body = {"path": PAGES[number % len(PAGES)]}
        answer = await self.client.post("/api/hits", json=body, headers=agent)
        self.statuses.append(answer.status_code)
        return answer

    @property
    def acknowledged(self) -> int:
        return self.statuses.count(204)

    async def ready(self) -> int:
        return (await self.client.get("/readyz")).status_code


@asynccontextmanager
async def counting(root: Path) -> AsyncIterator[tuple[Served, Readers]]:
    publish(root, PAGES)
    with serving(root, root / "log", HOST, STORE) as served:
        async with httpx.AsyncClient(base_url=served.urls[0], timeout=20) as client:
            yield served, Readers(client)


async def test_a_full_disk_is_refused_and_recovered_from(tmp_path: Path) -> None:
    async with counting(tmp_path) as (served, readers):
        for _ in range(20):
            assert (await readers.hit()).status_code == 204
        size = (tmp_path / ".cchc/counter.sqlite-wal").stat().st_size
        usual = resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE, (size + 8192, usual[1]))
        for _ in range(40):
            answer = await readers.hit()
        assert answer.status_code == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["retry-after"]
        assert (await readers.client.get("/api/counter")).status_code == 200
        resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE, usual)
        for _ in range(20):
            assert (await readers.hit()).status_code == 204
        assert await readers.ready() == 200
    assert "Không ghi được lượt truy cập" in (tmp_path / "log").read_text()
    assert stored_views(STORE, tmp_path) == readers.acknowledged


async def test_a_damaged_file_is_named_and_not_made_worse(tmp_path: Path) -> None:
    async with counting(tmp_path) as (_, readers):
        for _ in range(200):
            await readers.hit()
    file = tmp_path / ".cchc/counter.sqlite"
    SqliteStore(file).close()
    damaged = bytearray(file.read_bytes())
    damaged[4096:] = b"\xa5" * (len(damaged) - 4096)
    file.write_bytes(damaged)
    with pytest.raises(StoreError, match=r"Không dùng được tệp bộ đếm .* tệp hỏng"):
        SqliteStore(file).page_views()
    assert file.read_bytes() == damaged
