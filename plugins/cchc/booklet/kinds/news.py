"""An article of the news on paper: no official document, so it bears none of its signs."""

from cchc.booklet.cells import form_for, publisher_lines, with_text
from cchc.booklet.official import OfficialDocument
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.news import News
from cchc.vietnamese.dates import format_date


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
        issuer=publisher_lines(site),
        blocks=(),
        layout="article",
        dateline=f"Đăng ngày {format_date(day)}{author}{source}",
    )
    return with_text(site, document, cells)
