"""View objects: what a content template prints, and nothing else.

Every template of ``cchc/pages/templates`` gets exactly one of these objects as ``view``. They
hold finished words: page functions turn documents, dates and numbers into Vietnamese text first,
so that a template has no rule to apply and can be tried with made-up values.

Fields whose name ends in ``_html`` hold HTML made by this library (Markdown output, charts) and
are printed as they are; every other field is escaped. An empty string or tuple means "not there":
the template leaves the part out, unless the field's comment says what is printed instead.
"""

from collections.abc import Callable
from types import ModuleType
from typing import ClassVar

from msgspec import Struct

from cchc.pages import feedback_slots
from cchc.pages.parts import (
    Fact,
    Figure,
    FileLink,
    Filter,
    Grid,
    Group,
    Head,
    Link,
    Month,
    Notice,
    Option,
    Progress,
    Tally,
)
from cchc.pages.search_slots import CLOSING, OPENING, WORDS, choice_mark


class HomeView(Struct, frozen=True):
    """Home page."""

    template: ClassVar[str] = "home.html"

    title: str
    eyebrow: str = ""
    lead: str = ""
    actions: tuple[Link, ...] = ()
    figures: tuple[Figure, ...] = ()
    notice: Notice | None = None
    progress: Progress | None = None
    news: Group | None = None
    side: tuple[Group, ...] = ()  # what is due, what comes next
    callout: Notice | None = None
    intro_html: str = ""
    timeline: Progress | None = None  # only its title and timeline_html are shown


class ArticleView(Struct, frozen=True):
    """A news article with the lists beside it."""

    template: ClassVar[str] = "article.html"

    head: Head
    body_html: str
    updates: tuple[Notice, ...] = ()
    files: tuple[FileLink, ...] = ()
    tags: tuple[Link, ...] = ()
    side: tuple[Group, ...] = ()  # related tasks, "Các tin đã đưa"
    views_script: str = ""  # shows how often the page was viewed; empty: not asked for


class DocumentView(Struct, frozen=True):
    """Any document whose type has no template of its own: facts, body, files, related lists, and
    figures below the words `until`."""

    template: ClassVar[str] = "document.html"

    head: Head
    facts: tuple[Fact, ...] = ()
    body_html: str = ""
    files: tuple[FileLink, ...] = ()
    groups: tuple[Group, ...] = ()
    until: str = ""
    tallies: tuple[Tally, ...] = ()


class TableView(Struct, frozen=True):
    """Page of one tracking table."""

    template: ClassVar[str] = "table.html"

    head: Head
    grid: Grid
    downloads: tuple[Link, ...] = ()  # Excel, CSV, JSON, schema
    progress: Progress | None = None
    totals: tuple[Fact, ...] = ()  # sums in words below the table
    others: tuple[Link, ...] = ()  # the other tables


class PlanView(Struct, frozen=True):
    """A plan: facts, tasks with status, timeline, wording, results outside the rhythm."""

    template: ClassVar[str] = "plan.html"

    head: Head
    facts: tuple[Fact, ...] = ()
    notices: tuple[Notice, ...] = ()
    files: tuple[FileLink, ...] = ()
    progress: Progress | None = None
    tasks: Grid | None = None
    body_html: str = ""
    extraordinary: Group | None = None
    findings: tuple[Fact, ...] = ()  # what the checker says about the official text
    groups: tuple[Group, ...] = ()


class ListView(Struct, frozen=True):
    """A section, a type or an archive period: entries, perhaps in groups (months)."""

    template: ClassVar[str] = "list.html"

    head: Head
    groups: tuple[Group, ...] = ()
    side: tuple[tuple[str, tuple[Link, ...]], ...] = ()  # titled lists of links: sections, feeds
    empty: str = "Chưa có bài nào."
    periods: tuple[tuple[str, tuple[Link, ...]], ...] = ()  # titled links to months and years
    beside: tuple[Link, ...] = ()  # the newer and the older page, an empty link where none is


class ScheduleView(Struct, frozen=True):
    """Meetings, classes or broadcasts over the twelve months of a year."""

    template: ClassVar[str] = "schedule.html"

    head: Head
    year: str
    months: tuple[Month, ...]
    years: tuple[Link, ...] = ()
    downloads: tuple[Link, ...] = ()
    undated: Group | None = None


class UnitView(Struct, frozen=True):
    """One unit: facts, what it leads, what it was visited for, its articles."""

    template: ClassVar[str] = "unit.html"

    head: Head
    facts: tuple[Fact, ...] = ()
    notices: tuple[Notice, ...] = ()
    body_html: str = ""
    groups: tuple[Group, ...] = ()


class UnitsView(Struct, frozen=True):
    """All units by level."""

    template: ClassVar[str] = "units.html"

    head: Head
    groups: tuple[Group, ...] = ()


class DocumentsView(Struct, frozen=True):
    """The list of official documents: number, date, issuer, abstract, file."""

    template: ClassVar[str] = "documents.html"

    head: Head
    grid: Grid
    downloads: tuple[Link, ...] = ()
    periods: tuple[tuple[str, tuple[Link, ...]], ...] = ()  # titled links to months and years
    beside: tuple[Link, ...] = ()  # the newer and the older page, an empty link where none is


class SearchView(Struct, frozen=True):
    """The search page; the API fills the places between the marks of `search_slots`."""

    template: ClassVar[str] = "search.html"
    words_mark: ClassVar[str] = WORDS
    opening: ClassVar[str] = OPENING
    closing: ClassVar[str] = CLOSING
    choice_mark: ClassVar[Callable[[str, str], str]] = staticmethod(choice_mark)

    head: Head
    action: str
    filters: tuple[Filter, ...] = ()
    side: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    hint: str = "Gõ có dấu hay không dấu đều được; tìm văn bản thì gõ số, ký hiệu."


class FeedbackView(Struct, frozen=True):
    """The form of the citizens' box; the API fills its places (`feedback_slots`)."""

    template: ClassVar[str] = "feedback.html"
    slots: ClassVar[ModuleType] = feedback_slots

    head: Head
    units: tuple[Option, ...]
    promises: tuple[str, ...]  # who reads it, time limit, how long it is kept
    fingerprint: str
    status: Link
    table: Link


class FeedbackStatusView(Struct, frozen=True):
    """Asks for code and secret of a report."""

    template: ClassVar[str] = "feedback_status.html"
    slots: ClassVar[ModuleType] = feedback_slots

    head: Head
    form: Link


class NoticeView(Struct, frozen=True):
    """A page that only says something: withdrawn address, nothing found."""

    template: ClassVar[str] = "notice.html"

    head: Head
    links: tuple[Link, ...] = ()


View = (
    HomeView
    | ArticleView
    | DocumentView
    | TableView
    | PlanView
    | ListView
    | ScheduleView
    | UnitView
    | UnitsView
    | DocumentsView
    | SearchView
    | FeedbackView
    | FeedbackStatusView
    | NoticeView
)
