from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.api.support import HOME, NEWS, READER, READER6, Running, publish, running

from cchc_api.explaining import Explanation, explain
from cchc_api.operator_site import serve_operator
from cchc_api.services import Services

pytestmark = pytest.mark.anyio

GOOGLE = "Googlebot/2.1 (+http://www.google.com/bot.html)"


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Running]:
    publish(tmp_path)
    async with running(tmp_path, burst=2, rate=0.1) as started:
        yield started


@contextmanager
def asked(services: Services) -> Iterator[httpx.Client]:
    server, thread = serve_operator(services, "127.0.0.1", 0)
    try:
        yield httpx.Client(base_url=f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


async def test_the_operator_has_a_socket_of_his_own(api: Running) -> None:
    with asked(api.services) as operator, operator:
        answer = operator.get("/metrics")
        assert answer.status_code == 200
        assert "cchc_commit_seconds_bucket" in answer.text
        told = operator.get("/explain", params={"path": HOME, "agent": GOOGLE, "address": READER})
        assert told.json()["outcome"] == "bot"
        for refused, status in ((operator.get("/"), 404), (operator.post("/metrics"), 405)):
            assert refused.status_code == status
            assert refused.headers["content-type"] == "application/problem+json"
    for path in ("/metrics", "/explain"):
        assert (await api.reader().get(path)).status_code == 404


@pytest.mark.parametrize(
    ("question", "outcome", "status"),
    [
        ({"path": NEWS, "address": READER}, "counted", 204),
        ({"path": NEWS, "address": READER6}, "counted", 204),
        ({"path": NEWS}, "no-key", 204),
        ({"path": NEWS, "address": READER, "gpc": "1"}, "no-key", 204),
        ({"path": NEWS, "address": READER, "dnt": "1"}, "no-key", 204),
        ({"path": NEWS, "address": READER, "agent": GOOGLE}, "bot", 204),
        ({"path": NEWS, "address": READER, "purpose": "prefetch;prerender"}, "prefetch", 204),
        ({"path": NEWS, "origin": "https://khac.vn", "host": "cchc.vn"}, "refused", 403),
        ({"path": NEWS, "origin": "https://cchc.vn", "host": "cchc.vn"}, "no-key", 204),
        ({"path": "/khong-co/"}, "refused", 404),
    ],
)
async def test_what_is_foretold_is_what_happens(
    api: Running, question: dict[str, str], outcome: str, status: int
) -> None:
    told = explain(api.services, question)
    assert (told.outcome, told.status) == (outcome, status)
    assert told.why.endswith(".")
    if "address" not in question and outcome == "no-key":
        return  # nobody connects without an address
    names = {"agent": "User-Agent", "origin": "Origin", "host": "Host", "gpc": "Sec-GPC"}
    names |= {"dnt": "DNT", "purpose": "Sec-Purpose"}
    headers = {names[key]: value for key, value in question.items() if key in names}
    reader = api.reader(question.get("address", READER))
    answer = await reader.request(
        "POST", "/api/hits", json={"path": question.get("path", "/-/")}, headers=headers
    )
    assert answer.status_code == status
    value = api.services.metrics.registry.get_sample_value
    if outcome != "refused" or status == 404:
        assert value("cchc_hits_total", {"outcome": outcome}) == 1


async def test_a_question_counts_nothing(api: Running) -> None:
    for _ in range(5):
        told = explain(api.services, {"path": NEWS, "address": READER})
        assert told == Explanation("counted", 204, told.why)
    figures = await api.reader().figures()
    assert (figures["online"], figures["visits_today"]) == (0, 0)
    for page in (NEWS, HOME):
        assert (await api.reader().hit(page)).status_code == 204
    assert explain(api.services, {"path": NEWS, "address": READER}).status == 429
