"""Schedules of meetings, classes and broadcasts: the twelve months of a year."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from cchc.outputs.lists import years_of
from cchc.pages.artifact import Artifact, Job, page_artifact, page_job
from cchc.pages.heads import crumbs, item_of, page
from cchc.pages.menu import title_of
from cchc.pages.page import Page
from cchc.pages.parts import Group, Head, Item, Link, Month
from cchc.pages.site import Site
from cchc.pages.views import ScheduleView
from cchc.source.documents import Document
from cchc.types.broadcast import Broadcast
from cchc.types.series import Series
from cchc.vietnamese.periods import Period, month_period, periods_between

BROADCASTS = "/phat-song/"
SCHEDULES = {
    "/hop/": ("meeting",),
    "/tap-huan/": ("training",),
    BROADCASTS: ("broadcast",),
}
MISSING = "Chưa có kỳ phát"


def jobs(site: Site) -> Iterator[Job]:
    """`/hop/`, `/tap-huan/`, `/phat-song/` and one page per year below each.

    In which years a series has issues only its full record says, so broadcasts are one job.
    """
    for url, kinds in SCHEDULES.items():
        if url == BROADCASTS:
            if site.any(*kinds, "series"):
                yield Job(f"schedule {url}", partial(_all, site, url))
        elif documents := site.public(*kinds):
            yield page_job(url, partial(_page, site, url))
            for year in years_of(documents):
                yield page_job(f"{url}{year}/", partial(_page, site, url, year))


def _all(site: Site, url: str) -> Iterator[Artifact]:
    yield page_artifact(_page(site, url))
    for year in _schedule(site, url).years():
        yield page_artifact(_page(site, url, year))


def _page(site: Site, url: str, year: int = 0) -> Page:
    """The page of a year; without one the index, which shows the latest."""
    schedule = _schedule(site, url)
    if year:
        return schedule.page(year, f"{url}{year}/")
    years = schedule.years()
    return schedule.page(years[0] if years else site.today.year, url)


def _schedule(site: Site, url: str) -> "_Schedule":
    return _Schedule(site, url, site.public(*SCHEDULES[url]))


class _Schedule(Struct, frozen=True, dict=True):
    site: Site
    url: str
    documents: tuple[Document, ...]

    def years(self) -> list[int]:
        """Years with an event or with a month in which one is due, newest first."""
        due = {period.start.year for _, period in self.due()}
        return sorted(due | set(years_of(self.documents)), reverse=True)

    def due(self) -> list[tuple[Document, Period]]:
        """Months in which a series has an issue; only broadcasts have such."""
        if self.url != BROADCASTS:
            return []
        return [
            (document, period)
            for document in self.site.public("series")
            if isinstance(document.record, Series) and document.record.span
            for period in periods_between(document.record.span.first, document.record.span.last)
        ]

    def page(self, year: int, url: str) -> Page:
        title = title_of(self.url)
        head = Head(f"{title} năm {year}", crumbs(self.site, self.url), "Lịch")
        if url == self.url:
            head = Head(title, crumbs(self.site), "Lịch")
        links = tuple(
            Link(f"Năm {y}", self.site.href(f"{self.url}{y}/"), y == year) for y in self.years()
        )
        view = ScheduleView(
            head,
            str(year),
            tuple(self.month(month_period(year, month)) for month in range(1, 13)),
            links,
            (Link("Lịch (.ics)", self.site.href(f"{self.url}lich.ics")),) if self.documents else (),
            undated=self.undated(),
        )
        return page(self.site, url, head, view, "schedule")

    def month(self, period: Period) -> Month:
        items = [item_of(self.site, d) for d in self.documents if _first_month(d) == period.id]
        due = [series for series, month in self.due() if month.id == period.id]
        missing = [series for series in due if not self._has_issue(series, period)]
        words = "; ".join(f"{MISSING}: {series.title}" for series in missing)
        return Month(
            f"Tháng {period.start.month}", tuple(items), words, not due and bool(self.due())
        )

    def _has_issue(self, series: Document, period: Period) -> bool:
        return any(
            isinstance(d.record, Broadcast)
            and self.site.store.get(d.record.series, "series") is series
            and d.record.month.id == period.id
            for d in self.documents
        )

    def undated(self) -> Group | None:
        items: list[Item] = [item_of(self.site, d) for d in self.documents if d.day is None]
        if self.url == BROADCASTS:
            items += [item_of(self.site, d) for d in self.site.public("series")]
        title = "Chuyên mục phát sóng" if self.url == BROADCASTS else "Chưa ấn định thời gian"
        return Group(title, tuple(items)) if items else None


def _first_month(document: Document) -> str:
    day = document.day
    return month_period(day.year, day.month).id if day else ""
