"""A site published under a path, https://…/cchc/: every address of it holds, and it counts."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import httpx
import pytest
from playwright.sync_api import Browser, expect
from tests.e2e.chromium import settle, visitor
from tests.e2e.sites import SEED, Served, copy_site, serving

pytestmark = pytest.mark.e2e

PREFIX = "/cchc/"
SITE = "https://vi-du.example/cchc/"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("prefix")
    root = copy_site(SEED, folder / "root")
    settings = root / "mkdocs.yml"
    settings.write_text(f"site_url: {SITE}\n{settings.read_text('utf-8')}", "utf-8")
    with serving(root, folder / "log") as found:
        yield found


class _Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if (tag, named.get("rel")) == ("link", "canonical"):
            assert (named["href"] or "").startswith(SITE)
        else:
            self.found += [
                value for name, value in attrs if name in ("href", "src", "action") and value
            ]


def crawl(start: str) -> dict[str, int]:
    """Every address that the site links to, directly or not, with its answer's status."""
    waiting, answers = [start], dict[str, int]()
    host = urlsplit(start).netloc
    with httpx.Client(headers={"Accept": "text/html,*/*;q=0.8"}) as client:
        while waiting:
            url = waiting.pop()
            if url in answers:
                continue
            answer = client.get(url)
            answers[url] = answer.status_code
            if answer.headers["content-type"].startswith("text/html"):
                links = (urljoin(url, link) for link in _Links(answer.text).found)
                waiting += [urldefrag(link).url for link in links if urlsplit(link).netloc == host]
    return answers


def test_every_address_the_site_links_to_answers(served: Served) -> None:
    answers = crawl(served.url + PREFIX)
    assert len(answers) > 100
    assert [url for url, status in answers.items() if status != 200] == []
    paths = {urlsplit(url).path for url in answers}
    assert [path for path in sorted(paths) if not path.startswith((PREFIX, "/api/"))] == []
    assert {Path(path).suffix for path in paths} >= {".pdf", ".csv", ".xlsx", ".json", ".ics"}


def test_the_root_leads_to_the_site(served: Served) -> None:
    answer = httpx.get(served.url + "/")
    assert (answer.status_code, answer.headers["location"]) == (301, PREFIX)


def test_a_visit_counts(browser: Browser, served: Served) -> None:
    before = httpx.get(f"{served.url}/api/counter").json()["total"]
    with visitor(browser) as (page, seen):
        page.goto(served.url + PREFIX)
        settle(page)
        label = f"{before + 1:,} lượt truy cập".replace(",", ".")
        expect(page.locator("[data-cchc-counter]")).to_have_attribute("aria-label", label)
        assert (seen.console, seen.exceptions) == ([], [])


def test_a_visit_without_scripts_counts(browser: Browser, served: Served) -> None:
    before = httpx.get(f"{served.url}/api/counter").json()["total"]
    with visitor(browser, scripts=False, agent="Mozilla/5.0 Firefox/128.0") as (page, _):
        page.goto(f"{served.url}{PREFIX}phat-song/")
        settle(page)
    assert httpx.get(f"{served.url}/api/counter").json()["total"] == before + 1


def test_feed_calendar_and_sitemap_name_full_addresses(served: Served) -> None:
    sitemap = ElementTree.fromstring(httpx.get(f"{served.url}{PREFIX}sitemap.xml").content)  # noqa: S314 - our own server
    places = [each.text or "" for each in sitemap.iter() if each.tag.endswith("loc")]
    assert [place for place in places if not place.startswith(SITE)] == []
    local = [place.replace(SITE, served.url + PREFIX) for place in places]
    assert [place for place in local if httpx.get(place).status_code != 200] == []
    feed = httpx.get(f"{served.url}{PREFIX}feed.xml").text
    assert f"{SITE}tin/2019/thuc-hien-cong-tac-cai-cach-hanh-chinh-2007/" in feed
    assert SITE in httpx.get(f"{served.url}{PREFIX}lich.ics").text.replace("\r\n ", "")
