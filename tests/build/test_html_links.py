"""The checker of built pages: finds what is broken, and only that."""

from pathlib import Path

import pytest
from tests.build.support import build, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE

from cchc.build.files import tree
from cchc.build.html_links import Broken, Facts, broken_links, facts, parsed_facts

SITE = {
    "index.html": '<h1 id="dau">Đầu</h1><a href="/a/">a</a>',
    "a/index.html": '<p id="muc">…</p><p id="mục-hai">…</p><img src="/a/x.png">',
    "a/x.png": "",
    "a/tai lieu.pdf": "",
    "404.html": '<a href="/">Về</a>',
}


def broken(
    folder: Path, html: str, page: str = "b/index.html", url: str = "", prefix: str = "/"
) -> list[Broken]:
    """What is broken in a page that stands beside the pages of SITE."""
    for name, text in {**SITE, page: html}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return [found for found in broken_links(tree(folder), url, prefix) if found.page == page]


@pytest.mark.parametrize(
    "address",
    [
        *("/", "/a/", "/a", "/a/index.html", "/a/#muc", "/a/?x=1#muc", "#", "#top", "#o-day", ""),
        *("../a/", "../a/x.png", "./", "..", "/a/tai%20lieu.pdf", "/a/#m%E1%BB%A5c-hai"),
        *("https://khac.example/x", "//khac.example/", "mailto:a@b.vn", "tel:1", "/api/counter"),
        *("/desk/", "data:image/png;base64,AA==", "/a/#:~:text=x", "/a/#mục-hai", "/a/x.png#x"),
    ],
)
def test_what_leads_somewhere_is_left_alone(tmp_path: Path, address: str) -> None:
    assert broken(tmp_path, f'<p id="o-day"><a href="{address}">x</a></p>') == []


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/mat/", "không có tệp nào"),
        ("/a/y.png", "không có tệp nào"),
        ("../mat/", "không có tệp nào"),
        ("x.png", "không có tệp nào"),
        ("/a/#khong", 'không có mục "khong"'),
        ("#khong", 'không có mục "khong"'),
        ("/a/?x=1#khong", 'không có mục "khong"'),
        ("http://[", "không có tệp nào"),
    ],
)
def test_what_leads_nowhere_is_told_with_page_and_reason(
    tmp_path: Path, address: str, reason: str
) -> None:
    (found,) = broken(tmp_path, f'<a href="{address}">x</a>')
    assert (found.page, found.address) == ("b/index.html", address)
    assert reason in found.reason


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/mat.png" alt="">',
        '<img srcset="/a/x.png 1x, /mat.png 2x" alt="">',
        '<script src="/mat.png"></script>',
        '<link rel="icon" href="/mat.png">',
        "<a href=/mat.png>x</a>",
        "<A HREF='/mat.png'>x</A>",
        '<svg><use href="/mat.png"></use></svg>',
        '<a title="a > b" href="/mat.png">x</a>',
        '<a title=it\'s href="/mat.png">x</a>',
        '<!-- x --><a href="/mat.png">x</a><!-- y -->',
    ],
)
def test_every_way_to_link_is_seen(tmp_path: Path, html: str) -> None:
    assert [found.address for found in broken(tmp_path, html)] == ["/mat.png"]


@pytest.mark.parametrize(
    "html",
    [
        '<!-- <a href="/mat/">x</a> -->',
        "<script>const a = '<a href=\"/mat/\">'</script>",
        '<p>&lt;a href="/mat/"&gt;</p>',
        '<p title="&lt;a href=&quot;/mat/&quot;&gt;">x</p>',
        "<p data-x=' href=\"/mat/\"'>x</p>",
        "<p>1 < 2</p>",
    ],
)
def test_what_is_no_link_is_not_followed(tmp_path: Path, html: str) -> None:
    assert broken(tmp_path, html) == []


def test_the_sites_own_full_address_and_prefix(tmp_path: Path) -> None:
    url, prefix = "https://x.example/tinh/", "/tinh/"
    html = (
        '<a href="https://x.example/tinh/a/">1</a><a href="https://x.example/tinh/mat/">2</a>'
        '<a href="https://x.example/tinhkhac/">3</a><a href="/tinh/a/#muc">4</a><a href="/a/">5</a>'
        '<a href="https://x.example/tinh">6</a>'
    )
    found = broken(tmp_path, html, url=url, prefix=prefix)
    assert [each.address for each in found] == ["/a/", "https://x.example/tinh/mat/"]
    assert "ngoài đường dẫn /tinh/" in found[0].reason


def test_the_fast_reader_says_what_the_parser_says(site: MakeSite) -> None:
    root = site(PROVINCE)
    build(request_for(root))
    pages = [path.read_text("utf-8") for path in (root / "site").rglob("*.html")]
    assert len(pages) > 20
    assert [facts(page) for page in pages] == [parsed_facts(page) for page in pages]
    assert facts('<a id=x href="a&amp;b">') == Facts(frozenset({"a&b"}), frozenset({"x"}))
