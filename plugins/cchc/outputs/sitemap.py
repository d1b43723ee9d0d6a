"""The site map and robots.txt: every public document with the day it last changed."""

from collections.abc import Iterator, Mapping
from functools import partial
from html import escape

from cchc.outputs.entries import full
from cchc.pages.artifact import Artifact, Job
from cchc.pages.menu import entries
from cchc.pages.site import Site
from cchc.source.documents import Document

OWN_ROBOTS = "content/trang/robots.txt"
IN_ONE_FILE = 2000
"""Up to so many addresses stand in sitemap.xml itself; beyond, it lists a file a year."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Days = Mapping[str, str]


def jobs(site: Site) -> Iterator[Job]:
    """`sitemap.xml` (protocol 0.9), and `robots.txt` unless the site brings its own."""
    if OWN_ROBOTS not in site.store.files:
        yield Job("robots.txt", partial(_robots, site))
    sizes = site.sizes("opened")
    if sum(sizes.values()) + len(entries(site)) <= IN_ONE_FILE:
        yield Job("sitemap.xml", partial(_whole, site))
        return
    for year in sorted({*sizes, ""}):
        yield Job(_name(year), partial(_of_year, site, year))
    yield Job("sitemap.xml of years", partial(_years, site))


def _robots(site: Site) -> Iterator[Artifact]:
    robots = "User-agent: *\nAllow: /\n"
    if site.settings.site_url:  # robots.txt knows only full addresses
        robots += f"Sitemap: {full(site, '/sitemap.xml')}\n"
    yield Artifact("robots.txt", robots.encode())


def _whole(site: Site) -> Iterator[Artifact]:
    together: dict[str, str] = {}
    for year in ("", *filter(None, site.keys("opened"))):
        together |= _days(site, year)
    yield Artifact("sitemap.xml", _map(site, together))


def _of_year(site: Site, year: str) -> Iterator[Artifact]:
    yield Artifact(_name(year), _map(site, _days(site, year)))


def _years(site: Site) -> Iterator[Artifact]:
    newest = {
        f"/{_name(year)}": max(_days(site, year).values(), default="")
        for year in sorted({*site.keys("opened"), ""})
    }
    yield Artifact("sitemap.xml", _index(site, newest))


def _name(year: str) -> str:
    return f"sitemap-{year or 'chung'}.xml"


def _days(site: Site, year: str) -> dict[str, str]:
    """Addresses of a year's documents with the day of their last change; "" has no year.

    Index pages stand among those without a year.
    """
    found = dict.fromkeys((entry.url for entry in entries(site)), "") if not year else {}
    today = site.today.isoformat()
    for document in site.group("opened", year):
        found[document.url] = changed_on(site, document, today)
    return found


def changed_on(site: Site, document: Document, today: str) -> str:
    """The day a page last changed, as far as the document says; never a day still to come.

    A plan's page shows the state of its tasks, so it is as new as the site's figures. Days are
    ISO texts, empty when nothing is said.
    """
    brief = document.brief
    days = [brief.changed[:10], brief.published[:10]]
    if not any(days):
        days.append(brief.dated)
    if brief.kind == "plan" and site.data_until:
        days.append(site.data_until.isoformat())
    return max((day for day in days if day <= today), default="")


def _map(site: Site, days: Days) -> bytes:
    return _file(site, "urlset", "url", days)


def _index(site: Site, days: Days) -> bytes:
    return _file(site, "sitemapindex", "sitemap", days)


def _file(site: Site, root: str, element: str, days: Days) -> bytes:
    lines = [
        f"<{element}><loc>{escape(full(site, url))}</loc>"
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + f"</{element}>\n"
        for url, day in sorted(days.items())
    ]
    return f"{_HEAD}<{root} {_NAMESPACE}>\n{''.join(lines)}</{root}>\n".encode()
