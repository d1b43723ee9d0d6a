"""Long lists: the newest first, then years, of long years months; nothing twice, nothing lost."""

import re

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import (
    PROVINCE,
    SECTION,
    UNIT,
    article,
    links,
    open_site,
    pages_of,
    part,
    record,
    words,
)
from tests.outputs.test_pages import dead_links

from cchc.outputs import articles, library, lists, paging, units
from cchc.pages.page import Page
from cchc.source.addresses import is_reserved, month_slug
from cchc.types.material import KINDS

SETTINGS = "site_name: T\nplugins:\n  - cchc:\n      list_size: 5\n"
FEW = {
    "mkdocs.yml": SETTINGS,
    "content/danh-muc/tin-chung.md": SECTION,
    "content/danh-muc/so-noi-vu.md": UNIT,
    **{
        f"content/tin/{n:02}.md": article(
            f"Bài {n}",
            f"{2029 + n % 3}-0{n % 4 + 1}-05T08:00",
            "tags: [một cửa]",
            "unit: so-noi-vu",
        )
        for n in range(24)
    },
}
FULL_YEAR = {
    "mkdocs.yml": SETTINGS,
    "content/danh-muc/tin-chung.md": SECTION,
    "content/danh-muc/so-noi-vu.md": UNIT,
    "content/tin/2029/cu.md": article("Bài cũ", "2029-01-01T08:00", "unit: so-noi-vu"),
    **{
        f"content/tin/2030/{n:03}.md": article(
            f"Bài {n}", f"2030-{n % 4 + 1:02}-{n % 28 + 1:02}T08:00", "unit: so-noi-vu"
        )
        for n in range(104)
    },
}


def listed(page: Page) -> list[str]:
    """The articles a page lists."""
    main = page.content.partition("<aside")[0]
    return [url for url in links(main) if re.fullmatch(r"/tin/\d{4}/\w+/", url)]


def further(page: Page) -> list[tuple[str, str]]:
    """Text and address of the links to the newer and the older page."""
    nav = re.search(r'<nav class="paging" aria-label="[^"]+">(.*?)</nav>', page.content)
    return re.findall(r'href="([^"]*)">([^<]*)<', nav[1]) if nav else []


@pytest.mark.parametrize("base", ["/danh-muc/tin-chung/", "/tu-khoa/mot-cua/"])
def test_first_page_shows_the_newest_and_leads_on(site: MakeSite, base: str) -> None:
    pages = pages_of(open_site(site(FEW)), lists)
    assert len(listed(pages[base])) == 5
    assert further(pages[base]) == [(f"{base}2031/", "Cũ hơn: năm 2031")]
    years = [f"{base}{year}/" for year in (2031, 2030, 2029)]
    assert links(part(pages[base].content, "Theo năm"))[:3] == years
    found = [url for year in years for url in listed(pages[year])]
    assert len(found) == len(set(found)) == 24
    assert further(pages[years[1]]) == [
        (years[0], "Mới hơn: năm 2031"),
        (years[2], "Cũ hơn: năm 2029"),
    ]


def test_a_list_that_fits_has_one_page(site: MakeSite) -> None:
    few = {path: text for path, text in FEW.items() if not path.startswith("content/tin/")}
    few |= dict(list(FEW.items())[-5:])
    opened = open_site(site(few))
    pages = pages_of(opened, lists)
    own = [url for url in pages if not url.startswith("/tin/")]
    assert sorted(own) == ["/danh-muc/tin-chung/", "/tu-khoa/mot-cua/"]
    assert all(further(page) == [] for page in pages.values())
    assert "Theo năm" not in pages["/danh-muc/tin-chung/"].content


def test_a_long_year_is_told_by_its_months(site: MakeSite) -> None:
    pages = pages_of(open_site(site(FULL_YEAR)), lists)
    for base in ("/tin/", "/danh-muc/tin-chung/"):
        year = pages[f"{base}2030/"]
        assert len(listed(year)) == 5
        assert "Tháng 4/2030" in words(part(year.content, "Các tháng"))
        assert "26 mục" in words(part(year.content, "Các tháng"))
        months = [pages[f"{base}2030/thang-0{month}/"] for month in (1, 2, 3, 4)]
        found = [url for page in months for url in listed(page)]
        assert len(found) == len(set(found)) == 104
        assert further(months[1]) == [
            (f"{base}2030/thang-03/", "Mới hơn: tháng 3/2030"),
            (f"{base}2030/thang-01/", "Cũ hơn: tháng 1/2030"),
        ]
        assert len(listed(pages[f"{base}2029/"])) == 1
    assert "/danh-muc/tin-chung/2029/thang-01/" not in pages
    assert "/tin/2029/thang-01/" in pages  # the archive of the news has every month


