"""Schedules of meetings, classes and broadcasts: the twelve months of a year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc.outputs.lists import years_of
from cchc.pages.artifact import Artifact, page_artifact
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
from cchc.vietnamese.windows import Window

SCHEDULES = {
    "/hop/": ("meeting",),
    "/tap-huan/": ("training",),
    "/phat-song/": ("broadcast",),
}
MISSING = "Chưa có kỳ phát"


def artifacts(site: Site) -> Iterator[Artifact]:
    """`/hop/`, `/tap-huan/`, `/phat-song/` and one page per year below each."""
    for url, kinds in SCHEDULES.items():
        schedule = _Schedule(site, url, site.public(*kinds))
        years = schedule.years()
        if not years and site.public(*kinds, *(("series",) if url == "/phat-song/" else ())):
            yield page_artifact(schedule.page(site.today.year, url))
        for year in years:
            yield page_artifact(schedule.page(year, f"{url}{year}/"))
        if years:
            yield page_artifact(schedule.page(years[0], url))


@dataclass(frozen=True)
class _Schedule:
    site: Site
    url: str
    documents: tuple[Document, ...]

    def years(self) -> list[int]:
        """Years with an event or with a month in which one is due, newest first."""
        due = {period.start.year for _, period in self.due()}
        return sorted(due | set(years_of(self.documents)), reverse=True)

    def due(self) -> list[tuple[Document, Period]]:
        """Months in which a series has an issue; only broadcasts have such."""
        if self.url != "/phat-song/":
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
        if self.url == "/phat-song/":
            items += [item_of(self.site, d) for d in self.site.public("series")]
        title = "Chuyên mục phát sóng" if self.url == "/phat-song/" else "Chưa ấn định thời gian"
        return Group(title, tuple(items)) if items else None


def _first_month(document: Document) -> str:
    day: date | None = document.day
    planned = document.kind.role(document.record, "event_start")
    if day is None and isinstance(planned, Window):
        day = planned.start
    return month_period(day.year, day.month).id if day else ""
