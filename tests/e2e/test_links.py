"""Every link of both built sites leads somewhere, and outside only where the content says so."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.e2e.sites import PROGRAMS, Built, run

from cchc.source.settings import read_settings

pytestmark = pytest.mark.e2e

LOADED = {"img", "script", "link", "source", "video", "audio", "iframe", "object", "embed", "use"}
NAMED = {"canonical", "alternate"}
"""Links of a head that say where a page or feed is published; nobody loads them."""


class Addresses(HTMLParser):
    """Collects the addresses a page loads or links to, its ids, and addresses in its styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.linked: list[str] = []
        self.named: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = self.loaded if tag in LOADED else self.linked
        if tag == "link" and dict(attrs).get("rel") in NAMED:
            found = self.named
        for name, value in attrs:
            if name in ("href", "src", "srcset", "action", "data", "poster", "xlink:href"):
                found.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}={value}")


@pytest.fixture(params=["seed", "demo"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def parsed(built: Built) -> Iterator[tuple[str, Addresses]]:
    for address, file in built.pages.items():
        yield address, Addresses(file.read_text("utf-8"))


def lychee(folder: Path) -> dict[str, object]:
    """What lychee says of the HTML files of a folder; no network.

    Addresses of the API are no files; another test asks a server for them.
    """
    done = run(
        PROGRAMS / "lychee",
        f"--exclude=^file://{re.escape(str(folder))}/api/",
        "--offline",
        "--include-fragments=anchor-only",
        "--no-progress",
        "--index-files=index.html",
        "--format=json",
        "--exclude=/api/search$",  # answered by the API, which has tests of its own
        f"--root-dir={folder}",
        f"{folder}/**/*.html",
        cwd=folder,
    )
    assert done.stdout, done.stderr.decode()
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_lychee_finds_no_broken_link_or_fragment(built: Built) -> None:
    found = lychee(built.folder)
    assert found["error_map"] == {}
    assert found["errors"] == 0
    assert isinstance(found["successful"], int)
    assert found["successful"] > 5 * len(built.pages)


def test_lychee_would_find_both_faults(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="/gone/">a</a> <a href="/index.html#no">b</a>')
    assert lychee(tmp_path)["errors"] == 2


def test_a_page_loads_nothing_from_elsewhere(built: Built) -> None:
    foreign = [
        (address, url)
        for address, page in parsed(built)
        for url in page.loaded
        if urlsplit(url).scheme or urlsplit(url).netloc
    ]
    assert foreign == []


def test_a_page_is_published_nowhere_but_on_its_own_site(built: Built) -> None:
    own = read_settings(built.root).site_url
    elsewhere = [
        (address, url)
        for address, page in parsed(built)
        for url in page.named
        if urlsplit(url).netloc and not (own and url.startswith(own))
    ]
    assert elsewhere == []


def test_links_outside_stand_in_the_content(built: Built) -> None:
    sources = (built.root / "content").rglob("*.md")
    content = "\n".join(file.read_text("utf-8-sig") for file in sources)
    outside = {
        (address, url)
        for address, page in parsed(built)
        for url in page.linked
        if urlsplit(url).scheme or urlsplit(url).netloc
    }
    unknown = [found for found in sorted(outside) if _bare(found[1]) not in content]
    assert unknown == []


def _bare(url: str) -> str:
    return url.removeprefix("mailto:").removeprefix("tel:")


def test_links_inside_begin_at_the_root_or_in_the_page(built: Built) -> None:
    """A relative address would break when a page is shown under another (404, spliced shells)."""
    relative = [
        (address, url)
        for address, page in parsed(built)
        for url in (*page.loaded, *page.linked, *page.named)
        if not urlsplit(url).scheme and not url.startswith(("/", "#", "?"))
    ]
    assert relative == []


def test_ids_are_unique_and_nothing_is_inline(built: Built) -> None:
    """Two equal ids send a link and a script to the wrong place; the policy forbids inline."""
    for address, page in parsed(built):
        twice = [name for name, times in Counter(page.ids).items() if times > 1]
        assert (twice, page.inline) == ([], []), address


def test_the_sitemap_and_the_menu_name_pages_that_exist(built: Built) -> None:
    sitemap = (built.folder / "sitemap.xml").read_text("utf-8")
    places = [part.split("</loc>")[0] for part in sitemap.split("<loc>")[1:]]
    assert len(places) > 20
    assert [
        urlsplit(place).path for place in places if urlsplit(place).path not in built.pages
    ] == []
