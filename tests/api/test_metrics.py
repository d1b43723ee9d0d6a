import json
import logging
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import generate_latest
from tests.api.support import HOME, NEWS, READER, failing_store, publish, running

from cchc_api.direct import DirectHits
from cchc_api.direct_protocol import Answer
from cchc_api.logs import JsonLines
from cchc_api.metrics import OUTCOMES, Metrics

pytestmark = pytest.mark.anyio


def outcomes(metrics: Metrics) -> dict[str, float]:
    found = {}
    for outcome in OUTCOMES:
        value = metrics.registry.get_sample_value("cchc_hits_total", {"outcome": outcome})
        if value:
            found[outcome] = value
    return found


async def test_hits_are_told_apart_by_what_became_of_them(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        reader = api.reader()
        await reader.hit(NEWS)
        await reader.hit(NEWS)
        await reader.hit(HOME, Sec_GPC="1")
        await reader.hit("/khong-co/")
        await reader.hit(HOME, Sec_Purpose="prefetch")
        await api.reader(agent="Googlebot/2.1").hit(HOME)
        assert outcomes(api.services.metrics) == {
            "counted": 1, "repeat": 1, "no-key": 1, "refused": 1, "prefetch": 1, "bot": 1,
        }  # fmt: skip
        registry = api.services.metrics.registry
        assert registry.get_sample_value("cchc_batch_hits_sum") == 3
        assert registry.get_sample_value("cchc_queue_hits") == 0
        await reader.get("/api/search?q=ke")
        assert registry.get_sample_value("cchc_search_seconds_count") == 1


REFUSED = [
    pytest.param({"content": b'{"path": '}, {}, 400, id="half a body"),
    pytest.param({"json": {"path": NEWS}}, {"Sec-Fetch-Site": "cross-site"}, 403, id="foreign"),
    pytest.param({"content": b" " * 2000}, {}, 413, id="too large"),
    pytest.param({"content": b"{}"}, {"Content-Type": "text/html"}, 415, id="no such type"),
]


@pytest.mark.parametrize(("sent", "fields", "status"), REFUSED)
async def test_every_refusal_is_counted(
    tmp_path: Path, sent: dict[str, Any], fields: dict[str, str], status: int
) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        headers = {"Content-Type": "application/json", **fields}
        answer = await api.reader().request("POST", "/api/hits", headers=headers, **sent)
        assert answer.status_code == status
        assert outcomes(api.services.metrics) == {"refused": 1}


async def test_refused_images_are_counted_and_questions_about_them_are_not(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        reader = api.reader()
        assert (await reader.get("/api/hits.gif")).status_code == 400
        assert (await reader.request("HEAD", "/api/hits.gif")).status_code == 400
        assert outcomes(api.services.metrics) == {"refused": 1}


async def test_what_our_server_hands_over_is_counted_as_well(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        direct, answers = DirectHits(api.services, {}), list[Answer]()
        for body in (b"{", b'{"path": "/khong-co/"}'):
            named = {b"content-type": b"application/json"}
            direct.start(direct.peer(READER), list(named.items()), named, body, answers.append)
        assert [answer.head.split()[1] for answer in answers] == [b"400", b"404"]
        assert outcomes(api.services.metrics) == {"refused": 2}


async def test_a_commit_that_fails_is_seen(tmp_path: Path) -> None:
    publish(tmp_path)
    store = failing_store(tmp_path)
    async with running(tmp_path, store=store) as api:
        store.broken = True
        assert (await api.reader().hit()).status_code == 503
        assert outcomes(api.services.metrics) == {"not-stored": 1}, "one outcome for each hit"
        assert api.services.metrics.registry.get_sample_value("cchc_commit_failures_total") == 1


async def test_no_page_and_nobody_is_named(tmp_path: Path) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        await api.reader().hit(NEWS)
        text = generate_latest(api.services.metrics.registry).decode()
        assert NEWS not in text
        assert "203.0.113" not in text
        assert (await api.reader().get("/metrics")).status_code == 404


def test_a_log_line_is_json() -> None:
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    record = logging.LogRecord("cchc", logging.ERROR, "", 1, "đĩa %s", ("đầy",), None)
    record.created = 1_700_000_000
    handler.emit(record)
    assert json.loads(stream.getvalue()) == {
        "time": "2023-11-15T05:13:20.000+07:00",
        "level": "error",
        "logger": "cchc",
        "message": "đĩa đầy",
    }
