"""``GET /api/search`` over the real application."""

import asyncio
import unicodedata
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.api.search.rows import ALL, MEETING, lay_out_page
from tests.api.support import READER6, Reader, is_problem, publish, running

from cchc.build.search_index import index_file, update_index
from cchc_api.routes.search import wants_html

pytestmark = pytest.mark.anyio

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
HOSTILE = (
    '"', "'", "*", '" OR "', "NEAR(a b)", "title:x", "a AND", "NOT", "(", "^a", "{a b}: c",
    "\0", "a\0b", "%", "_", "\\", "'; DROP TABLE document;--", "\U0001f600",
    "\u202e", "a" * 200, "a" * 5000, "đ " * 90, "x* y* z*", "-1", "﷽", "\U0001d400",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    publish(tmp_path, rows=ALL)
    lay_out_page(tmp_path)
    return tmp_path


async def ask(reader: Reader, text: str, html: bool = False, **more: str) -> httpx.Response:
    headers = BROWSER if html else {}
    return await reader.get("/api/search", params={"q": text, **more}, headers=headers)


async def test_json(root: Path) -> None:
    async with running(root) as api:
        answer = await ask(api.reader(), "đường dây nóng")
    assert answer.status_code == 200
    assert answer.headers["vary"] == "Accept"
    assert answer.headers["content-type"] == "application/json"
    body: dict[str, Any] = answer.json()
    assert body.keys() == {"query", "total", "results", "next"}
    assert (body["query"], body["total"], body["next"]) == ("đường dây nóng", 1, None)
    (found,) = body["results"]
    start, end = found.pop("marks")[0]
    assert found.pop("excerpt")[start:end] == "đường dây nóng"
    assert found == {
        "id": "hoi-nghi", "url": "/tinh/tin/2019/hoi-nghi/", "title": "Họp sơ kết",
        "date": "2019-01-07", "section": "Tin chung", "unit": "Sở Nội vụ",
    }  # fmt: skip


async def test_a_browser_gets_a_page_of_the_site(root: Path) -> None:
    async with running(root) as api:
        answer = await ask(api.reader(), "09 kh bcd", html=True, type="plan")
    assert answer.status_code == 200
    assert answer.headers["vary"] == "Accept"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert 'value="09 kh bcd"' in answer.text
    assert 'data-slot="type=plan" selected' in answer.text
    assert 'href="/tinh/tin/2019/kh-09/"' in answer.text
    assert answer.text.startswith("<!doctype html>")


async def test_the_bare_address_shows_the_form(root: Path) -> None:
    async with running(root) as api:
        answer = await api.reader().get("/api/search", headers=BROWSER)
        assert (answer.status_code, "Gõ từ cần tìm." in answer.text) == (200, True)
        assert is_problem(await api.reader().get("/api/search"), 400, "bad-request")


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_answered_or_refused(root: Path, text: str, html: bool) -> None:
    async with running(root) as api:
        answer = await ask(api.reader(), text, html=html)
    assert answer.status_code in (200, 400), answer.text


async def test_bytes_that_are_no_text_are_answered(root: Path) -> None:
    async with running(root) as api:
        for query in ("q=%ff%fe%00", "q=%ed%a0%80", "q=a&q=b", "q=a&type=%00", "q"):
            answer = await api.reader().get(f"/api/search?{query}")
            assert answer.status_code in (200, 400), query


async def test_markup_in_the_words_stays_words(root: Path) -> None:
    async with running(root) as api:
        for text in ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><b>"):
            answer = await ask(api.reader(), text, html=True)
            assert answer.status_code == 200
            for piece in ("<script", "<img", "<b>", "</title><b"):
                assert piece not in answer.text


async def test_same_finds_however_typed(root: Path) -> None:
    async with running(root) as api:
        found = [
            {each["id"] for each in (await ask(api.reader(), way)).json()["results"]}
            for way in (
                "cải cách", "cai cach", "CẢI CÁCH", "cải cach",
                unicodedata.normalize("NFD", "Cải cách"),
            )
        ]  # fmt: skip
    assert found == [{"kh-09", "tin-1", "phong"}] * 5


async def test_next_leads_through_all_pages(tmp_path: Path) -> None:
    from tests.api.search.test_index import many

    publish(tmp_path, rows=many(25))
    async with running(tmp_path) as api:
        url, found = "/api/search?q=giong+nhau&type=news", []
        while url:
            body = (await api.reader().get(url)).json()
            found += [each["id"] for each in body["results"]]
            url = body["next"]
    assert len(found) == len(set(found)) == 25


@pytest.mark.parametrize("query", ["q=a&page=0", "q=a&page=x", "q=a&year=7", "q=" + "a" * 201])
async def test_wrong_requests_are_told_in_both_forms(root: Path, query: str) -> None:
    async with running(root) as api:
        answer = await api.reader().get(f"/api/search?{query}")
        page = await api.reader().get(f"/api/search?{query}", headers=BROWSER)
    assert is_problem(answer, 400, "bad-request")
    assert answer.json()["detail"].endswith(".")
    assert answer.headers["vary"] == "Accept"
    assert page.status_code == 400
    assert "Yêu cầu không đúng dạng." in page.text


async def test_own_bucket_per_client(root: Path) -> None:
    async with running(root, search_burst=3, search_rate=1) as api:
        reader = api.reader()
        answers = [await ask(reader, "a") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert is_problem(answers[-1], 429, "too-many-requests")
        assert answers[-1].headers["retry-after"] == "1"
        page = await ask(reader, "a", html=True)
        assert (page.status_code, page.headers["retry-after"]) == (429, "1")
        assert "Quá nhiều yêu cầu" in page.text
        assert (await ask(api.reader(READER6), "a")).status_code == 200
        assert (await reader.hit()).status_code == 204
        api.clock.forward(1)
        assert (await ask(reader, "a")).status_code == 200


async def test_no_index_of_the_release_is_said_and_passes(root: Path) -> None:
    async with running(root) as api:
        update_index(index_file(root), [MEETING], "next")
        answer, page = await ask(api.reader(), "nong"), await ask(api.reader(), "nong", html=True)
        assert is_problem(answer, 503, "not-ready")
        assert answer.headers["retry-after"] == "2"
        assert page.status_code == 503
        assert "Chỉ mục tìm kiếm đang được cập nhật." in page.text
        assert 'value="nong"' in page.text
        publish(root, rows=[MEETING])
        assert (await ask(api.reader(), "nong")).json()["total"] == 1


async def test_before_the_first_build(tmp_path: Path) -> None:
    async with running(tmp_path) as api:
        assert is_problem(await ask(api.reader(), "a"), 503, "not-ready")
        assert is_problem(await ask(api.reader(), "a", html=True), 503, "not-ready")


async def test_too_many_at_once_are_refused(root: Path) -> None:
    async with running(root, search_queue=1) as api:
        readers = [ask(api.reader(), "cai cach") for _ in range(6)]
        answers = await asyncio.gather(*readers)
        assert {answer.status_code for answer in answers} == {200, 503}
        assert (await ask(api.reader(), "cai cach")).status_code == 200


async def test_unchanged_answers_need_no_body(root: Path) -> None:
    async with running(root) as api:
        for html in (False, True):
            first = await ask(api.reader(), "nong", html=html)
            again = await api.reader(If_None_Match=first.headers["etag"]).get(
                "/api/search", params={"q": "nong"}, headers=BROWSER if html else {}
            )
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["vary"] == "Accept"


async def test_results_count_as_a_view_of_the_search_page(tmp_path: Path) -> None:
    publish(tmp_path, pages=("/tinh/", "/tinh/tim-kiem/"))
    async with running(tmp_path) as api:
        assert (await api.reader().hit("/api/search")).status_code == 204
        top = (await api.reader().get("/api/top")).json()["pages"]
    assert [page["path"] for page in top] == ["/tinh/tim-kiem/"]


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        (BROWSER["Accept"], True),
        ("text/html", True),
        ("*/*", False),
        ("", False),
        ("application/json", False),
        ("application/json, text/html;q=0.5", False),
        ("application/json;q=0.5, text/html", True),
        ("text/html;q=0", False),
        ("text/html;q=x", False),
        ("TEXT/HTML ; level=1", True),
    ],
)
def test_what_is_wanted(accept: str, page: bool) -> None:
    assert wants_html({"accept": accept}) is page
