"""A site as a build sees it: documents, settings, instant, rendered bodies, addresses."""

from collections.abc import Callable, Iterator, Mapping, Set
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import replace

from cchc.pages.bodies import Bodies
from cchc.pages.body import Body, Parsed
from cchc.pages.groups import before, group_of, groups, parts_of, spelling
from cchc.pages.links import resolver
from cchc.pages.views import View
from cchc.schema.problem import Problem
from cchc.source.documents import Document
from cchc.source.settings import Settings
from cchc.source.store import Store
from cchc.source.visibility import State, state_of
from cchc.vietnamese.dates import format_date

if TYPE_CHECKING:
    from jinja2 import Environment

T = TypeVar("T")


class Counter(Struct, frozen=True):
    """The last known number of visits, baked into the pages, with its instant."""

    total: int
    as_of: datetime | None


class PrintedFile(Struct, frozen=True):
    """A printed form: its address, its bytes, its number of pages."""

    url: str
    data: bytes
    pages: int


Figures = tuple[tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]], ...]
"""What a report counts: titles of sections, each with its figures as label and words, and what is
to be said of the whole section."""

Derive = Callable[["Site", str], Any]
"""Computes what many jobs share ("until", "print kh-2007-09"), or knows it from the last build."""


def _stays(key: str, value: Any, moved: Set[str]) -> bool:
    asked = value[1] if key.startswith("once ") else ()
    return not key.startswith("derived ") and not any(q in moved or q[:2] == "D " for q in asked)


def _nothing(_site: "Site", _name: str) -> Any:
    return None