def test_a_year_of_just_a_hundred_is_whole(site: MakeSite) -> None:
    files = dict(list(FULL_YEAR.items())[:-4])
    pages = pages_of(open_site(site(files)), lists)
    assert len(listed(pages["/tin/2030/"])) == paging.WHOLE
    assert "/danh-muc/tin-chung/2030/thang-01/" not in pages


def test_a_unit_shows_the_newest_and_leads_to_all(site: MakeSite) -> None:
    pages = pages_of(open_site(site(FEW)), units)
    own = pages["/danh-muc/so-noi-vu/"]
    news = re.findall(r'class="title" href="/tin/', own.content)
    assert len(news) == units.SHOWN
    assert links(part(own.content, "Tin bài"))[0] == "/danh-muc/so-noi-vu/tin-bai/"
    assert "Tất cả (24)" in words(own.content)
    first = pages["/danh-muc/so-noi-vu/tin-bai/"]
    assert first.title == "Tin bài – Sở Nội vụ"
    assert len(listed(first)) == 5
    years = [pages[f"/danh-muc/so-noi-vu/tin-bai/{year}/"] for year in (2029, 2030, 2031)]
    assert sum(len(listed(page)) for page in years) == 24
    assert years[0].title == "Tin bài – Sở Nội vụ năm 2029"


def test_documents_by_year_when_there_are_many(site: MakeSite) -> None:
    files = {
        "mkdocs.yml": SETTINGS,
        "content/danh-muc/ubnd.md": PROVINCE["content/danh-muc/ubnd.md"],
        **{
            f"content/van-ban/v{n}.md": record(
                "form: QĐ",
                f"number: {n}/QĐ-UBND",
                "issuer: ubnd",
                f"issued: {2029 + n % 2}-02-03",
            )
            for n in range(1, 103)
        },
    }
    pages = pages_of(open_site(site(files)), library)
    assert sorted(pages) == ["/van-ban/", "/van-ban/2029/", "/van-ban/2030/"]
    counts = [page.content.count("<tr id=") for page in pages.values()]
    assert counts == [paging.WHOLE, 51, 51]
    assert "100 văn bản mới nhất." in words(pages["/van-ban/"].content)
    assert "51 văn bản, mới nhất đứng trước." in words(pages["/van-ban/2029/"].content)
    assert further(pages["/van-ban/2029/"]) == [("/van-ban/2030/", "Mới hơn: năm 2030")]


def test_what_has_no_day_or_month_has_its_place(site: MakeSite) -> None:
    files = {
        **PROVINCE,
        "mkdocs.yml": SETTINGS,
        **{
            f"content/tai-lieu/t{n}.md": record(
                f"title: T{n}", f"kind: {KINDS[0]}", "tags: [hỏi đáp]"
            )
            for n in range(7)
        },
        **{
            f"content/ket-qua/d{n}.md": record(
                "type: budget_estimate",
                f"id: d-{n}",
                f"title: Dự toán {n}",
                "year: 2030",
                "unit: ubnd",
                "basis: van-ban-2031-qd-12",
            )
            for n in range(paging.WHOLE + 1)
        },
    }
    opened = open_site(site(files))
    pages = pages_of(opened, lists)
    assert len(links(part(pages["/tai-lieu/khong-ngay/"].content, "Không ghi ngày"))) >= 7
    assert pages["/tu-khoa/hoi-dap/khong-ngay/"].title == "Từ khóa “hỏi đáp” không ghi ngày"
    assert further(pages["/tai-lieu/"]) == [("/tai-lieu/khong-ngay/", "Cũ hơn: không ghi ngày")]
    undated = pages["/ket-qua/2030/khong-ngay/"]
    assert undated.title == "Kết quả, dự toán năm 2030, không ghi tháng"
    assert undated.content.count('class="title"') == paging.WHOLE + 1


@pytest.mark.parametrize("files", [FEW, FULL_YEAR], ids=["few", "full year"])
def test_links_arrive_titles_differ_and_no_document_is_lost(
    site: MakeSite, files: dict[str, str]
) -> None:
    opened = open_site(site(files))
    assert dead_links(opened) == set()
    pages = pages_of(opened, lists) | pages_of(opened, units)
    titles = [page.title for page in pages.values()]
    assert len(titles) == len(set(titles))
    for url in pages_of(opened, articles):
        assert any(url in listed(page) for base, page in pages.items() if "/20" in base)


def test_addresses_of_lists_are_kept_free() -> None:
    taken = [
        "/tin/2031/thang-08/",
        "/bao-cao/2031/luu-thang-08/",
        "/ket-qua/2031/khong-ngay/",
        "/tai-lieu/2019/",
        "/tai-lieu/khong-ngay/",
    ]
    free = [
        "/tin/2031/thang-8/",
        "/bao-cao/2031/thang-08/",
        "/danh-muc/2019/",
        "/danh-muc/so-noi-vu/",
        "/tin/2031/khong-ngay-nao/",
    ]
    assert [url for url in (*taken, *free) if is_reserved(url)] == taken
    assert month_slug("08") == "thang-08"
