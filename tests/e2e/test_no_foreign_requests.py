"""Nothing is asked of another host, the policy is strict and kept, and an article is light."""

import gzip
from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser, Response
from tests.e2e.chromium import settle, visitor
from tests.e2e.sites import Served

pytestmark = pytest.mark.e2e

PAGES = (
    "/",
    "/tin/2019/thuc-hien-cong-tac-cai-cach-hanh-chinh-2007/",
    "/ke-hoach/2007/kh-2007-09/",
    "/bang-theo-doi/plan-progress/",
    "/phat-song/",
    "/danh-muc/so-noi-vu/",
    "/danh-muc/",
    "/gioi-thieu/",
)
ARTICLE = PAGES[1]
MOST_BYTES = 140_000
MOST_REQUESTS = 8
COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg")


def directives(policy: str) -> Mapping[str, list[str]]:
    """The directives of a Content-Security-Policy with their sources (CSP level 3, 2.2.1)."""
    parts = (part.split() for part in policy.split(";"))
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("width", [390, 1280])
def test_every_request_goes_to_the_own_host(
    browser: Browser, seed_server: Served, width: int
) -> None:
    with visitor(browser, width=width) as (page, seen):
        for path in PAGES:
            page.goto(seed_server.url + path)
            settle(page)
        assert seen.hosts() == {seed_server.url.removeprefix("http://")}
        assert (seen.console, seen.exceptions) == ([], [])


def test_the_demo_asks_no_other_host_either(browser: Browser, demo_server: Served) -> None:
    with visitor(browser) as (page, seen):
        for path in ("/", "/tin/", "/bang-theo-doi/plan-progress/", "/bang-theo-doi/budget/"):
            page.goto(demo_server.url + path)
            settle(page)
        assert seen.hosts() == {demo_server.url.removeprefix("http://")}
        assert (seen.console, seen.exceptions) == ([], [])


def test_the_policy_lets_nothing_inline_and_nothing_foreign(
    browser: Browser, seed_server: Served
) -> None:
    with visitor(browser) as (page, _):
        for path in (*PAGES, "/không-có/", "/assets/cchc/counter.js", "/api/counter"):
            headers = page.request.get(seed_server.url + path).headers
            policy = directives(headers["content-security-policy"])
            assert policy["default-src"] == ["'self'"], path
            sources = {source for listed in policy.values() for source in listed}
            assert sources <= {"'self'", "'none'", "data:"}, path
            assert policy["frame-ancestors"] == policy["object-src"] == ["'none'"], path
            assert "script-src" not in policy or policy["script-src"] == ["'self'"], path
            assert headers["x-content-type-options"] == "nosniff", path


def test_the_policy_is_enforced_in_this_browser(browser: Browser, seed_server: Served) -> None:
    """Without this the absence of violations above would prove nothing."""
    with visitor(browser) as (page, seen):
        page.goto(seed_server.url)
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('img'),"
            " {src: 'http://127.0.0.2:9/x.gif'}))"
        )
        settle(page)
        assert any("Content Security Policy" in text for text in seen.console)


def test_a_cold_article_is_light(browser: Browser, seed_server: Served) -> None:
    weights: dict[str, int] = {}

    def weigh(response: Response) -> None:
        weights[response.url] = estimate(response)

    with visitor(browser, width=390) as (page, _):
        page.on("response", weigh)
        page.goto(seed_server.url + ARTICLE)
        settle(page)
    print(f"\nbài viết, tải lần đầu: {len(weights)} yêu cầu, {sum(weights.values()):,} byte")
    for url, weight in weights.items():
        print(f"  {weight:>7,} {url.removeprefix(seed_server.url)}")
    assert len(weights) <= MOST_REQUESTS
    assert sum(weights.values()) <= MOST_BYTES
    assert any(url.endswith(".woff2") for url in weights)


def estimate(response: Response) -> int:
    """Bytes of a body as a web server in front would send it: text with gzip, the rest as is."""
    if response.status == 204:
        return 0
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if kind.startswith(COMPRESSED) else len(body)
