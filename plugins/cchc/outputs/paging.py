"""A long list over several pages: the newest first, then a page a year, of a long year a month.

A document that enters the list touches its first page and the page of its own year or month, never
all of them, as it would if pages were counted from the newest.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from msgspec import Struct

from cchc.pages.artifact import Job, page_job
from cchc.pages.heads import item_of
from cchc.pages.page import Page
from cchc.pages.parts import Group, Item, Link
from cchc.pages.site import Site
from cchc.source.addresses import MONTH, UNDATED, month_slug
from cchc.source.documents import Document

WHOLE = 100
"""A year with more documents is told by its months."""


class Listing(Struct, frozen=True):
    """A list of documents: the address of its first page, the group that it shows.

    `most` is what the first page holds, 0 for the site's setting. An archive has a page for every
    year, and for every month if `by_month`, though its first page may show everything.
    """

    url: str
    group: str
    key: str
    most: int = 0
    archive: bool = False
    by_month: bool = False
    month: str = MONTH

    def first(self, site: Site) -> int:
        """How many documents the first page holds."""
        return self.most or site.settings.list_size

    def is_long(self, site: Site) -> bool:
        """Whether the first page cannot hold everything."""
        return site.exceeds(self.group, self.key, self.first(site))


class Sheet(NamedTuple):
    """One page of a list: its first, or that of a year ("2019"), or of a month of a year ("04").

    Documents without a day have a year of their own, those without a month a month.
    """

    listing: Listing
    year: str | None = None
    month: str | None = None

    @property
    def url(self) -> str:
        """The page's address."""
        if self.year is None:
            return self.listing.url
        year = f"{self.listing.url}{self.year or UNDATED}/"
        return (
            year if self.month is None else f"{year}{month_slug(self.month, self.listing.month)}/"
        )

    @property
    def group(self) -> tuple[str, str]:
        """The group of documents it stands for, as `Site.group` takes it."""
        name, key = self.listing.group, self.listing.key
        if self.year is None:
            return name, key
        if self.month is None:
            return f"{name}/year", f"{key} {self.year}"
        return f"{name}/year/month", f"{key} {self.year} {self.month}"

    @property
    def words(self) -> str:
        """The period: "năm 2019", "tháng 4/2019"; empty for the first page."""
        if self.year is None:
            return ""
        if self.month is None:
            return f"năm {self.year}" if self.year else "không ghi ngày"
        return (
            f"tháng {int(self.month)}/{self.year}"
            if self.month
            else f"năm {self.year}, không ghi tháng"
        )

    @property
    def name(self) -> str:
        """The period as the text of a link: "Năm 2019"."""
        return self.words[:1].upper() + self.words[1:]

    def is_split(self, site: Site) -> bool:
        """Whether this is the page of a year that is too long for one."""
        return bool(self.year) and self.month is None and site.exceeds(*self.group, WHOLE)


def sheet_jobs(site: Site, listing: Listing, make: Callable[[Sheet], Page]) -> Iterator[Job]:
    """A job for every page of a list."""
    for sheet in sheets(site, listing):
        yield page_job(sheet.url, partial(make, sheet))


def sheets(site: Site, listing: Listing) -> Iterator[Sheet]:
    """Every page of a list."""
    yield Sheet(listing)
    for year in _years(site, listing):
        yield year
        if _has_months(site, year):
            yield from _months(site, year)


def _years(site: Site, listing: Listing) -> list[Sheet]:
    """The pages of the years, newest first; what has no day needs one only in a long list."""
    is_long = listing.is_long(site)
    if not (is_long or listing.archive):
        return []
    years = site.parts(f"{listing.group}/year", listing.key)
    return [Sheet(listing, year) for year in years if year or is_long]


def _has_months(site: Site, year: Sheet) -> bool:
    return bool(year.year) and (year.listing.by_month or year.is_split(site))


def _months(site: Site, year: Sheet) -> list[Sheet]:
    name, key = year.group
    return [Sheet(year.listing, year.year, month) for month in site.parts(f"{name}/month", key)]


def shown(site: Site, sheet: Sheet) -> tuple[Document, ...]:
    """The documents on a page, newest first."""
    if sheet.year is None or sheet.is_split(site):
        return site.latest(*sheet.group, sheet.listing.first(site))
    return site.group(*sheet.group)


def periods(site: Site, sheet: Sheet) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Titled links to the months of the page's year and to the years of the list."""
    found = []
    year = Sheet(sheet.listing, sheet.year)
    if _has_months(site, year):
        found.append(("Theo tháng", _links(site, _months(site, year), sheet)))
    if years := _years(site, sheet.listing):
        found.append(("Theo năm", _links(site, years, sheet)))
    return tuple(found)


def _links(site: Site, targets: Iterable[Sheet], here: Sheet) -> tuple[Link, ...]:
    return tuple(Link(to.name, site.href(to.url), to == here) for to in targets)


def beside(site: Site, sheet: Sheet) -> tuple[Link, ...]:
    """The newer and the older page of a list that needs several; an empty link where none is."""
    if not sheet.listing.is_long(site):
        return ()
    years = _years(site, sheet.listing)
    if sheet.year is None:
        # The page of the last year shown goes on where the first page ends.
        last = shown(site, sheet)[-1].brief.day[:4]
        return Link(""), _to(site, "Cũ hơn", [year for year in years if year.year == last])
    row = years if sheet.month is None else _months(site, Sheet(sheet.listing, sheet.year))
    place = row.index(sheet)
    newer = _to(site, "Mới hơn", row[:place][-1:])
    older = _to(site, "Cũ hơn", row[place + 1 :][:1])
    return (newer, older) if newer.url or older.url else ()


def _to(site: Site, which: str, found: list[Sheet]) -> Link:
    return Link(f"{which}: {found[0].words}", site.href(found[0].url)) if found else Link("")


def month_counts(site: Site, sheet: Sheet) -> tuple[Group, ...]:
    """The months of a year that is too long for one page, with how many documents each has."""
    if not sheet.is_split(site):
        return ()
    items = tuple(
        Item(month.name, site.href(month.url), meta=(f"{site.count(*month.group)} mục",))
        for month in _months(site, sheet)
    )
    return (Group("Các tháng", items),)


def by_month(site: Site, documents: Iterable[Document]) -> tuple[Group, ...]:
    """Entries grouped by month, newest month first."""
    months: dict[str, list[Document]] = {}
    for document in documents:
        day, stated = document.brief.day, document.brief.stated
        title = f"Năm {int(day[:4])}" if day else "Không ghi ngày"
        if stated:
            title = f"Tháng {int(stated[5:7])}/{int(stated[:4])}"
        months.setdefault(title, []).append(document)
    return tuple(
        Group(title, tuple(item_of(site, document) for document in found))
        for title, found in months.items()
    )
