"""Requests made up from the OpenAPI document, and bytes that are no requests: no 5xx of ours."""

import random
from pathlib import Path

import pytest
from tests.api.fuzzing import fuzz, throw_bytes
from tests.api.kills import HOST
from tests.api.load import PAGES
from tests.api.serving import serving
from tests.api.support import publish

pytestmark = pytest.mark.e2e


def test_every_answer_is_one_the_document_names(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    with serving(tmp_path, tmp_path / "log", HOST) as served:
        found = fuzz(served.urls[0], 1000)
        assert found.failures == []
        assert found.cases >= 1000
        assert served.process.poll() is None


def test_random_bytes_are_never_a_fault_of_ours(tmp_path: Path) -> None:
    publish(tmp_path, PAGES)
    with serving(tmp_path, tmp_path / "log", HOST) as served:
        chance = random.Random(2007)  # noqa: S311 - the same bytes in every run
        statuses = throw_bytes(served.ports[0], 2000, chance)
        assert sum(statuses.values()) == 2000
        assert statuses[400] > 1000
        assert [status for status in statuses if status >= 500] == []
        assert served.process.poll() is None
