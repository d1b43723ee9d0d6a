"""Only what a change reaches is made again, and everything that a change reaches."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from tests.outputs.incremental import (
    SITE,
    Survey,
    again,
    different,
    edited,
    news,
    survey,
    without,
)
from tests.outputs.sites import AS_OF, article, record

from cchc.pages.bodies import Bodies
from cchc.vietnamese.dates import ZONE

MIDDLE, _ = news(33)  # 2030-07-15, section tin-chung, unit ubnd, tag "kiểm tra"
PLAN = "content/ke-hoach/2031/kh-2031-05.md"
UNIT = "content/danh-muc/so-noi-vu.md"
SECTION = "content/danh-muc/tin-chung.md"
DECISION = "content/van-ban/2031/qd-12.md"
NEW = article(
    "Tin mới",
    "2030-07-20T08:00",
    "unit: ubnd",
    "tags: [kiểm tra]",
    "results:",
    "  - task: kh-2031-05/1b",
    "    date: 2030-07-19",
).replace("    date: 2030-07-19", "    date: 2031-07-19")
PLAIN = article("Tin mới", "2030-07-20T08:00", "unit: ubnd", "tags: [kiểm tra]")

Change = Callable[[], Mapping[str, str]]
CHANGES: Mapping[str, Change] = {
    "title": lambda: edited(MIDDLE, "Tin số 33", "Tên khác"),
    "summary": lambda: edited(MIDDLE, "Tóm tắt 33", "Lời khác"),
    "body": lambda: edited(MIDDLE, "Nội dung 33.", "Nội dung khác."),
    "tags": lambda: edited(MIDDLE, "tags: [kiểm tra]", "tags: [Một Cửa, mới]"),
    "spelling of the newest tag": lambda: edited(news(54)[0], "kiểm tra", "Kiểm Tra"),
    "a list needs a second page": lambda: edited(news(10)[0], "tags: [", "tags: [một trang, "),
    "section of an article": lambda: edited(MIDDLE, "section: tin-chung", "section: kinh-te"),
    "unit of an article": lambda: edited(MIDDLE, "unit: ubnd", "unit: so-noi-vu"),
    "another year": lambda: edited(MIDDLE, "published: 2030-07", "published: 2029-02"),
    "a year without news": lambda: edited(MIDDLE, "published: 2030-07", "published: 2020-02"),
    "slug": lambda: edited(MIDDLE, "title:", "slug: duong-khac\ntitle:"),
    "correction": lambda: edited(MIDDLE, "title:", "updated: 2030-09-01T09:00\ntitle:"),
    "draft": lambda: edited(MIDDLE, "title:", "state: nháp\ntitle:"),
    "withdrawn": lambda: edited(MIDDLE, "title:", "state: gỡ\ntitle:"),
    "deleted": lambda: without(MIDDLE),
    "added": lambda: {**SITE, "content/tin/2030/moi.md": PLAIN},
    "newest added": lambda: {
        **SITE,
        "content/tin/2031/moi.md": PLAIN.replace("2030-07-20T08:00", "2031-08-14T08:00"),
    },
    "added with a result": lambda: {**SITE, "content/tin/2030/moi.md": NEW},
    "link to another article": lambda: edited(
        news(40)[0], "Nội dung 40.", "[Xem](../2030/so-33.md)."
    ),
    "unit renamed": lambda: edited(UNIT, "name: Sở Nội vụ", "name: Sở Tổ chức"),
    "unit deleted": lambda: without("content/danh-muc/phong-cu.md"),
    "section renamed": lambda: edited(SECTION, "name: Tin chung", "name: Thời sự"),
    "section moved": lambda: edited(SECTION, "order: 1", "order: 9"),
    "section added": lambda: {
        **SITE,
        "content/danh-muc/moi.md": record("type: section", "name: Mới", "order: 0"),
    },
    "body of the plan": lambda: edited(PLAN, "Kiểm tra 02 sở", "Kiểm tra ít nhất 02 sở"),
    "task renamed": lambda: edited(PLAN, "title: Kiểm tra các sở", "title: Kiểm tra mọi sở"),
    "task moved": lambda: edited(PLAN, "window: quý IV/2031", "window: quý III/2031"),
    "lead of a task": lambda: edited(PLAN, "lead: so-noi-vu", "lead: ubnd"),
    "number of a document": lambda: edited(DECISION, "number: 12/QĐ", "number: 13/QĐ"),
    "document deleted": lambda: {
        **without(DECISION),
        "content/tin/2031/kiem-tra-so-thu-nhat.md": article("Tin", "2031-05-06T08:00"),
    },
    "words of the home page": lambda: edited(
        "content/trang/index.md", "title: Cải cách hành chính", "title: CCHC"
    ),
    "page deleted": lambda: without("content/trang/lien-he.md"),
    "meeting moved": lambda: edited(
        "content/hop/2031/hop-quy-3.md", "planned: quý III/2031", "planned: quý IV/2031"
    ),
}


@pytest.fixture(scope="module")
def bodies() -> Bodies:
    """Bodies are a function of their text: all sites of this module share them."""
    return Bodies(most=1000)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, bodies: Bodies) -> Survey:
    """The site as it was."""
    return survey(tmp_path_factory.mktemp("before"), SITE, AS_OF, bodies)


@pytest.mark.e2e
@pytest.mark.parametrize("name", sorted(CHANGES))
def test_whatever_comes_out_different_is_made_again(
    tmp_path: Path, before: Survey, bodies: Bodies, name: str
) -> None:
    after = survey(tmp_path, CHANGES[name](), AS_OF, bodies)
    made = different(before, after)
    assert made - again(before, after) == set()
    assert made or before.jobs.keys() - after.jobs.keys()  # the change is one that shows


@pytest.mark.parametrize("moment", ["2031-09-02T12:00", "2031-10-01T12:00", "2032-02-01T12:00"])
def test_whatever_time_brings_is_made_again(
    tmp_path: Path, before: Survey, bodies: Bodies, moment: str
) -> None:
    as_of = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
    after = survey(tmp_path, SITE, as_of, bodies)
    made = different(before, after)
    assert "tin/2031/hen/index.html" in made
    assert made - again(before, after) == set()


def pages(names: set[str]) -> set[str]:
    """The pages among jobs, by address, but for those of tables, schedules and the search."""
    found = {f"/{name}".removesuffix("index.html") for name in names if name.endswith("index.html")}
    return {url for url in found if not url.startswith(("/bang-theo-doi/", "/tim-kiem/"))}


def test_an_article_in_the_middle_reaches_its_own_lists_only(
    tmp_path: Path, before: Survey, bodies: Bodies
) -> None:
    after = survey(tmp_path, CHANGES["added"](), AS_OF, bodies)
    assert (
        pages(again(before, after))
        == {
            "/",  # tells how many articles there are
            "/tin/2030/moi/",
            *(f"/tin/{news(n)[0][12:-3]}/" for n in (36, 39, 42)),  # name it as given before
            "/tin/2030/",
            "/tin/2030/thang-07/",
            "/danh-muc/tin-chung/2030/",
            "/tu-khoa/kiem-tra/2030/",
            "/danh-muc/ubnd/",  # tells how many there are
            "/danh-muc/ubnd/tin-bai/2030/",
        }
    )


def test_the_newest_article_reaches_the_first_pages(
    tmp_path: Path, before: Survey, bodies: Bodies
) -> None:
    after = survey(tmp_path, CHANGES["newest added"](), AS_OF, bodies)
    assert pages(again(before, after)) == {
        "/",
        "/tin/2031/moi/",
        "/tin/",
        "/tin/2031/",
        "/tin/2031/thang-08/",
        "/danh-muc/tin-chung/",
        "/danh-muc/tin-chung/2031/",
        "/tu-khoa/kiem-tra/",
        "/tu-khoa/kiem-tra/2031/",
        "/danh-muc/ubnd/",
        "/danh-muc/ubnd/tin-bai/",
        "/danh-muc/ubnd/tin-bai/2031/",
    }


def test_a_body_reaches_its_own_page_only(tmp_path: Path, before: Survey, bodies: Bodies) -> None:
    after = survey(tmp_path, CHANGES["body"](), AS_OF, bodies)
    assert pages(again(before, after)) == {"/tin/2030/so-33/"}


def test_nothing_changed_makes_nothing(tmp_path: Path, before: Survey, bodies: Bodies) -> None:
    after = survey(tmp_path, SITE, AS_OF, bodies)
    assert again(before, after) == set()
    assert different(before, after) == set()
