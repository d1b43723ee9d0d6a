"""A tiny site, a clock that stands still, and clients for the API under test."""

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import httpx
from starlette.applications import Starlette
from starlette.types import ASGIApp

from cchc.build.search_index import index_file, update_index
from cchc.pages.search_row import SearchRow
from cchc.vietnamese.dates import ZONE
from cchc_api.app import application
from cchc_api.services import Services, assemble
from cchc_api.settings import ApiSettings
from cchc_api.stores.protocol import Rows, Store, StoreError
from cchc_api.stores.urls import open_store

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
HOME = "/"
NEWS = "/tin/2019/ke-hoach/"
PAGES = (HOME, NEWS, "/van-ban/2007/99-2006-tt-btc/")
OFFSET = 9_841_459
RELEASE = "c0ffee"
READER = "203.0.113.7"
READER6 = "2001:db8:7:1::a"


class Clock:
    """Stands at an instant until it is moved."""

    def __init__(self, written: str = "2026-11-24T08:15:00") -> None:
        self.now = local(written)

    def __call__(self) -> float:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += seconds

    def stand_at(self, written: str) -> None:
        self.now = local(written)


def local(written: str) -> float:
    """Seconds since 1970 of a local date and time."""
    return datetime.fromisoformat(written).replace(tzinfo=ZONE).timestamp()


def publish(
    root: Path, pages: Iterable[str] = PAGES, offset: int = OFFSET, rows: Iterable[SearchRow] = ()
) -> Path:
    """Write a release manifest as a builder does, in one rename, with its (empty) search index."""
    folder = root / ".cchc"
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {
        "release": RELEASE,
        "paths": list(pages),
        "offset": offset,
        "definition_url": "/cach-dem/",
    }
    (folder / "release.new").write_text(json.dumps(manifest), encoding="utf-8")
    update_index(index_file(root), rows, RELEASE)
    return (folder / "release.new").replace(folder / "release.json")


@dataclass
class Reader:
    """Someone with a browser."""

    app: ASGIApp
    address: str = READER
    headers: dict[str, str] = field(default_factory=lambda: {"User-Agent": FIREFOX})

    async def request(self, method: str, url: str, **more: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, client=(self.address, 50_000))
        async with httpx.AsyncClient(transport=transport, base_url="http://site.test") as client:
            client.headers.update(self.headers)
            return await client.request(method, url, **more)

    async def get(self, url: str, **more: Any) -> httpx.Response:
        return await self.request("GET", url, **more)

    async def hit(self, path: str = NEWS, **headers: str) -> httpx.Response:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.request("POST", "/api/hits", json={"path": path}, headers=names)

    async def figures(self) -> dict[str, Any]:
        return cast(dict[str, Any], (await self.get("/api/counter")).json())


@dataclass
class Running:
    """An API whose lifespan has begun."""

    app: Starlette
    services: Services
    clock: Clock

    def reader(self, address: str = READER, agent: str = FIREFOX, **headers: str) -> Reader:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return Reader(self.app, address, {"User-Agent": agent, **names})


@asynccontextmanager
async def running(
    root: Path, clock: Clock | None = None, store: Store | None = None, **more: Any
) -> AsyncIterator[Running]:
    """The real application on the real store, without a network."""
    clock = clock or Clock()
    more.setdefault("release_patience", 0.0)
    settings = ApiSettings(root=root, clock=clock, **more)
    services = assemble(settings, store or open_store(settings.store, settings.state_folder))
    app = application(services)
    async with app.router.lifespan_context(app):
        yield Running(app, services, clock)


class FailingStore:
    """A real store whose disk can be made to fail: what it wraps does all the work."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.broken = False

    def commit(self, rows: Rows) -> None:
        if self.broken:
            raise StoreError("đĩa đầy")
        self._store.commit(rows)

    def check(self) -> None:
        if self.broken:
            raise StoreError("đĩa đầy")
        self._store.check()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def failing_store(root: Path) -> Any:
    """A SQLite store under a root, to be broken at will."""
    settings = ApiSettings(root=root)
    return FailingStore(open_store(settings.store, settings.state_folder))


def is_problem(answer: httpx.Response, status: int, name: str) -> bool:
    """Whether an answer is the named problem, in the right form (RFC 9457)."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body["title"]
    return bool(body["type"] == f"urn:cchc:problem:{name}")
