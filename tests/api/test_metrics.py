import json
import logging
from io import StringIO
from pathlib import Path

import pytest
from prometheus_client import generate_latest
from tests.api.support import HOME, NEWS, failing_store, publish, running

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
