"""The site map and robots.txt: every public document with the day it last changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape

from cchc.outputs.entries import full, last_change
from cchc.pages.artifact import Artifact
from cchc.pages.menu import entries
from cchc.pages.site import Site
from cchc.source.documents import Document

OWN_ROBOTS = "content/trang/robots.txt"
IN_ONE_FILE = 2000
"""Up to so many addresses stand in sitemap.xml itself; beyond, it lists a file a year."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Days = Mapping[str, date | None]


def artifacts(site: Site) -> Iterator[Artifact]:
    """`sitemap.xml` (protocol 0.9), and `robots.txt` unless the site brings its own."""
    yield from _maps(site)
    robots = "User-agent: *\nAllow: /\n"
    if site.settings.site_url:  # robots.txt knows only full addresses
        robots += f"Sitemap: {full(site, '/sitemap.xml')}\n"
    if OWN_ROBOTS not in site.store.files:
        yield Artifact("robots.txt", robots.encode())


def _maps(site: Site) -> Iterator[Artifact]:
    years = _by_year(site)
    if sum(map(len, years.values())) <= IN_ONE_FILE:
        together = {url: day for days in years.values() for url, day in days.items()}
        yield Artifact("sitemap.xml", _map(site, together))
        return
    files = {f"/sitemap-{year or 'chung'}.xml": days for year, days in years.items()}
    for name, days in files.items():
        yield Artifact(name.lstrip("/"), _map(site, days))
    newest = {
        name: max((day for day in days.values() if day), default=None)
        for name, days in files.items()
    }
    yield Artifact("sitemap.xml", _index(site, newest))


def _by_year(site: Site) -> dict[int, dict[str, date | None]]:
    """Addresses with the day of their last change, by the document's year; 0 has no year."""
    found: dict[int, dict[str, date | None]] = {0: {entry.url: None for entry in entries(site)}}
    for document in site.public():
        if not document.kind.hidden or document.kind.id == "page":
            year = document.day.year if document.day else 0
            found[0].pop(document.url, None)
            found.setdefault(year, {})[document.url] = changed_on(site, document)
    return found


def changed_on(site: Site, document: Document) -> date | None:
    """The day a page last changed, as far as the document says; never a day still to come.

    A plan's page shows the state of its tasks, so it is as new as the site's figures.
    """
    change, moment = last_change(document), document.record.published
    stated = document.kind.role(document.record, "date")
    days = [found.date() for found in (change, moment) if found]
    if not days and isinstance(stated, date):
        days.append(stated)
    if document.kind.id == "plan" and site.data_until:
        days.append(site.data_until)
    return max((day for day in days if day <= site.today), default=None)


def _map(site: Site, days: Days) -> bytes:
    return _file(site, "urlset", "url", days)


def _index(site: Site, days: Days) -> bytes:
    return _file(site, "sitemapindex", "sitemap", days)


def _file(site: Site, root: str, element: str, days: Days) -> bytes:
    lines = [
        f"<{element}><loc>{escape(full(site, url))}</loc>"
        + (f"<lastmod>{day.isoformat()}</lastmod>" if day else "")
        + f"</{element}>\n"
        for url, day in sorted(days.items())
    ]
    return f"{_HEAD}<{root} {_NAMESPACE}>\n{''.join(lines)}</{root}>\n".encode()
