"""Links of bodies: documents, own files, addresses of the site, what must stay inside."""

from collections.abc import Mapping

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import AS_OF, SECTION, SUB_PATH, article, record

from cchc.pages.links import NOWHERE, file_url, own_file, resolver
from cchc.pages.site import Counter, Site
from cchc.source.documents import PAGES
from cchc.source.store import load

FILES: Mapping[str, str] = {
    "content/danh-muc/tin-chung.md": SECTION,
    "content/trang/lien-he.md": record("title: Liên hệ"),
    "content/trang/anh.png": "x",
    "content/tin/2031/mot.md": article("Một", "2031-05-01T08:00"),
    "content/tin/2031/tep.pdf": "x",
    "content/tin/2031/phụ lục 1.pdf": "x",
    "content/tin/2031/noi-bo.pdf": "x",
    "content/tin/khac/chung.pdf": "x",
    "content/tin/2030/hai.md": article("Hai", "2030-05-01T08:00", "slug: bai-hai"),
    "content/tin/2031/nhap.md": article("Nháp", "2031-05-01T08:00", "state: nháp"),
    "content/tin/2031/hen.md": article("Hẹn", "2032-05-01T08:00"),
    "content/tin/2031/het.md": article("Hết", "2031-01-01T08:00", "expires: 2031-02-01T08:00"),
    "content/tin/2031/go.md": article("Gỡ", "2031-01-01T08:00", "state: gỡ"),
    "content/ket-qua/2031/kq.md": record(
        "type: result",
        "task: kh/1",
        "date: 2031-05-01",
        "evidence:",
        "  - file: noi-bo.pdf",
        "    access: nội bộ",
    ),
}


def target(site: Site, written: str, path: str = "content/tin/2031/mot.md") -> str:
    """Where a link written in a document leads on the site; NOWHERE when to nothing."""
    document = site.store.by_path[path]
    return resolver(site.store, document, site.href, site.opens, lambda: site.withheld)(written)


@pytest.fixture
def under(site: MakeSite) -> Site:
    root = site({**FILES, "mkdocs.yml": SUB_PATH})
    return Site(load(root), AS_OF, Counter(0, None))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("../2030/hai.md", "/tinh/tin/2030/bai-hai/"),
        ("../2030/hai.md#muc", "/tinh/tin/2030/bai-hai/#muc"),
        ("../2030/hai.md?x=1#muc", "/tinh/tin/2030/bai-hai/?x=1#muc"),
        ("%2e%2e/2030/h%61i.md", "/tinh/tin/2030/bai-hai/"),
        ("../../trang/lien-he.md", "/tinh/lien-he/"),
        ("tep.pdf", "/tinh/tin/2031/mot/tep.pdf"),
        ("tep.pdf#page=2", "/tinh/tin/2031/mot/tep.pdf#page=2"),
        ("phụ lục 1.pdf", "/tinh/tin/2031/mot/ph%E1%BB%A5%20l%E1%BB%A5c%201.pdf"),
        ("phu\u0323 lu\u0323c%201.pdf", "/tinh/tin/2031/mot/ph%E1%BB%A5%20l%E1%BB%A5c%201.pdf"),
        ("../khac/chung.pdf", "/tinh/tin/2031/mot/chung.pdf"),
        ("/tin/2030/bai-hai/", "/tinh/tin/2030/bai-hai/"),
        ("/tinh/tin/2030/bai-hai/", "/tinh/tin/2030/bai-hai/"),
        ("/", "/tinh/"),
        ("#muc", "#muc"),
        ("//x.example/a", "//x.example/a"),
        ("https://x.example/a.md", "https://x.example/a.md"),
        ("khong-co.md", "khong-co.md"),
        ("khong-co.pdf", "khong-co.pdf"),
        ("het.md", "/tinh/tin/2031/het/"),
        ("go.md", "/tinh/tin/2031/go/"),
        ("nhap.md", NOWHERE),
        ("hen.md", NOWHERE),
        ("../../danh-muc/tin-chung.md", "/tinh/danh-muc/tin-chung/"),
    ],
)
def test_where_links_lead(under: Site, written: str, found: str) -> None:
    assert target(under, written) == found


def test_internal_evidence_is_linked_from_nowhere(under: Site) -> None:
    """Neither by a body nor by a front matter of the folder, once somebody calls it internal."""
    assert under.withheld == {"content/ket-qua/2031/noi-bo.pdf"}
    assert target(under, "../../ket-qua/2031/noi-bo.pdf") == NOWHERE
    assert target(under, "noi-bo.pdf") == "/tinh/tin/2031/mot/noi-bo.pdf"


def test_at_the_top_of_a_host_there_is_no_prefix(site: MakeSite) -> None:
    top = Site(load(site(FILES)), AS_OF, Counter(0, None))
    assert target(top, "../2030/hai.md") == "/tin/2030/bai-hai/"
    assert target(top, "/tin/2030/bai-hai/") == "/tin/2030/bai-hai/"


def test_embargoed_document_is_linked_from_its_moment_on(under: Site) -> None:
    later = Site(under.store, AS_OF.replace(year=2033), Counter(0, None))
    assert target(later, "hen.md") == "/tinh/tin/2032/hen/"


def test_own_files_are_files_beside_the_document(under: Site) -> None:
    document = under.store.by_path["content/tin/2031/mot.md"]
    assert own_file(under.store, document, "tep.pdf#page=2") == "content/tin/2031/tep.pdf"
    for other in ("../2030/hai.md", "khong-co.pdf", "https://x.example/tep.pdf", "#tep.pdf"):
        assert own_file(under.store, document, other) is None


def test_files_of_ordinary_pages_lie_where_mkdocs_puts_them(under: Site) -> None:
    page = under.store.by_path["content/trang/lien-he.md"]
    assert file_url(page, f"{PAGES}anh.png") == "/anh.png"
    assert target(under, "anh.png", page.path) == "/tinh/anh.png"