class Site(Struct, frozen=True, dict=True):
    """Everything an output needs; the same site gives the same bytes.

    What a job asks through it is noted, so that the next build knows whether to run it again.
    `moment` is the as-of instant; `clock` names the span of time in which nothing changes by
    itself, the instant when no span is known. `problems` are what the checker says.
    """

    store: Store
    moment: datetime
    counted: Counter
    derive: Derive = _nothing
    problems: Callable[[str], tuple[Problem, ...]] = lambda _path: ()
    clock: str = ""
    bodies: Bodies = field(default_factory=Bodies)
    _environment: "Environment | None" = None
    _known: dict[str, Any] = field(default_factory=dict)
    _states: dict[str, State] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self.store.settings

    @property
    def as_of(self) -> datetime:
        """The instant for which the site is built; who only asks for a state uses `state`."""
        self.store.reads.note("T")
        return self.moment

    @property
    def today(self) -> date:
        """The as-of instant's day in Vietnam."""
        return self.as_of.date()

    @property
    def counter(self) -> Counter:
        """The number of visits that pages show."""
        self.store.reads.note("N")
        return self.counted

    @property
    def data_until(self) -> date | None:
        """The day of "Số liệu đến ngày": the latest status edge or record."""
        found: date | None = self._derived("until")
        return found

    def printed(self, identity: str) -> PrintedFile | None:
        """The printed form of a document, None when it has none."""
        found: PrintedFile | None = self._derived(f"print {identity}")
        return found

    def folded(self, identity: str) -> PrintedFile | None:
        """The sheets of a booklet to be folded, None when it is not printed so."""
        found: PrintedFile | None = self._derived(f"folded {identity}")
        return found

    def draft(self, identity: str) -> PrintedFile | None:
        """The Word draft of a report, None when it has none."""
        found: PrintedFile | None = self._derived(f"draft {identity}")
        return found

    def workbook(self, identity: str) -> PrintedFile | None:
        """The rows of a report as a workbook, None when it has none."""
        found: PrintedFile | None = self._derived(f"workbook {identity}")
        return found

    def figures(self, identity: str) -> Figures:
        """The figures of a report; none while they may not be told."""
        return self._derived(f"figures {identity}") or ()

    def pages_since(self, identity: str, edition: int) -> tuple[tuple[int, str], ...]:
        """(page, words) of what has changed in a pack since a printed edition."""
        return self._derived(f"pages {identity} {edition}") or ()

    def _derived(self, name: str) -> Any:
        self.store.reads.note(f"D {name}")
        key = f"derived {name}"
        if key not in self._known:
            with self.store.reads.collect():  # its own questions are kept with its answer
                self._known[key] = self.derive(self, name)
        return self._known[key]

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What several jobs show: made once, its questions noted for every job that asks for it."""
        key = f"once {name}"
        if key not in self._known:
            with self.store.reads.collect() as asked:
                self._known[key] = (make(), asked)
        made, questions = self._known[key]
        self.store.reads.note_all(questions)
        return cast(T, made)

    def renewed(self, moved: Set[str], **changes: Any) -> "Site":
        """The site when questions not about briefs have `moved`; `changes` are of its fields."""
        stays = {k: v for k, v in self._known.items() if _stays(k, v, moved)}
        return replace(self, _known=stays, **changes)

    def findings(self, path: str) -> tuple[Problem, ...]:
        """What the checker says of a file."""
        self.store.reads.note(f"! {path}")
        return self.problems(path)

    @property
    def until_text(self) -> str:
        """ "Số liệu đến ngày …" as a sentence; empty when nothing dates the figures."""
        return f"Số liệu đến ngày {format_date(self.data_until)}." if self.data_until else ""

    def href(self, url: str) -> str:
        """A root-relative URL under the site's prefix."""
        return self.settings.prefix + url.lstrip("/")

    def state(self, document: Document) -> State:
        """The state of a document now. Who was given the document was told its state with it."""
        found: State | None = self._states.get(document.path)
        if found is None:
            found = self._states[document.path] = state_of(document, self.moment)
        return found

    def about(self, document: Document) -> Document:
        """The document that a page is about, noted for the job that makes the page."""
        self.store.reads.note(f"P {document.path}")
        return document

    def public(self, *kinds: str) -> tuple[Document, ...]:
        """Published documents of these types (none named = all), in order of path.

        A job that asks runs again whenever any of these documents' briefs changes; of types with
        many documents ask `group`, `latest`, `count` or `earlier` instead.
        """
        given = self.store.of(*kinds) if kinds else self.store.documents
        key = " ".join(("public", *kinds))
        if key not in self._known:
            self._known[key] = tuple(d for d in given if self.state(d) == "published")
        found: tuple[Document, ...] = self._known[key]
        return found

    def placed(self, *states: State) -> Iterator[Document]:
        """Documents in these states, in order of path, for one who lists jobs and asks nothing of
        a brief but type and address."""
        self.store.reads.note("O")
        return (document for document in self.store.valid if self.state(document) in states)

    def group(self, name: str, key: str = "") -> tuple[Document, ...]:
        """Public documents of one group (see `groups`), newest first."""
        self.store.reads.note(f"G {name} {key}")
        return group_of(self, name, key)

    def parts(self, name: str, key: str) -> tuple[str, ...]:
        """The parts of a group by year, month or type that have documents, last first."""
        self.store.reads.note(f"/ {name} {key}")
        return parts_of(self, name, key)

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of a group's kind that have documents, sorted."""
        self.store.reads.note(f"G# {name}")
        return tuple(sorted(groups(self, name)))

    def latest(self, name: str, key: str, most: int) -> tuple[Document, ...]:
        """The first `most` of a group."""
        self.store.reads.note(f"L {most} {name} {key}")
        return group_of(self, name, key)[:most]

    def exceeds(self, name: str, key: str, most: int) -> bool:
        """Whether a group has more than `most` documents."""
        self.store.reads.note(f"> {most} {name} {key}")
        return len(group_of(self, name, key)) > most

    def tag(self, key: str) -> str:
        """A tag as people write it, by its plain form."""
        self.store.reads.note(f"= {key}")
        return spelling(self, key)

    def count(self, name: str, key: str = "") -> int:
        """How many public documents a group has."""
        self.store.reads.note(f"# {name} {key}")
        return len(group_of(self, name, key))

    def sizes(self, name: str) -> Mapping[str, int]:
        """How many public documents each group of a sort has; keys in no order."""
        self.store.reads.note(f"## {name}")
        return {key: len(documents) for key, documents in groups(self, name).items()}

    def any(self, *kinds: str) -> bool:
        """Whether a document of these types is public."""
        self.store.reads.note(f"? {' '.join(kinds)}")
        return any(groups(self, "kind").get(kind) for kind in kinds)

    def earlier(self, document: Document) -> tuple[Document, ...]:
        """The public documents of the same section that came just before this one, as many as the
        settings want."""
        self.store.reads.note(f"V {document.path}")
        return before(self, document.path, self.settings.related)

    def page_href(self, url: str) -> str:
        """The address of the ordinary page at `url`; empty when the site has none there."""
        known = any(page.url == url for page in self.public("page"))
        return self.href(url) if known else ""

    def opens(self, document: Document) -> bool:
        """Whether the document's address shows something now: its page, or a notice."""
        if document.kind.hidden and document.kind.id != "page":
            return False
        return self.state(document) in ("published", "expired", "withdrawn")

    @property
    def withheld(self) -> frozenset[str]:
        """Files that never leave the office."""
        self.store.reads.note("W")
        return self.store.withheld

    def parsed(self, document: Document) -> Parsed:
        """The body of a document, wherever its links lead."""
        self.store.reads.note(f"F {document.path}")
        return self.bodies.of(document)

    def body(self, document: Document) -> Body:
        """The body of a document with its links resolved."""
        resolve = resolver(self.store, document, self.href, self.opens, lambda: self.withheld)
        return self.parsed(document).resolve(resolve)

    def show(self, view: View) -> str:
        """The HTML of a view."""
        from cchc.pages.render import plain_environment, render  # nothing in print shows a view

        return render(self._environment or plain_environment(), view)
