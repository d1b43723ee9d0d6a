"""What a build sees: public documents, order of news, bodies rendered once."""

from datetime import datetime

from tests.conftest import MakeSite
from tests.outputs.sites import AS_OF, PROVINCE, SECTION, article, open_site, record

from cchc.pages.groups import newest_first
from cchc.pages.site import Counter, Site
from cchc.vietnamese.dates import ZONE


def test_addresses_have_the_prefix(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    assert opened.href("/tin/") == "/tinh/tin/"
    assert opened.href("/") == "/tinh/"
    assert opened.settings.site_name == "Cải cách hành chính Gia Định"
    assert str(opened.today) == "2031-08-15"


def test_news_order_is_moment_then_slug(site: MakeSite) -> None:
    opened = open_site(site({
        "content/danh-muc/tin-chung.md": SECTION,
        "content/tin/c.md": article("C", "2031-05-01T08:00"),
        "content/tin/a.md": article("A", "2031-05-01T08:00"),
        "content/tin/b.md": article("B", "2031-05-02T08:00"),
        "content/tin/d.md": article("D", "2031-05-01"),
    }))  # fmt: skip
    assert [d.title for d in newest_first(opened.public("news"))] == ["B", "A", "C", "D"]


def test_documents_without_a_moment_go_by_their_day(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    found = [d.title for d in newest_first(opened.public("document", "news", "section"))]
    assert found == [
        "Tin thứ hai",
        "Kiểm tra sở thứ nhất <1>",
        "Quyết định 12/QĐ-UBND",
        "Tin chung",
    ]


def test_public_at_an_instant(site: MakeSite) -> None:
    root = site(PROVINCE)
    early = open_site(root, datetime(2031, 5, 6, 7, 59, tzinfo=ZONE))
    assert [d.title for d in early.public("news")] == []
    sharp = open_site(root, datetime(2031, 5, 6, 8, 0, tzinfo=ZONE))
    assert [d.title for d in sharp.public("news")] == ["Kiểm tra sở thứ nhất <1>"]


def test_what_an_address_opens(site: MakeSite) -> None:
    opened = open_site(site({
        **PROVINCE,
        "content/danh-muc/luot.md": record(
            "type: visit_count", "date: 2030-01-01", "amount: 5", "source: Trang cũ."
        ),
    }))  # fmt: skip
    opens = {d.path: opened.opens(d) for d in opened.store.documents}
    assert opens["content/tin/2031/da-go.md"]
    assert opens["content/trang/lien-he.md"]
    assert not opens["content/danh-muc/luot.md"]


def test_body_is_rendered_once(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    document = opened.store.by_id["kh-2031-05"]
    assert opened.bodies.of(document) is opened.bodies.of(document)


def test_same_content_gives_the_same_html(site: MakeSite) -> None:
    root = site(PROVINCE)
    one, other = open_site(root), open_site(root)
    for document in one.store.documents:
        assert one.body(document).html == other.body(other.store.by_path[document.path]).html


def test_counter_is_a_value() -> None:
    assert Counter(5, AS_OF) == Counter(5, AS_OF)
    assert Site.__struct_config__.frozen


def test_earlier_articles_are_the_same_whether_all_documents_were_sorted_or_not(
    site: MakeSite,
) -> None:
    days = ("2031-05-01", "2031-05-03T08:00", "2031-05-03T08:00", "2031-05-02", "2031-09-01")
    other = {"content/danh-muc/khac.md": SECTION.replace("Tin chung", "Tin khác")}
    root = site({
        "content/danh-muc/tin-chung.md": SECTION, **other,
        **{f"content/tin/bai-{n}.md": article(f"Bài {n}", day) for n, day in enumerate(days)},
        "content/tin/khac.md": article("Khác", "2031-05-02").replace("tin-chung", "khac"),
    })  # fmt: skip
    alone, sorted_before = open_site(root), open_site(root)
    sorted_before.count("section", "tin-chung")
    found = [
        [[d.title for d in opened.earlier(article)] for article in opened.public("news")]
        for opened in (alone, sorted_before)
    ]
    assert found[0] == found[1]
    assert ["Bài 2", "Bài 3", "Bài 0"] in found[0]
