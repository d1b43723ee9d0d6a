"""The home page with much, little and nothing to say."""

from datetime import datetime

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article, links, open_site, pages_of, part, words

from cchc.outputs import home
from cchc.pages.page import Page
from cchc.pages.site import Site
from cchc.vietnamese.dates import ZONE


def front(site: Site) -> Page:
    return pages_of(site, home)["/"]


def test_words_come_from_the_page_in_the_content(site: MakeSite) -> None:
    page = front(open_site(site(PROVINCE)))
    shown = words(page.content)
    assert page.title == "Cải cách hành chính Gia Định"
    assert page.description == "Trang thử."
    assert "Lời mở đầu." in shown
    assert "Kế hoạch 05/KH-UBND" in shown


def test_progress_news_due_and_coming(site: MakeSite) -> None:
    page = front(open_site(site(PROVINCE)))
    assert links(part(page.content, "Tin mới"))[:3] == [
        "/tinh/tin/",
        "/tinh/tin/2031/tin-thu-hai/",
        "/tinh/tin/2031/kiem-tra-so-thu-nhat/",
    ]
    assert "/tinh/ke-hoach/2031/kh-2031-05/#1a" in links(part(page.content, "Việc đến hạn"))
    assert "/tinh/tap-huan/2031/lop-1/" in links(part(page.content, "Sắp diễn ra"))
    assert "Số liệu đến ngày 05/07/2031." in words(page.content)
    assert "Quá hạn từ 01/07/2031" in words(page.content)
    assert all(link.startswith("/tinh/") for link in links(page.content))


def test_channels_without_an_address_say_so(site: MakeSite) -> None:
    page = front(open_site(site(PROVINCE)))
    shown = words(part(page.content, "Kênh tiếp nhận phản ánh"))
    assert "Đường dây nóng: chưa công bố." in shown
    assert "/tinh/lien-he/" in links(page.content)


def test_at_most_six_news(site: MakeSite) -> None:
    more = {f"content/tin/n{n}.md": article(f"N{n}", f"2031-07-0{n}") for n in range(1, 9)}
    page = front(open_site(site({**PROVINCE, **more})))
    found = links(part(page.content, "Tin mới"))
    assert [link for link in found if "/tin/2031/" in link] == [
        f"/tinh/tin/2031/n{n}/" for n in (8, 7, 6, 5, 4, 3)
    ]


def test_empty_site_says_so_and_links_to_nothing_that_is_missing(site: MakeSite) -> None:
    page = front(open_site(site({})))
    assert page.title == "Trang thử"
    assert "Chưa có tin nào." in words(page.content)
    assert links(page.content) == []


def test_archived_plan_claims_nothing_about_later(site: MakeSite) -> None:
    plan = PROVINCE["content/ke-hoach/2031/kh-2031-05.md"]
    archived = plan.replace("year: 2031\n", "year: 2031\ntracked_until: 2031-01-10\n")
    page = front(open_site(site({**PROVINCE, "content/ke-hoach/2031/kh-2031-05.md": archived})))
    shown = words(page.content)
    assert "Kế hoạch lưu trữ, chưa có thông tin về kết quả." in shown
    assert "Thông tin chỉ đến ngày 10/01/2031." in shown
    assert "Quá hạn" not in shown


def test_same_page_on_any_day_between_two_changes(site: MakeSite) -> None:
    root = site(PROVINCE)
    days = [datetime(2031, 7, day, 9, tzinfo=ZONE) for day in (10, 20, 31)]
    assert len({front(open_site(root, day)).content for day in days}) == 1
