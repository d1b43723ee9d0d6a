"""Index pages, years, sections, tags."""

from tests.conftest import MakeSite
from tests.outputs.sites import (
    PROVINCE,
    SECTION,
    article,
    links,
    open_site,
    pages_of,
    record,
    words,
)

from cchc.outputs import lists

NEWS = {
    "content/danh-muc/tin-chung.md": SECTION,
    "content/danh-muc/chuyen-de.md": record("type: section", "name: Chuyên đề", "order: 0"),
    **{
        f"content/tin/t{n:02}.md": article(f"Tin {n}", f"{2029 + n % 3}-{n % 8 + 1:02}-05T08:00")
        for n in range(1, 31)
    },
}


def test_index_shows_the_newest_and_leads_to_every_year(site: MakeSite) -> None:
    pages = pages_of(open_site(site(NEWS)), lists)
    index = pages["/tin/"]
    shown = [link for link in links(index.content) if link.count("/") == 4]
    assert len(shown) == 20
    assert shown[0].startswith("/tin/2031/")
    for year in (2031, 2030, 2029):
        assert f"/tin/{year}/" in links(index.content)
        assert f"/tin/{year}/" in pages


def test_every_article_is_on_the_page_of_its_month(site: MakeSite) -> None:
    pages = pages_of(open_site(site(NEWS)), lists)
    months = {url: page for url, page in pages.items() if "/thang-" in url}
    assert sorted(url for url in months if "/2031/" in url)[:2] == [
        "/tin/2031/thang-01/",
        "/tin/2031/thang-02/",
    ]
    for url, page in months.items():
        assert url in links(pages[f"/tin/{url.split('/')[2]}/"].content)
        year, month = url.split("/")[2], url.rpartition("-")[2].strip("/")
        assert page.title == f"Tin tức tháng {int(month)}/{year}"
        assert f'datetime="{year}-{month}-05"' in page.content
    listed = [link for page in months.values() for link in links(page.content) if "/t" in link[9:]]
    articles = [link for link in listed if "thang-" not in link]
    assert len(articles) == len(set(articles)) == 30


def test_every_article_is_in_its_year_by_month(site: MakeSite) -> None:
    pages = pages_of(open_site(site(NEWS)), lists)
    listed = [
        link
        for year in (2029, 2030, 2031)
        for link in links(pages[f"/tin/{year}/"].content)
        if link.count("/") == 4 and "/thang-" not in link
    ]
    assert len(listed) == len(set(listed)) == 30
    months = words(pages["/tin/2031/"].content)
    assert months.index("Tháng 8/2031") < months.index("Tháng 2/2031")
    assert pages["/tin/2031/"].title == "Tin tức năm 2031"


def test_sections_in_their_order_each_with_its_own_page(site: MakeSite) -> None:
    pages = pages_of(open_site(site(NEWS)), lists)
    side = [link for link in links(pages["/tin/"].content) if link.startswith("/danh-muc/")]
    assert side == ["/danh-muc/chuyen-de/", "/danh-muc/tin-chung/"]
    own = pages["/danh-muc/tin-chung/"]
    assert len([link for link in links(own.content) if link.startswith("/tin/20")]) == 20
    assert "Mọi tin." in words(own.content)
    assert "Chưa có bài nào." in words(pages["/danh-muc/chuyen-de/"].content)


def test_folder_with_several_types_groups_them(site: MakeSite) -> None:
    window = ["window: quý II/2031", "team: so-noi-vu"]
    opened = open_site(site({
        **PROVINCE,
        "content/kiem-tra/d.md": record("id: d", "type: inspection", "no: 1", *window),
        "content/kiem-tra/k.md": record("type: survey", "title: Khảo sát một cửa", *window),
    }))  # fmt: skip
    shown = words(pages_of(opened, lists)["/kiem-tra/"].content)
    assert shown.index("Các đợt kiểm tra") < shown.index("Các cuộc khảo sát")


def test_tag_pages_join_spellings_and_types(site: MakeSite) -> None:
    opened = open_site(site({
        **PROVINCE,
        "content/tin/2031/tin-thu-hai.md": article(
            "Tin thứ hai", "2031-06-01T08:00", "tags: [duong day nong, Kế hoạch]"
        ),
    }))  # fmt: skip
    pages = pages_of(opened, lists)
    tags = sorted(url for url in pages if url.startswith("/tu-khoa/"))
    assert tags == ["/tu-khoa/duong-day-nong/", "/tu-khoa/ke-hoach/", "/tu-khoa/kiem-tra/"]
    hotline = links(pages["/tu-khoa/duong-day-nong/"].content)
    assert hotline[-2:] == ["/tinh/tin/2031/tin-thu-hai/", "/tinh/tin/2031/kiem-tra-so-thu-nhat/"]
    plans = links(pages["/tu-khoa/ke-hoach/"].content)
    assert "/tinh/ke-hoach/2031/kh-2031-05/" in plans


def test_tags_of_what_has_no_page_make_no_list(site: MakeSite) -> None:
    files = {
        "content/danh-muc/luot.md": record(
            "type: visit_count", "date: 2030-01-01", "amount: 5", "source: x", "tags: [lượt]"
        ),
        "content/tin/nhap.md": article("Nháp", "2031-01-01", "state: nháp", "tags: [nháp]"),
        "content/danh-muc/tin-chung.md": SECTION,
    }
    pages = pages_of(open_site(site(files)), lists)
    assert list(pages) == ["/danh-muc/tin-chung/"]
    assert "/tin/" not in links(pages["/danh-muc/tin-chung/"].content)


def test_documents_without_a_day_stand_apart(site: MakeSite) -> None:
    text = record("title: Trang", "tags: [chung]")
    pages = pages_of(open_site(site({"content/trang/x.md": text})), lists)
    assert "Không ghi ngày" in words(pages["/tu-khoa/chung/"].content)


def test_schedules_and_tables_have_pages_of_their_own_elsewhere(site: MakeSite) -> None:
    pages = pages_of(open_site(site(PROVINCE)), lists)
    for url in ("/", "/hop/", "/phat-song/", "/van-ban/", "/danh-muc/", "/bang-theo-doi/"):
        assert url not in pages
