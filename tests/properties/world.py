"""A site under change: built again after every step, and beside it by a clean build."""

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from tests.build.support import contents, request_for, stamps
from tests.properties.sites import START
from tests.properties.theme import framed
from tests.support import write_site

from cchc.build.files import BuildError
from cchc.build.request import Request
from cchc.build.run import Preparation, finish, prepare
from cchc.build.search_index import index_file
from cchc.build.theme import Theme
from cchc.build.unchanged import Look, look
from cchc.pages.render import make_environment
from cchc.schema.problem import Problem

BESIDE = ("mkdocs.yml", "dia-chi.txt", ".cchc/counter.json", ".cchc/feedback.json")
ENVIRONMENT = make_environment()
"""Templates are compiled once for all builds of the tests."""

Result = tuple[str, tuple[Problem, ...]]  # why nothing was written ("" otherwise), what was found
Make = Callable[[Request, str], Result]
"""Makes a build for a request; the text is the version of the templates."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a build leaves for others: its site, the words of the API, the search index."""

    files: Mapping[str, bytes]
    release: bytes
    rows: tuple[tuple[object, ...], ...]
    words: tuple[tuple[object, ...], ...]


@dataclass
class World:
    """A site root, the instant and the frame of its next build; `top` holds all its folders."""

    top: Path
    files: Mapping[str, str]
    as_of: datetime = START
    frame: str = "một"
    make: Make = lambda request, word: build(request, framed(request, word))
    jobs: int = 1
    clean: bool = False
    also: bool = False
    _clean: dict[object, tuple[Told | None, Result]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        write_site(self.root, self.files)

    @property
    def root(self) -> Path:
        """The site that is built again and again."""
        return self.top / "goc"

    @property
    def out(self) -> Path:
        """Its output folder."""
        return self.root / "site"

    @property
    def other(self) -> Path:
        """Another output folder, built now and then."""
        return self.top / "noi-khac"

    @property
    def other_state(self) -> Path:
        """What is remembered of the other output folder."""
        return self.request(self.other).state.folder

    def inputs(self) -> dict[str, bytes]:
        """Everything a build is a function of, but the instant and the frame."""
        found = {f"content/{path}": data for path, data in contents(self.root / "content").items()}
        for name in BESIDE:
            if (self.root / name).is_file():
                found[name] = (self.root / name).read_bytes()
        return found

    def restore(self, inputs: Mapping[str, bytes]) -> None:
        """Take back what a step did to the inputs; only what differs is written."""
        now = self.inputs()
        for path in now.keys() - inputs.keys():
            (self.root / path).unlink()
        for path, data in inputs.items():
            if now.get(path) != data:
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                (self.root / path).write_bytes(data)

    def request(self, out: Path | None = None) -> Request:
        """The request of the next build."""
        request = request_for(self.root, out or self.out, self.as_of, clean=self.clean)
        return replace(request, jobs=self.jobs)

    def build(self, out: Path | None = None) -> Result:
        """Build what has changed."""
        return self.make(self.request(out), self.frame)

    def build_clean(self) -> tuple[Told | None, Result]:
        """What a build from nothing gives for the same inputs, in another root."""
        inputs = self.inputs()
        key = (self.as_of, self.frame, tuple(sorted(inputs.items())))
        if key not in self._clean:
            self._clean.clear()
            root = self.top / "sach"
            shutil.rmtree(root, ignore_errors=True)
            for path, data in inputs.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_bytes(data)
            request = request_for(root, as_of=self.as_of)
            result = self.make(request, self.frame)
            self._clean[key] = (None if result[0] else told(root), result)
        return self._clean[key]

    def nothing_to_do(self) -> bool:
        """What a build says before it reads anything."""
        state = self.request().state.folder
        return not self.clean and look(self.root, self.out, state, self.as_of).last is not None


def build(request: Request, theme: Theme) -> Result:
    """A build as the command line makes it."""
    try:
        with request.state.alone():
            now = Look()
            if not request.clean:
                now = look(request.root, request.out, request.state.folder, request.as_of)
            found = with_templates(prepare(request, now))
            if found.errors:
                return "lỗi trong nội dung", found.problems
            finish(found, theme)
            return "", found.problems
    except BuildError as error:
        return str(error), ()


def with_templates(preparation: Preparation) -> Preparation:
    """The same with templates that are compiled already."""
    return replace(preparation, site=replace(preparation.site, _environment=ENVIRONMENT))


def told(root: Path) -> Told:
    """What the last build of a root left."""
    rows, words = index_of(index_file(root))
    return Told(contents(root / "site"), (root / ".cchc/release.json").read_bytes(), rows, words)


def index_of(file: Path) -> tuple[tuple[tuple[object, ...], ...], tuple[tuple[object, ...], ...]]:
    """Every row of the search index, and every word with the documents and columns it is in."""
    try:
        return _index_of(file)
    except sqlite3.DatabaseError as error:
        return ((f"damaged: {error}",),), ()


def _index_of(
    file: Path,
) -> tuple[tuple[tuple[object, ...], ...], tuple[tuple[object, ...], ...]]:
    with closing(sqlite3.connect(file)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info (document)")]
        columns = ", ".join(name for name in names if name != "key") or "*"
        rows = connection.execute(f"SELECT {columns} FROM document ORDER BY id").fetchall()  # noqa: S608
        rows += connection.execute("SELECT 'release', id FROM release").fetchall()
        connection.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, words, instance)")
        query = (
            "SELECT term, document.id, col, offset FROM v "
            "LEFT JOIN document ON document.key = v.doc ORDER BY 1, 2, 3, 4"
        )
        return tuple(rows), tuple(connection.execute(query).fetchall())


def difference(found: Told, wanted: Told) -> str:
    """Where two builds differ; empty when they are equal."""
    if found == wanted:
        return ""
    names = sorted({*found.files, *wanted.files})
    differing = [n for n in names if found.files.get(n) != wanted.files.get(n)]
    lines = [
        f"{name}: {_kind(found.files.get(name), wanted.files.get(name))}" for name in differing
    ]
    for label, one, other in (
        ("rows", found.rows, wanted.rows),
        ("words", found.words, wanted.words),
        ("release", (found.release,), (wanted.release,)),
    ):
        if one != other:
            lines.append(f"{label}: {sorted(map(repr, {*one} ^ {*other}))[:4]}")
    return "\n".join(lines[:12])


def _kind(one: bytes | None, other: bytes | None) -> str:
    if one is None or other is None:
        return "missing" if one is None else "should not be there"
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    cut = slice(max(start - 60, 0), start + 90)
    return f"{one[cut]!r} is not {other[cut]!r}"


def state_of(world: World) -> Mapping[str, object]:
    """What must not move when a build is refused: the site, the index, the words of the API."""
    root = world.root
    index = index_of(index_file(root)) if index_file(root).is_file() else ()
    release = root / ".cchc/release.json"
    return {
        "site": stamps(world.out) if world.out.is_dir() else {},
        "index": index,
        "release": release.read_bytes() if release.is_file() else b"",
    }
