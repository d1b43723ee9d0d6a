"""Data blocks and the card image in a browser: read as data, allowed by the policy, never run."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from tests.e2e.chromium import settle, visitor
from tests.e2e.sites import Built, Served

from cchc.source.settings import read_settings

pytestmark = pytest.mark.e2e

TYPES = {
    "/tin/": "NewsArticle",
    "/hop/": "Event",
    "/tap-huan/": "EducationEvent",
    "/phat-song/": "BroadcastEvent",
    "/danh-muc/": "GovernmentOrganization",
}


def with_block(built: Built, folder: str) -> str:
    """The first page of a folder that carries a data block."""
    return next(
        address
        for address, file in built.pages.items()
        if address.startswith(folder) and "application/ld+json" in file.read_text("utf-8")
    )


def test_blocks_are_data_and_break_no_policy(
    browser: Browser, demo: Built, demo_server: Served
) -> None:
    with visitor(browser) as (page, seen):
        for folder, kind in TYPES.items():
            page.goto(demo_server.url + with_block(demo, folder))
            settle(page)
            text = page.locator('script[type="application/ld+json"]').inner_text()
            assert json.loads(text)["@type"] == kind
        assert (seen.console, seen.exceptions) == ([], [])


def test_the_card_is_a_picture_of_the_stated_size(
    browser: Browser, demo: Built, demo_server: Served
) -> None:
    with visitor(browser) as (page, _):
        page.goto(demo_server.url)
        address = page.locator('meta[property="og:image"]').get_attribute("content")
        assert address is not None
        own = demo_server.url + urlsplit(address).path  # the site's address is not this server's
        answer = page.request.get(own)
        assert answer.headers["content-type"] == "image/png"
        size = page.evaluate(
            "src => new Promise((done, fail) => { const image = new Image();"
            " image.onload = () => done([image.naturalWidth, image.naturalHeight]);"
            " image.onerror = () => fail(new Error(src)); image.src = src })",
            own,
        )
        assert size == [1200, 630]


def test_every_page_has_the_same_card_and_three_feeds(demo: Built) -> None:
    own = read_settings(demo.root).site_url.rstrip("/")
    card = f'property="og:image" content="{own}/anh-chia-se.png"'
    for address, file in demo.pages.items():
        text = file.read_text("utf-8")
        for name in ("feed.xml", "rss.xml", "feed.json"):
            assert f'href="/{name}"' in text.partition("</head>")[0], address
        assert address == "/404.html" or text.count(card) == 1, address
    for name in ("feed.xml", "rss.xml", "feed.json", "anh-chia-se.png"):
        assert (Path(demo.folder) / name).stat().st_size > 500
