"""Links of ordinary pages: documents and addresses are the library's, the rest is MkDocs'."""

import pytest
from markdown import Markdown
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article, open_site

from mkdocs_cchc.page_links import PageLinks


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("../tin/2031/tin-thu-hai.md", "/tinh/tin/2031/tin-thu-hai/"),
        ("../tin/2031/tin-thu-hai.md#muc", "/tinh/tin/2031/tin-thu-hai/#muc"),
        ("/tin/", "/tinh/tin/"),
        ("lien-he.md", "lien-he.md"),
        ("anh.png", "anh.png"),
        ("#muc", "#muc"),
        ("https://x.example/", "https://x.example/"),
        ("../tin/2031/khong-co.md", "../tin/2031/khong-co.md"),
    ],
)
def test_links_of_a_page(site: MakeSite, written: str, found: str) -> None:
    links = PageLinks(open_site(site(PROVINCE)))
    links.path = "content/trang/index.md"
    html = Markdown(extensions=[links]).convert(f"[x]({written})")
    assert html == f'<p><a href="{found}">x</a></p>'


def test_what_is_not_published_yet_is_words(site: MakeSite) -> None:
    coming = article("Hẹn giờ", "2031-12-01")
    links = PageLinks(open_site(site({**PROVINCE, "content/tin/2031/hen.md": coming})))
    links.path = "content/trang/index.md"
    html = Markdown(extensions=[links]).convert("[x](../tin/2031/hen.md) [y]()")
    assert html == "<p><span>x</span> <span>y</span></p>"


def test_page_that_is_no_document_is_left_alone(site: MakeSite) -> None:
    links = PageLinks(open_site(site(PROVINCE)))
    links.path = "content/trang/khong-doc-duoc.md"
    assert links.resolve("../tin/2031/tin-thu-hai.md") == "../tin/2031/tin-thu-hai.md"


def test_addresses_of_mail_pass(site: MakeSite) -> None:
    links = PageLinks(open_site(site(PROVINCE)))
    links.path = "content/trang/index.md"
    assert "mailto" not in Markdown(extensions=[links]).convert("<a@x.example>")
