"""The parts that measure `cchc` as a one-shot command on a generated site."""

import os
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.corpus import AS_OF, Article, Corpus
from tests.bench.dialects import Dialect, put
from tests.bench.measure import LEAST, Run, Series, repeat, run

PROGRAM = Path(sys.prefix) / "bin" / "cchc"


@dataclass(frozen=True, slots=True)
class Bed:
    """A generated site root of one dialect, with the log of what runs in it."""

    dialect: Dialect
    corpus: Corpus
    root: Path

    @classmethod
    def make(cls, dialect: Dialect, corpus: Corpus, folder: Path) -> "Bed":
        """The root `folder/DIALECT-COUNT`, written when it is not there."""
        root = folder / f"{dialect.name}-{corpus.count}"
        if not root.exists():
            dialect.write(corpus, root)
            os.sync()  # or the disk is still at it during the first measure
        return cls(dialect, corpus, root)

    @property
    def log(self) -> Path:
        """Where a program's output goes."""
        return self.root.with_suffix(".log")

    def some(self, purpose: str) -> Article:
        """An article drawn by a seeded chance, another for each purpose."""
        chance = random.Random(f"{self.corpus.seed}/{purpose}")  # noqa: S311 - the same every run
        return self.corpus.article(chance.randrange(self.corpus.count))

    def add_sentence(self, article: Article, sentence: str) -> None:
        """Edit an article as an editor does: a new paragraph, the file replaced at once."""
        text = self.dialect.file(self.root, article).read_text("utf-8")
        self.replace(article, f"{text}\n{sentence}\n")

    def replace(self, article: Article, text: str) -> None:
        """Replace an article's file by a rename from outside the watched folder."""
        put(self.root / "edit.tmp", text)
        file = self.dialect.file(self.root, article)
        file.parent.mkdir(parents=True, exist_ok=True)
        (self.root / "edit.tmp").replace(file)


def cchc(bed: Bed, verb: str) -> Run:
    """One run of a verb. Raises RunError."""
    return run([PROGRAM, verb, "--root", bed.root, "--as-of", AS_OF], bed.root, bed.log)


def forget(bed: Bed) -> None:
    """As if nothing had ever been built or checked."""
    for name in ("site", ".cchc"):
        shutil.rmtree(bed.root / name, ignore_errors=True)


def settle(bed: Bed) -> None:
    """Build what is left to build, so that the next build finds nothing changed."""
    cchc(bed, "build")


def cold(bed: Bed, times: int) -> Series:
    """Whole builds, nothing remembered."""

    def work(_turn: int) -> Run:
        forget(bed)
        return cchc(bed, "build")

    return repeat(work, times)


def no_change(bed: Bed, times: int) -> Series:
    """Builds of a site in which nothing changed."""
    settle(bed)
    return repeat(lambda _turn: cchc(bed, "build"), times)


def one_change(bed: Bed, times: int) -> Series:
    """Builds after a new sentence in one article, another one each time."""
    return _after(bed, times, lambda turn: bed.add_sentence(bed.some(f"edit {turn}"), _new(turn)))


def newest_change(bed: Bed, times: int) -> Series:
    """Builds after a new title of the newest article: home page, lists and feeds change too."""
    newest = bed.corpus.article(bed.corpus.count - 1)

    def edit(turn: int) -> None:
        text = bed.dialect.file(bed.root, newest).read_text("utf-8")
        rest = text.split("\n", 2)[2]
        bed.replace(newest, f'---\ntitle: "{newest.title}, lần {turn + 2}"\n{rest}')

    return _after(bed, times, edit)


def one_added(bed: Bed, times: int) -> Series:
    """Builds after a new article of the last day; the new ones are removed at the end."""
    new = [bed.corpus.article(bed.corpus.count + turn) for turn in range(max(times, LEAST))]
    series = _after(
        bed, times, lambda turn: bed.replace(new[turn], bed.dialect.text(bed.corpus, new[turn]))
    )
    for article in new:
        bed.dialect.file(bed.root, article).unlink(missing_ok=True)
    return series


def check_cold(bed: Bed, times: int) -> Series:
    """Checks with nothing remembered."""

    def work(_turn: int) -> Run:
        forget(bed)
        return cchc(bed, "check")

    return repeat(work, times)


def check_warm(bed: Bed, times: int) -> Series:
    """Checks of files that the last check has seen."""
    cchc(bed, "check")
    return repeat(lambda _turn: cchc(bed, "check"), times)


def _after(bed: Bed, times: int, edit: Callable[[int], None]) -> Series:
    settle(bed)

    def work(turn: int) -> Run:
        edit(turn)
        return cchc(bed, "build")

    return repeat(work, times)


def _new(turn: int) -> str:
    return f"Bổ sung lần {turn + 1}: số liệu đã được đối chiếu lại."


def growth(bed: Bed, times: int) -> dict[str, Series]:
    """The first build of a site of this size, then builds without and with one change."""
    forget(bed)
    first = cchc(bed, "build")
    return {
        "first": {name: [value] for name, value in asdict(first).items()},
        "no_change": no_change(bed, times),
        "one_change": one_change(bed, times),
    }
