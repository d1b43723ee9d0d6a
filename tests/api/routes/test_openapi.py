import pkgutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from starlette.routing import Route
from tests.api.support import publish, running

from cchc_api import routes
from cchc_api.problems import PROBLEM_TYPES

pytestmark = pytest.mark.anyio


async def test_the_document_describes_exactly_the_routes(tmp_path: Path) -> None:
    async with running(tmp_path) as api:
        document = (await api.reader().get("/api/openapi.json")).json()
        served = {
            (route.path, method.lower())
            for route in api.app.routes
            if isinstance(route, Route)
            for method in route.methods or ()
            if method != "HEAD"
        }
    assert document["openapi"].startswith("3.1")
    described = {(path, method) for path, item in document["paths"].items() for method in item}
    assert described == served
    assert len(document["paths"]) == len(list(pkgutil.iter_modules(routes.__path__)))


async def test_every_reference_leads_somewhere(tmp_path: Path) -> None:
    async with running(tmp_path) as api:
        document = (await api.reader().get("/api/openapi.json")).json()
    found = list(references(document))
    assert found
    for reference in found:
        assert reference.rpartition("/")[2] in document["components"]["schemas"]


def references(value: Any) -> Any:
    if isinstance(value, dict):
        yield from (text for key, text in value.items() if key == "$ref")
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        yield from references(each)


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/api/counter", "200"),
        ("/api/top", "200"),
        ("/api/top?n=0", "400"),
        ("/healthz", "200"),
        ("/readyz", "200"),
        ("/api/hits.gif?path=/x/", "404"),
    ],
)
async def test_answers_are_as_described(tmp_path: Path, url: str, status: str) -> None:
    publish(tmp_path)
    async with running(tmp_path) as api:
        document = (await api.reader().get("/api/openapi.json")).json()
        answer = await api.reader().get(url)
    said = document["paths"][url.partition("?")[0]]["get"]["responses"][status]["content"]
    schema = said[answer.headers["content-type"]]["schema"]
    assert str(answer.status_code) == status
    jsonschema.validate(answer.json(), {**schema, "components": document["components"]})


async def test_every_operation_names_its_problems_by_status(tmp_path: Path) -> None:
    async with running(tmp_path) as api:
        document = (await api.reader().get("/api/openapi.json")).json()
    known = {str(problem.status) for problem in PROBLEM_TYPES}
    for item in document["paths"].values():
        for operation in item.values():
            errors = {status for status in operation["responses"] if status >= "400"}
            assert {"405", "500"} <= errors <= known
            assert operation["summary"]
