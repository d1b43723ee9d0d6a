"""An article of the news on paper: no official document, so it bears none of its signs."""

from cchc.booklet.cells import form_for, with_text
from cchc.booklet.name_lines import name_lines
from cchc.booklet.official import OfficialDocument
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.news import News
from cchc.vietnamese.dates import format_date

LINE = 60
"""Letters of the publisher's name on one line across the page."""


def official(site: Site, document: Document) -> OfficialDocument:
    """The article with its date and source under the title."""
    news = document.as_a(News)
    day = news.published.date()
    source = f" – Nguồn: {news.source}" if news.source else ""
    author = f" – {news.author}" if news.author else ""
    cells = OfficialDocument(
        title=document.title,
        form=form_for(day, day).form,
        kind="",
        abstract=document.title,
        issued=day,
        issuer=name_lines(site.settings.organisation or site.settings.site_name, LINE),
        blocks=(),
        layout="article",
        dateline=f"Đăng ngày {format_date(day)}{author}{source}",
    )
    return with_text(site, document, cells)
