"""The site map and robots.txt: every public document with the day it last changed."""

from collections.abc import Iterator
from html import escape

from cchc.pages.artifact import Artifact
from cchc.pages.menu import entries
from cchc.pages.shell import absolute
from cchc.pages.site import Site
from cchc.types.news import News

OWN_ROBOTS = "content/trang/robots.txt"


def artifacts(site: Site) -> Iterator[Artifact]:
    """`sitemap.xml` (protocol 0.9), and `robots.txt` unless the site brings its own."""
    rows = {entry.url: "" for entry in entries(site)}
    for document in site.public():
        if not document.kind.hidden or document.kind.id == "page":
            record = document.record
            change = record.last_change() if isinstance(record, News) else None
            day = change.date() if change else document.day
            rows[document.url] = day.isoformat() if day else ""
    settings = site.settings
    lines = [
        f"<url><loc>{escape(absolute(settings.site_url, settings.prefix, url))}</loc>"
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + "</url>"
        for url, day in sorted(rows.items())
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    opening = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    text = head + opening + "\n".join(lines) + "\n</urlset>\n"
    yield Artifact("sitemap.xml", text.encode())
    robots = "User-agent: *\nAllow: /\n"
    if settings.site_url:  # robots.txt knows only full addresses
        robots += f"Sitemap: {absolute(settings.site_url, settings.prefix, '/sitemap.xml')}\n"
    if OWN_ROBOTS not in site.store.files:
        yield Artifact("robots.txt", robots.encode())
