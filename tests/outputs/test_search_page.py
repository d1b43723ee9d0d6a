"""The search page: whole without an answer, filters of what there is, other ways in."""

import re

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, SECTION, article, bytes_of, open_site, pages_of, part

from cchc.outputs import search_page, sitemap
from cchc.pages.page import Page
from cchc.pages.search_slots import is_search_page


@pytest.fixture
def made(site: MakeSite) -> Page:
    return pages_of(open_site(site(PROVINCE)), search_page)["/tim-kiem/"]


def test_form_asks_the_api_and_can_be_filled(made: Page) -> None:
    assert 'method="get" action="/api/search"' in made.content
    assert is_search_page(made.content)
    assert "noindex" in made.head


def test_filters_offer_what_can_be_found(made: Page) -> None:
    names = re.findall(r'<select name="([a-z]+)"', made.content)
    assert names == ["type", "unit"]  # one section and one year leave nothing to choose
    kinds = re.findall(r'data-slot="type=([a-z_]+)"', made.content)
    assert {"news", "plan", "document", "unit"} <= set(kinds)
    assert "section" not in kinds


def test_every_filter_appears_with_a_second_value(site: MakeSite) -> None:
    other = SECTION.replace("Tin chung", "Tin khác")
    more = {
        "content/danh-muc/tin-khac.md": other,
        "content/tin/2030/x.md": article("Cũ", "2030-01-01T08:00"),
    }
    html = pages_of(open_site(site({**PROVINCE, **more})), search_page)["/tim-kiem/"].content
    assert re.findall(r'<select name="([a-z]+)"', html) == ["type", "section", "unit", "year"]
    assert re.findall(r'data-slot="year=(\d+)"', html) == ["2031", "2030"]


def test_archive_and_tags_for_those_who_find_nothing(made: Page) -> None:
    assert 'href="/tinh/tin/2031/"' in part(made.content, "Xem tin theo năm")
    assert 'href="/tinh/tu-khoa/duong-day-nong/"' in part(made.content, "Xem theo từ khóa")


def test_a_site_without_news_has_the_page_too(site: MakeSite) -> None:
    opened = open_site(site({"content/danh-muc/tin-chung.md": SECTION}))
    html = pages_of(opened, search_page)["/tim-kiem/"].content
    assert "<aside" not in html
    assert "<select" not in html


def test_not_in_the_site_map(site: MakeSite) -> None:
    for data in bytes_of(open_site(site(PROVINCE)), sitemap).values():
        assert b"tim-kiem" not in data
