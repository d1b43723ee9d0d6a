"""A site as a build sees it: documents, settings, instant, rendered bodies, addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from jinja2 import Environment

from cchc.pages.links import resolver, withheld_files
from cchc.pages.markdown import Body, Renderer
from cchc.pages.render import make_environment, render
from cchc.pages.views import View
from cchc.schema.problem import Problem
from cchc.source.documents import Document
from cchc.source.settings import Settings
from cchc.source.store import Store
from cchc.source.visibility import public, state_of
from cchc.vietnamese.dates import format_date


@dataclass(frozen=True, slots=True)
class Counter:
    """The last known number of visits, baked into the pages, with its instant."""

    total: int
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A printed form: its address, its bytes, its number of pages."""

    url: str
    data: bytes
    pages: int


@dataclass(frozen=True)
class Site:
    """Everything an output needs; the same site gives the same bytes.

    `data_until` is the day of "Số liệu đến ngày": the latest status edge or record; `prints` are
    the printed forms by document id, `problems` what the checker says about the content.
    """

    store: Store
    as_of: datetime
    counter: Counter
    data_until: date | None = None
    prints: Mapping[str, PrintedFile] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    _renderer: Renderer = field(default_factory=Renderer)
    _environment: Environment = field(default_factory=make_environment)
    _bodies: dict[str, Body] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self.store.settings

    @property
    def today(self) -> date:
        """The as-of instant's day in Vietnam."""
        return self.as_of.date()

    @property
    def until_text(self) -> str:
        """ "Số liệu đến ngày …" as a sentence; empty when nothing dates the figures."""
        return f"Số liệu đến ngày {format_date(self.data_until)}." if self.data_until else ""

    def href(self, url: str) -> str:
        """A root-relative URL under the site's prefix."""
        return self.settings.prefix + url.lstrip("/")

    def public(self, *kinds: str) -> tuple[Document, ...]:
        """Published documents of these types (none named = all)."""
        return public(self.store, self.as_of, *kinds)

    def page_href(self, url: str) -> str:
        """The address of the ordinary page at `url`; empty when the site has none there."""
        known = any(page.url == url for page in self.public("page"))
        return self.href(url) if known else ""

    def opens(self, document: Document) -> bool:
        """Whether the document's address shows something now: its page, or a notice."""
        if document.kind.hidden and document.kind.id != "page":
            return False
        return state_of(document, self.as_of) in ("published", "expired", "withdrawn")

    @cached_property
    def withheld(self) -> frozenset[str]:
        """Files that never leave the office."""
        return withheld_files(self.store)

    def body(self, document: Document) -> Body:
        """The rendered body of a document, rendered once."""
        if document.path not in self._bodies:
            resolve = resolver(self.store, document, self.href, self.opens, self.withheld)
            text = document.source.body
            self._bodies[document.path] = self._renderer.body(text, resolve)
        return self._bodies[document.path]

    def adopt(self, bodies: Mapping[str, Body]) -> None:
        """Take over bodies that another process rendered, by path of the document."""
        self._bodies.update(bodies)

    def show(self, view: View) -> str:
        """The HTML of a view."""
        return render(self._environment, view)


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """News order: by moment of publication (else the document's day), then by slug."""
    ordered = sorted(documents, key=lambda document: document.slug)
    return sorted(ordered, key=_moment, reverse=True)


def _moment(document: Document) -> str:
    published = document.record.published
    if published is not None:
        return published.isoformat()
    return document.day.isoformat() if document.day else ""
