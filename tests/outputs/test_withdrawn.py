"""A published address never dies: withdrawn and expired documents leave a notice."""

from datetime import datetime

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

from cchc.outputs import articles, withdrawn
from cchc.vietnamese.dates import ZONE

EXPIRING = {
    "content/danh-muc/tin-chung.md": SECTION,
    "content/tin/a.md": article("Mời họp", "2031-01-01T08:00", "expires: 2031-02-01T17:00"),
}
URL = "/tin/2031/a/"


def test_withdrawn_document_says_so_and_nothing_of_its_text(site: MakeSite) -> None:
    page = pages_of(open_site(site(PROVINCE)), withdrawn)["/tin/2031/da-go/"]
    shown = words(page.content)
    assert "Nội dung ở địa chỉ này đã được gỡ." in shown
    assert "Nội dung." not in shown
    assert "/tinh/tin/" in links(page.content)
    assert page.kind == "notice"


def test_expired_document_has_a_page_until_its_moment_and_a_notice_after(site: MakeSite) -> None:
    root = site(EXPIRING)
    before = open_site(root, datetime(2031, 2, 1, 16, 59, tzinfo=ZONE))
    assert URL in pages_of(before, articles)
    assert pages_of(before, withdrawn) == {}
    after = open_site(root, datetime(2031, 2, 1, 17, 0, tzinfo=ZONE))
    assert URL not in pages_of(after, articles)
    assert "đã hết hạn lúc 01/02/2031 17:00" in words(pages_of(after, withdrawn)[URL].content)


def test_notice_leads_home_when_nothing_else_of_its_kind_is_left(site: MakeSite) -> None:
    page = pages_of(open_site(site(EXPIRING)), withdrawn)[URL]
    assert set(links(page.content)) == {"/"}
    assert "Xem trang chủ" in page.content


def test_ordinary_pages_too_but_nothing_that_never_had_a_page(site: MakeSite) -> None:
    opened = open_site(site({
        "content/trang/cu.md": record("title: Trang cũ", "state: gỡ"),
        "content/danh-muc/luot.md": record(
            "type: visit_count", "date: 2030-01-01", "amount: 5", "source: x", "state: gỡ"
        ),
        "content/tin/nhap.md": article("Nháp", "2031-01-01", "state: nháp"),
        "content/danh-muc/tin-chung.md": SECTION,
    }))  # fmt: skip
    assert list(pages_of(opened, withdrawn)) == ["/cu/"]
