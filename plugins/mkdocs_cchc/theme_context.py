"""What the theme's templates see as `cchc`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc.build.counter import counted_until
from cchc.outputs.feed_forms import FORMS
from cchc.outputs.open_data import URL as OPEN_DATA
from cchc.pages.feedback_slots import URL as FEEDBACK
from cchc.pages.menu import CONTACT, COUNTING, entries, index_above
from cchc.pages.shell import absolute
from cchc.pages.site import Site
from cchc.pages.social import CARD
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the main menu."""

    title: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class CounterView:
    """The visit counter as baked into a page; `online` is known only to the script."""

    total: int
    digits: tuple[str, ...]
    label: str
    as_of_text: str
    definition_url: str
    online: int | None = None


@dataclass(frozen=True, slots=True)
class FeedFile:
    """One form of the site's feed."""

    url: str
    media_type: str
    label: str


@dataclass(frozen=True, slots=True)
class ThemeContext:
    """Site-wide values of the theme; `slots` only in pages that the library makes."""

    site_name: str
    site_url: str
    organisation: str
    standing_body: str
    prefix: str
    menu: tuple[MenuItem, ...]
    counter: CounterView
    as_of_text: str
    feed_url: str
    feeds: tuple[FeedFile, ...]
    card_url: str
    data_url: str
    calendar_url: str
    contact_url: str
    feedback_url: str
    archived: str
    search: bool = True
    slots: Mapping[str, str] = field(default_factory=dict)


def theme_context(site: Site, section: str, slots: Mapping[str, str] | None = None) -> ThemeContext:
    """The context of a page whose menu entry is `section`; `slots` of one that the library makes,
    or the marks of the shell."""
    settings = site.settings
    return ThemeContext(
        site_name=settings.site_name,
        site_url=settings.site_url.rstrip("/"),
        organisation=settings.organisation,
        standing_body=settings.standing_body,
        prefix=settings.prefix,
        menu=tuple(
            MenuItem(entry.title, site.href(entry.url), entry.url == section)
            for entry in entries(site)
            if entry.in_menu
        ),
        counter=_counter(site),
        as_of_text=f"ngày {format_date(site.data_until)}" if site.data_until else "",
        feed_url=site.href("/feed.xml"),
        feeds=tuple(
            FeedFile(site.href(f"/{name}"), form.media_type, form.label)
            for name, form in FORMS.items()
        ),
        data_url=site.href(OPEN_DATA) if index_above(site, OPEN_DATA) else "",
        card_url=absolute(settings.site_url, settings.prefix, f"/{CARD}"),
        calendar_url=site.href("/lich.ics"),
        contact_url=site.page_href(CONTACT),
        feedback_url=site.href(FEEDBACK) if settings.feedback_key else "",
        archived=settings.notice,
        slots=slots or {},
    )


def _counter(site: Site) -> CounterView:
    total = site.counter.total
    text = format_int(total)
    definition = site.page_href(COUNTING)
    until = counted_until(site.store, site.counter)
    digits = tuple(str(total))
    return CounterView(total, digits, f"{text} lượt truy cập", until, definition)
