"""The home page: progress at a glance, the latest news, what is due, how to reach us."""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from cchc.outputs.plans import notices
from cchc.outputs.progress_view import progress_view, rows_of, status_view, when_text
from cchc.pages.artifact import Job, page_job
from cchc.pages.heads import item_of, page
from cchc.pages.menu import CONTACT
from cchc.pages.page import Page
from cchc.pages.parts import Figure, Group, Head, Item, Link, Notice
from cchc.pages.site import Site
from cchc.pages.views import HomeView
from cchc.source.documents import Document
from cchc.tracking.progress import ProgressRow
from cchc.types.channel import Channel
from cchc.types.page import Page as OrdinaryPage
from cchc.types.plan import Plan

_NEWS = 6
_DUE = 5
_OPEN = ("overdue", "due_soon", "in_progress", "not_due")


def jobs(site: Site) -> Iterator[Job]:
    """`/index.html`."""
    yield page_job("/", partial(_page, site))


def _page(site: Site) -> Page:
    plan = _plan(site)
    rows = rows_of(site, plan.id) if plan else ()
    page_of_words = next((d for d in site.public("page") if d.url == "/"), None)
    title, lead = _words(site, plan, page_of_words)
    glance = progress_view(site, rows, "Tiến độ thực hiện", site.until_text) if rows else None
    view = HomeView(
        title,
        f"Kế hoạch {plan.as_a(Plan).number}" if plan else "",
        lead,
        _actions(site, plan),
        _figures(site, rows),
        next(iter(notices(site, plan)), None) if plan else None,
        replace(glance, timeline_html="") if glance else None,
        _news(site),
        tuple(group for group in (_due(site, rows), _coming(site)) if group),
        _hotline(site),
        site.body(page_of_words).html if page_of_words else "",
        replace(glance, title="Dòng thời gian") if glance else None,
    )
    return page(site, "/", Head(title, lead=lead), view, "home")


def _plan(site: Site) -> Document | None:
    """The plan the home page speaks of: the latest one."""
    plans = site.public("plan")
    return max(plans, key=lambda plan: (str(plan.day), plan.id), default=None)


def _words(site: Site, plan: Document | None, words: Document | None) -> tuple[str, str]:
    stated = words.as_a(OrdinaryPage) if words else OrdinaryPage()
    title = stated.title or (plan.title if plan else site.settings.site_name)
    return title, stated.description or ""


def _actions(site: Site, plan: Document | None) -> tuple[Link, ...]:
    if plan is None:
        return ()
    progress = Link("Bảng theo dõi", site.href("/bang-theo-doi/plan-progress/"))
    return progress, Link("Toàn văn kế hoạch", site.href(plan.url))


def _figures(site: Site, rows: tuple[ProgressRow, ...]) -> tuple[Figure, ...]:
    counted = (
        (len(rows), "nhiệm vụ theo dõi", "/bang-theo-doi/plan-progress/"),
        (site.count("kind", "news"), "tin bài", "/tin/"),
        (site.count("kind", "document"), "văn bản", "/van-ban/"),
    )
    return tuple(
        Figure(str(number), label, site.href(url)) for number, label, url in counted if number
    )


def _news(site: Site) -> Group:
    newest = site.latest("kind", "news", _NEWS)
    items = tuple(item_of(site, article) for article in newest)
    more = Link("Tất cả tin", site.href("/tin/")) if items else None
    return Group("Tin mới", items, more, "Chưa có tin nào.")


def _due(site: Site, rows: tuple[ProgressRow, ...]) -> Group | None:
    """What must be done next: overdue first, then by the end of the window."""
    dated = [row for row in rows if row.status.id in _OPEN and row.window.end]
    dated.sort(key=lambda row: (str(row.window.end), row.tracked.id))
    items = tuple(
        Item(
            row.tracked.task.title,
            f"{site.href(row.tracked.document.url)}#{row.tracked.id}",
            when_text(row),
            status=status_view(row),
        )
        for row in dated[:_DUE]
    )
    return Group("Việc đến hạn", items) if items else None


COMING = ("meeting", "training", "broadcast")
"""Types whose documents the home page announces until their day is over."""


def _coming(site: Site) -> Group | None:
    """Meetings, classes and broadcasts from the as-of day on."""
    events = [d for d in site.public(*COMING) if d.brief.day >= site.today.isoformat()]
    events.sort(key=lambda d: (d.brief.day, d.id))
    items = tuple(item_of(site, event, with_kind=True) for event in events[:_DUE])
    return (
        Group("Sắp diễn ra", items, Link("Lịch (.ics)", site.href("/lich.ics"))) if items else None
    )


def _hotline(site: Site) -> Notice | None:
    channels = site.public("channel")
    if not channels:
        return None
    lines = [
        f"{channel.title}: {channel.as_a(Channel).address or 'chưa công bố'}"
        for channel in channels
    ]
    contact = site.page_href(CONTACT)
    links = (Link("Liên hệ", contact),) if contact else ()
    return Notice("Kênh tiếp nhận phản ánh", "; ".join(lines) + ".", links)
