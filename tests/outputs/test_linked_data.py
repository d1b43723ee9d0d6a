"""JSON-LD: only what the page shows, and nothing that ends the element."""

import json
import re
from typing import Any

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article, open_site, pages_of, record, words

from cchc.outputs import articles, documents, units
from cchc.pages.page import Page
from cchc.pages.site import Site

_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
BASE = "https://x.example/tinh"


def blocks(page: Page) -> list[Any]:
    return [json.loads(text) for text in _BLOCK.findall(page.head)]


def pages(site: Site) -> dict[str, Page]:
    return {
        **pages_of(site, articles),
        **pages_of(site, documents),
        **pages_of(site, units),
    }


def only(site: Site, url: str) -> Any:
    (block,) = blocks(pages(site)[url])
    assert block["@context"] == "https://schema.org"
    assert block["url"] == BASE + url
    return block


def test_an_article_with_its_correction(site: MakeSite) -> None:
    block = only(open_site(site(PROVINCE)), "/tin/2031/kiem-tra-so-thu-nhat/")
    assert block["@type"] == "NewsArticle"
    assert block["headline"] == "Kiểm tra sở thứ nhất <1>"
    assert block["datePublished"] == "2031-05-06T08:00:00+07:00"
    assert block["dateModified"] == "2031-05-07T09:00:00+07:00"
    assert block["articleSection"] == "Tin chung"
    assert block["about"]["name"] == "Sở Nội vụ"
    assert block["keywords"] == ["kiểm tra", "Đường dây nóng"]
    assert "author" not in block


def test_a_window_has_no_exact_start(site: MakeSite) -> None:
    block = only(open_site(site(PROVINCE)), "/hop/2031/hop-quy-3/")
    assert block["@type"] == "Event"
    assert block["location"] == {"@type": "Place", "name": "Hội trường A"}
    assert block["organizer"]["name"] == "Ủy ban nhân dân tỉnh Gia Định"
    assert "startDate" not in block


def test_a_class_and_a_broadcast(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    block = only(opened, "/tap-huan/2031/lop-1/")
    assert (block["@type"], block["startDate"]) == ("EducationEvent", "2031-09-10T08:00:00+07:00")
    assert "endDate" not in block, "an hour that nobody stated"
    block = only(opened, "/phat-song/2031/thang-7/")
    assert (block["@type"], block["endDate"]) == ("BroadcastEvent", "2031-07-05T18:45:00+07:00")
    assert block["superEvent"]["name"] == "Chuyên mục cải cách"


def test_a_postponed_broadcast_says_so(site: MakeSite) -> None:
    path = "content/phat-song/2031/thang-7.md"
    opened = open_site(site({**PROVINCE, path: PROVINCE[path].replace("đã phát", "hoãn")}))
    block = only(opened, "/phat-song/2031/thang-7/")
    assert block["eventStatus"] == "https://schema.org/EventPostponed"


def test_a_unit_that_ended(site: MakeSite) -> None:
    block = only(open_site(site(PROVINCE)), "/danh-muc/phong-cu/")
    assert block["@type"] == "GovernmentOrganization"
    assert block["dissolutionDate"] == "2031-03-01"
    assert block["parentOrganization"] == {
        "@type": "GovernmentOrganization",
        "name": "Sở Nội vụ",
        "url": f"{BASE}/danh-muc/so-noi-vu/",
    }


def test_other_types_have_none(site: MakeSite) -> None:
    assert blocks(pages(open_site(site(PROVINCE)))["/van-ban/2031/qd-12/"]) == []


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!-- <script>", "a & b"])
def test_no_title_ends_the_element(site: MakeSite, title: str) -> None:
    files = {**PROVINCE, "content/tin/2031/x.md": article(f"'{title}'", "2031-06-02")}
    page = pages_of(open_site(site(files)), articles)["/tin/2031/x/"]
    (text,) = _BLOCK.findall(page.head)
    assert json.loads(text)["headline"] == title
    assert not set("<>&") & set(text)
    assert page.head.count("</script>") == 1


def test_every_word_stands_on_the_page(site: MakeSite) -> None:
    """What a reader cannot see is not told to programs either."""
    class_ = record(
        "title: Lớp", "no: 1", "window: tháng 9/2031", "venue: Nhà A", "seats: 30",
        "audience: [Công chức xã]", "topics: [Một cửa]", "unit: so-noi-vu", "summary: Lớp đầu.",
    )  # fmt: skip
    files = {**PROVINCE, "content/tap-huan/2031/lop-1.md": class_}
    for page in pages(open_site(site(files))).values():
        shown = words(page.content)
        for block in blocks(page):
            for text in _names(block):
                assert text in shown.replace("&lt;", "<").replace("&gt;", ">"), (page.url, text)


def _names(block: Any) -> list[str]:
    """Every text of a block that is meant for people."""
    if isinstance(block, list):
        return [text for item in block for text in _names(item)]
    if not isinstance(block, dict):
        return [block] if isinstance(block, str) else []
    codes = ("@context", "@type", "url", "inLanguage", "eventStatus", "publisher")
    dates = [key for key in block if "date" in key.lower()]
    return [t for k, v in block.items() if k not in (*codes, *dates) for t in _names(v)]
