from pathlib import Path

import pytest
from starlette.exceptions import HTTPException
from tests.api.support import Clock, is_problem, running

from cchc_api.problems import PROBLEM_TYPES, answer_http, of_status

pytestmark = pytest.mark.anyio


def test_names_are_unique_and_stable() -> None:
    names = [problem.name for problem in PROBLEM_TYPES]
    assert len(names) == len(set(names))
    assert set(names) == {
        "bad-request", "foreign-origin", "not-found", "unknown-page", "method-not-allowed",
        "request-timeout", "content-too-large", "unsupported-media-type", "too-many-requests",
        "head-too-large", "internal-error", "busy", "not-stored", "not-ready", "proof-required",
        "feedback-closed", "unknown-unit", "unknown-report", "invalid-report", "report-not-stored",
    }  # fmt: skip


@pytest.mark.parametrize("problem", PROBLEM_TYPES, ids=lambda problem: problem.name)
def test_every_problem_is_an_error_with_a_title(problem: object) -> None:
    response = problem.response("Chi tiết.")  # type: ignore[attr-defined]
    assert response.status_code >= 400
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["cache-control"] == "no-store"
    assert '"detail":"Chi tiết."' in bytes(response.body).decode()


def test_a_status_without_a_type_of_its_own() -> None:
    assert of_status(418).name == "http-418"
    assert of_status(404).name == "not-found"


async def test_headers_of_the_framework_are_kept() -> None:
    error = HTTPException(405, headers={"Allow": "GET"})
    answer = await answer_http(None, error)  # type: ignore[arg-type]
    assert answer.headers["allow"] == "GET"


async def test_a_fault_of_ours_is_a_problem_without_details(tmp_path: Path) -> None:
    class Stopped(Clock):
        def __call__(self) -> float:
            if self.now < 0:
                raise RuntimeError("mật khẩu")
            return self.now

    clock = Stopped()
    async with running(tmp_path, clock) as api:
        clock.now = -1
        with pytest.raises(RuntimeError):
            await api.reader().get("/api/counter")
        from httpx import ASGITransport, AsyncClient

        transport = ASGITransport(api.app, raise_app_exceptions=False)
        async with AsyncClient(transport=transport, base_url="http://site.test") as client:
            answer = await client.get("/api/counter")
    assert is_problem(answer, 500, "internal-error")
    assert "mật khẩu" not in answer.text
