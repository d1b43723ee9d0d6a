"""Which feeds there are, what stands in them in which order, where they are linked."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.conftest import MakeSite
from tests.content.sites import ROOT, TINH_MAU
from tests.outputs.feeds import json_rows, read, read_bytes, rows
from tests.outputs.sites import (
    AS_OF,
    PROVINCE,
    SECTION,
    article,
    bytes_of,
    files_of,
    links,
    open_site,
    pages_of,
    record,
)

from cchc.outputs import feed, lists, units
from cchc.outputs.feed_forms import FORMS
from cchc.outputs.progress_view import without_prints
from cchc.pages.site import Counter, Site
from cchc.source.store import load
from cchc.vietnamese.dates import ZONE


def test_size_is_a_setting(site: MakeSite) -> None:
    news = {f"content/tin/{n:02}.md": article(f"T{n}", f"2031-05-{n:02}") for n in range(1, 10)}
    settings = "site_name: T\nplugins:\n  - cchc:\n      feed_size: 5\n"
    files = {"content/danh-muc/tin-chung.md": SECTION, **news, "mkdocs.yml": settings}
    assert [e.title for e in read(open_site(site(files))).entries] == ["T9", "T8", "T7", "T6", "T5"]


@pytest.mark.parametrize("root", [ROOT, TINH_MAU])
def test_three_forms_say_the_same_on_real_sites(root: Path) -> None:
    opened = Site(load(root), AS_OF, Counter(0, None), without_prints)
    files = bytes_of(opened, feed)
    stems = {path.removesuffix("feed.xml") for path in files if path.endswith("feed.xml")}
    assert len(files) == 3 * len(stems) >= 6
    for stem in stems:
        expected = json_rows(files[f"{stem}feed.json"])
        for name in ("feed.xml", "rss.xml"):
            assert rows(read_bytes(stem + name, files[stem + name])) == expected


def test_the_demo_sends_an_article_to_the_ministry() -> None:
    opened = Site(
        load(TINH_MAU), datetime(2026, 2, 28, tzinfo=ZONE), Counter(0, None), without_prints
    )
    (entry,) = read(opened, "tin/bo-noi-vu/rss.xml").entries
    assert entry.title == "Chuyển trường qua mạng, phụ huynh không phải nghỉ việc"


def test_a_section_and_a_unit_have_their_own_with_links_on_their_pages(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    section, unit = "danh-muc/tin-chung/", "danh-muc/so-noi-vu/"
    assert [e.title for e in read(opened, f"{section}feed.xml").entries] == [
        "Tin thứ hai",
        "Kiểm tra sở thứ nhất <1>",
    ]
    assert [e.title for e in read(opened, f"{unit}rss.xml").entries] == ["Kiểm tra sở thứ nhất <1>"]
    pages = {**pages_of(opened, lists), **pages_of(opened, units)}
    for stem in (section, unit):
        wanted = [f"/tinh/{stem}{name}" for name in FORMS]
        page = pages[f"/{stem}"]
        assert [link for link in links(page.content) if link in wanted] == wanted
        assert all(f'href="{url}"' in page.head for url in wanted)
    assert 'rel="alternate"' not in pages["/danh-muc/ubnd/"].head
    own = [read(opened, path).feed.id for path in ("feed.xml", f"{section}feed.xml")]
    assert len({*own, read(opened, f"{unit}feed.xml").feed.id}) == 3


def test_a_section_may_go_without(site: MakeSite) -> None:
    quiet = SECTION.replace("order: 1", "order: 1\nfeed: không")
    opened = open_site(site({**PROVINCE, "content/danh-muc/tin-chung.md": quiet}))
    assert not any("tin-chung" in path for path in files_of(opened, feed))
    assert "feed.json" not in pages_of(opened, lists)["/danh-muc/tin-chung/"].content


def contribution(state: str, article: str, target: str) -> str:
    head = ["type: contribution", "title: Bài gửi", "source: so-noi-vu", "received: 2031-05-01"]
    return record(*head, f"state: {state}", f"article: {article}", f"target: [{target}]")


def test_articles_for_the_ministry_are_those_a_published_contribution_names(site: MakeSite) -> None:
    first, second = "tin-2031-kiem-tra-so-thu-nhat", "tin-2031-tin-thu-hai"
    files = {
        **PROVINCE,
        "content/tin/2031/gui-1.md": contribution("đăng", first, "tỉnh, Bộ Nội vụ"),
        "content/tin/2031/gui-2.md": contribution("biên tập", second, "Bộ Nội vụ"),
        "content/tin/2031/gui-3.md": contribution("đăng", second, "tỉnh"),
    }
    opened = open_site(site(files))
    parsed = read(opened, "tin/bo-noi-vu/rss.xml")
    assert [e.title for e in parsed.entries] == ["Kiểm tra sở thứ nhất <1>"]
    assert parsed.feed.link == "https://x.example/tinh/tin/"
    assert "/tinh/tin/bo-noi-vu/rss.xml" in links(pages_of(opened, lists)["/tin/"].content)


def test_same_moment_is_ordered_by_id(site: MakeSite) -> None:
    names = ("b", "a", "c")
    news = {f"content/tin/{n}.md": article(n, "2031-05-01T08:00") for n in names}
    opened = open_site(site({"content/danh-muc/tin-chung.md": SECTION, **news}))
    assert [e.title for e in read(opened).entries] == ["a", "b", "c"]
