"""Pages of the news: the article, its corrections, its files, the news already given."""

from collections.abc import Iterator
from datetime import time
from functools import partial

from cchc.outputs.linked_data import linked_data
from cchc.pages.artifact import Job, page_job
from cchc.pages.facts import document_link, files, task_link
from cchc.pages.heads import head_of, item_of, page
from cchc.pages.page import Page
from cchc.pages.parts import Fact, Group, Head, Item, Link, Notice
from cchc.pages.site import Site
from cchc.pages.views import ArticleView
from cchc.source.documents import Document
from cchc.types.news import News
from cchc.vietnamese.dates import format_date, format_instant
from cchc.vietnamese.text import slug

VIEWS_SCRIPT = "/assets/cchc/views.js"


def jobs(site: Site) -> Iterator[Job]:
    """One page per published article."""
    for document in site.placed("published"):
        if document.kind.id == "news":
            yield from jobs_about(site, document)


def jobs_about(site: Site, article: Document) -> Iterator[Job]:
    """The page of one article."""
    yield page_job(article.url, partial(_page, site, article), article.path)


def _page(site: Site, article: Document) -> Page:
    head = _head(site, site.about(article))
    view = ArticleView(
        head,
        site.body(article).html,
        updates=_updates(article),
        files=files(site, article),
        tags=tuple(tag_link(site, tag) for tag in article.record.tags),
        side=_side(site, article),
        views_script=site.href(VIEWS_SCRIPT) if site.settings.page_views else "",
    )
    return page(site, article.url, head, view, "article", extra=linked_data(site, article))


def tag_link(site: Site, tag: str) -> Link:
    """A tag as a link to its list."""
    key = slug(tag)
    return Link(tag, site.href(f"/tu-khoa/{key}/") if key else "")


def _record(article: Document) -> News:
    return article.as_a(News)


def _published(record: News) -> Fact:
    """A stamp of midnight is a day without an hour, so no hour is shown."""
    if record.published.time() == time():
        return Fact("Đăng ngày", format_date(record.published.date()))
    return Fact("Đăng lúc", format_instant(record.published))


def _head(site: Site, article: Document) -> Head:
    record = _record(article)
    meta = [_published(record)]
    if record.unit:
        meta.append(Fact("Đơn vị", links=(document_link(site, record.unit, "unit"),)))
    if record.source_date:
        meta.append(Fact("Văn bản gốc ngày", format_date(record.source_date)))
    if record.updated and not record.change_notes:
        meta.append(Fact("Cập nhật", format_instant(record.updated)))
    stated = (("Nguồn", record.source), ("Tác giả", record.author))
    meta += [Fact(label, value) for label, value in stated if value]
    section = site.store.get(record.section, "section")
    name = section.title if section else record.section
    head = head_of(site, article, *meta, eyebrow=name)
    if section is None:
        return head
    return Head(
        head.title,
        (*head.crumbs, Link(name, site.href(section.url))),
        head.eyebrow,
        head.lead,
        head.meta,
    )


def _updates(article: Document) -> tuple[Notice, ...]:
    notes = sorted(_record(article).change_notes, key=lambda note: note.at, reverse=True)
    return tuple(
        Notice(f"Đã cập nhật {format_instant(note.at)}", note.note, kind="update") for note in notes
    )


def _side(site: Site, article: Document) -> tuple[Group, ...]:
    tasks = tuple(dict.fromkeys(result.task for result in article.record.results))
    links = (task_link(site, task) for task in tasks)
    related = Group("Nhiệm vụ liên quan", tuple(Item(link.text, link.url) for link in links))
    given = site.earlier(article)
    earlier = Group("Các tin đã đưa", tuple(item_of(site, other) for other in given))
    return tuple(group for group in (related, earlier) if group.items)
