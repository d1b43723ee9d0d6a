"""Pages made from the declaration alone, and what refers to a document."""

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, links, open_site, pages_of, part, record, words

from cchc.outputs import documents

MEETING = "/hop/2031/hop-quy-3/"


def test_every_public_document_without_an_output_of_its_own_has_a_page(site: MakeSite) -> None:
    assert sorted(pages_of(open_site(site(PROVINCE)), documents)) == [
        "/danh-muc/duong-day-nong/",
        MEETING,
        "/phat-song/2031/thang-7/",
        "/phat-song/chuyen-muc/",
        "/tap-huan/2031/lop-1/",
        "/van-ban/2031/qd-12/",
    ]


def test_page_shows_facts_body_and_files(site: MakeSite) -> None:
    text = record(
        "form: QĐ",
        "number: 12/QĐ-UBND",
        "issuer: ubnd",
        "issued: 2031-02-20",
        "file: qd-12.pdf",
        body="Toàn văn **quyết định**.",
    )
    opened = open_site(site({**PROVINCE, "content/van-ban/2031/qd-12.md": text}))
    page = pages_of(opened, documents)["/van-ban/2031/qd-12/"]
    shown = words(page.content)
    assert "Quyết định 12/QĐ-UBND" in shown
    assert "Ngày ban hành 20/02/2031" in shown
    assert "Trích yếu chưa có" in shown
    assert "<strong>quyết định</strong>" in page.content
    assert "/tinh/van-ban/2031/qd-12/qd-12.pdf" in links(page.content)
    assert (page.kind, page.section) == ("document", "/van-ban/")


def test_documents_that_refer_to_it_are_listed_by_type(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    page = pages_of(opened, documents)["/phat-song/chuyen-muc/"]
    assert links(part(page.content, "Lịch phát sóng")) == ["/tinh/phat-song/2031/thang-7/"]
    cited = opened.group("cited", "kh-2031-05")
    assert [d.id for d in cited] == ["tin-2031-kiem-tra-so-thu-nhat"]
    assert opened.group("cited", "hop-2031-hop-quy-3") == ()


def test_drafts_refer_to_nothing(site: MakeSite) -> None:
    draft = record(
        "type: broadcast",
        "series: chuyen-muc",
        "medium: phát thanh",
        "month: 2031-m08",
        "state: nháp",
    )
    opened = open_site(site({**PROVINCE, "content/phat-song/2031/thang-8.md": draft}))
    assert [d.slug for d in opened.group("cited", "chuyen-muc")] == ["thang-7"]
    assert "/phat-song/2031/thang-8/" not in pages_of(opened, documents)
