"""``kill -9`` while citizens send: every report that got its 303 is there, sealed, with receipt."""

import asyncio
import signal
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from tests.api.feedback.samples import FIELDS, open_box, shown_codes
from tests.api.serving import Served, serving
from tests.api.support import publish

from cchc_api.feedback.register import Register
from cchc_api.feedback.seals import unseal

pytestmark = [pytest.mark.e2e, pytest.mark.anyio]

CITIZENS = 16
WORDS = "loi-cua-nguoi-dan-4471"


class Sent:
    """What a citizen was told: location and cookie of each 303."""

    def __init__(self) -> None:
        self.receipts: list[tuple[str, str]] = []


async def send(url: str, number: int, sent: Sent) -> None:
    """Send until the server is gone, from an address of one's own."""
    transport = httpx.AsyncHTTPTransport(local_address=f"127.0.0.{number + 2}")
    async with httpx.AsyncClient(transport=transport, base_url=url) as client:
        while True:
            try:
                answer = await client.post("/api/feedback", data={**FIELDS, "text": WORDS})
            except httpx.TransportError:
                return
            if answer.status_code != 303:
                assert answer.status_code == 429, answer.text
                return
            cookie = answer.headers["set-cookie"].partition(";")[0]
            sent.receipts.append((answer.headers["location"], cookie))


async def send_until_killed(served: Served, acknowledged: int) -> Sent:
    sent = Sent()
    url = next(url for url in served.urls if "127.0.0.1" in url)
    sending = [asyncio.create_task(send(url, n, sent)) for n in range(CITIZENS)]
    async with asyncio.timeout(30):
        while len(sent.receipts) < acknowledged:
            await asyncio.sleep(0.005)
    served.process.send_signal(signal.SIGKILL)
    await asyncio.gather(*sending)
    return sent


async def test_a_killed_server_has_lost_no_acknowledged_report(tmp_path: Path) -> None:
    publish(tmp_path)
    opened = open_box(tmp_path)
    receipts: list[tuple[str, str]] = []
    for acknowledged in (10, 40, 90):
        with serving(tmp_path, tmp_path / "log") as served:
            receipts += (await send_until_killed(served, acknowledged)).receipts
    with serving(tmp_path, tmp_path / "log") as served:
        location, cookie = receipts[0]
        async with httpx.AsyncClient(base_url=served.urls[0]) as client:
            page = await client.get(location, headers={"Cookie": cookie})
            code, secret = shown_codes(page.text)
            told = await client.get(f"/api/feedback/{code}", headers={"Cchc-Secret": secret})
        assert told.json()["status"] == "received"
    codes = [location.rpartition("/")[2] for location, _ in receipts]
    assert len(set(codes)) == len(codes) >= 140
    with closing(Register(tmp_path / ".cchc/feedback.sqlite")) as register:
        entries = {entry.code: entry for entry in register.entries()}
    assert set(codes) <= set(entries)
    assert len(entries) - len(codes) <= 3 * CITIZENS, "at most one a citizen and kill"
    assert unseal(entries[codes[-1]].sealed, opened.key).text == WORDS
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or WORDS.encode() not in file.read_bytes(), file
