"""All outputs together: no path twice, every internal link arrives, one golden page per view."""

import re
from html import unescape

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, SECTION, SUB_PATH, assert_golden, open_site

from cchc.outputs.registry import all_jobs
from cchc.pages.artifact import Artifact
from cchc.pages.page import Page
from cchc.pages.site import Site

VIEWS = {
    "home": "/",
    "article": "/tin/2031/kiem-tra-so-thu-nhat/",
    "document": "/hop/2031/hop-quy-3/",
    "table": "/bang-theo-doi/plan-progress/",
    "plan": "/ke-hoach/2031/kh-2031-05/",
    "list": "/tin/2031/",
    "schedule": "/phat-song/2031/",
    "unit": "/danh-muc/so-noi-vu/",
    "units": "/danh-muc/",
    "documents": "/van-ban/",
    "search": "/tim-kiem/",
    "notice": "/tin/2031/da-go/",
}


def everything(site: Site) -> dict[str, bytes | Page]:
    every = (each for job in all_jobs(site) for each in job.make())
    made = [each for each in every if isinstance(each, Artifact)]
    found = {artifact.path: artifact.data for artifact in made}
    assert len(found) == len(made)
    return found


def dead_links(site: Site) -> set[str]:
    """Internal addresses of the site's pages that lead to no file of the site."""
    files = everything(site)
    prefix = site.settings.prefix
    known = {f"{prefix}{path}".removesuffix("index.html") for path in files}
    known |= {site.href(page.url) for page in site.public("page")}
    known |= {f"{prefix}assets/cchc/{name}.js" for name in ("tables", "search")}
    found = set()
    for data in files.values():
        if isinstance(data, Page):
            html = data.content + data.head
            for address in re.findall(r'(?:href|src)="(/[^"#?]*)', html):
                if unescape(address) not in known:
                    found.add(address)
    return found


@pytest.mark.parametrize("settings", [SUB_PATH, "site_name: X\n"], ids=["sub-path", "top"])
def test_every_internal_link_arrives(site: MakeSite, settings: str) -> None:
    assert dead_links(open_site(site({**PROVINCE, "mkdocs.yml": settings}))) == set()


@pytest.mark.parametrize("kept", [*sorted(PROVINCE)[1:], ""])
def test_links_arrive_whatever_single_document_is_missing(site: MakeSite, kept: str) -> None:
    """A site that grows must be whole at every step."""
    alone = {path: PROVINCE[path] for path in (kept, "mkdocs.yml") if path}
    alone |= {path: text for path, text in PROVINCE.items() if path.startswith("content/danh-muc")}
    needs = "content/ke-hoach/2031/kh-2031-05.md"
    if kept.startswith(("content/tin/2031/kiem-tra", "content/phat-song")):
        alone |= {
            path: PROVINCE[path] for path in PROVINCE if "chuyen-muc" in path or "qd-12" in path
        }
        alone |= {needs: PROVINCE[needs], "content/tin/2031/bien-ban.pdf": "x"}
    if "qd-12" in kept:
        alone["content/van-ban/2031/qd-12.pdf"] = "x"
    assert dead_links(open_site(site(alone))) == set()


def test_every_document_of_the_site_is_reached_from_the_lists(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    html = "".join(d.content for d in everything(opened).values() if isinstance(d, Page))
    for document in opened.public():
        if document.kind.id not in ("page", "visit_count"):
            assert f'href="/tinh{document.url}' in html


def test_smallest_site(site: MakeSite) -> None:
    files = everything(open_site(site({"content/danh-muc/tin-chung.md": SECTION})))
    assert sorted(files) == [
        "danh-muc/index.html",
        "danh-muc/tin-chung/feed.json",
        "danh-muc/tin-chung/feed.xml",
        "danh-muc/tin-chung/index.html",
        "danh-muc/tin-chung/rss.xml",
        "feed.json",
        "feed.xml",
        "index.html",
        "lich.ics",
        "robots.txt",
        "rss.xml",
        "sitemap.xml",
        "tim-kiem/cac-nam.json",
        "tim-kiem/chung.json",
        "tim-kiem/index.html",
    ]


def test_same_content_gives_the_same_files(site: MakeSite) -> None:
    root = site(PROVINCE)
    assert everything(open_site(root)) == everything(open_site(root))


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_golden_page_of_each_view(site: MakeSite, view: str) -> None:
    page = everything(open_site(site(PROVINCE)))[f"{VIEWS[view]}index.html".lstrip("/")]
    assert isinstance(page, Page)
    head = f"<!-- {page.title} | {page.section} | {page.kind} | {page.description} -->\n"
    assert_golden(f"outputs/{view}.html", head + page.content.strip() + "\n")
