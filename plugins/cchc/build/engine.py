"""From a site and the memory of its last build to staged files: only what has changed is made."""

import hashlib
import marshal
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count, groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from cchc.build.changes import Answers
from cchc.build.files import BuildError
from cchc.build.forks import processes, shared
from cchc.build.jobs import Done
from cchc.build.manifest import Output
from cchc.build.progress import MAKE, SILENT, Reporter
from cchc.pages.artifact import Artifact, Job
from cchc.pages.page import Page
from cchc.pages.search_row import SearchRow
from cchc.pages.shell import Shell

FEWEST = 50
"""Below so many jobs starting a process costs more than it saves."""
_YEAR = re.compile(r"/(\d{4})/")
_TOGETHER = 1 << 18  # bytes of rows
_ROW = attrgetter(*SearchRow.__struct_fields__)


Plain = tuple[Any, ...]


class Made(Struct, frozen=True):
    """What one job made: its questions and files, staged files by path, rows of the search index.

    A file is given by SHA-256, size and staged file, "" for one that is there already; a row by
    id and where it is kept.
    """

    done: Done
    files: Mapping[str, tuple[bytes, int, str]]
    rows: tuple[Plain, ...]


class Stage(Struct, frozen=True):
    """Where jobs put their files; the shell goes around pages, `outputs` are already there."""

    folder: Path
    shell: Shell
    outputs: Mapping[str, Output]
    _numbers: Iterator[int] = field(default_factory=count)

    def file(self, data: bytes) -> str:
        """A new file of this process with these bytes."""
        name = f"{self.folder}/{os.getpid()}-{next(self._numbers)}"
        with open(name, "wb") as new:  # noqa: PTH123 - of thousands of files
            new.write(data)
        return name


class _Rows(Struct):
    """Rows of the search index in this process's file, written many at a time.

    Ten thousand of them would fill the memory of the process that collects them.
    """

    file: str
    _end: int = -1
    _waiting: bytearray = field(default_factory=bytearray)

    def keep(self, row: SearchRow) -> Plain:
        """Keep a row: id, file, offset, size; it is there after the next `flush`."""
        if self._end < 0:
            self._end = Path(self.file).stat().st_size if Path(self.file).exists() else 0
        packed = marshal.dumps(_ROW(row))
        place = row.id, self.file, self._end, len(packed)
        self._end += len(packed)
        self._waiting += packed
        if len(self._waiting) >= _TOGETHER:
            self.flush()
        return place

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            with Path(self.file).open("ab") as kept:
                kept.write(self._waiting)
            self._waiting.clear()


def run(
    jobs: Sequence[Job],
    stage: Stage,
    answers: Answers,
    most: int,
    origins: Mapping[str, str] | None = None,
    reporter: Reporter = SILENT,
) -> dict[str, Made]:
    """What the jobs make, by name; `origins` say where each comes from.

    Raises BuildError for a file outside the site's folder.
    """
    about = sorted((job for job in jobs if job.about), key=lambda job: job.about)
    others = _in_turn(job for job in jobs if not job.about)
    work = partial(_run, stage, answers)
    reporter.phase(MAKE, len(jobs))
    made, same = {}, dict[str, str]()
    for part in (about, others):  # bodies first: feeds and lists take them as they are
        found = shared(work, part, processes(most), FEWEST, reporter.step)
        for name, questions, files, rows in found:
            origin = origins[name] if origins else ""
            asked = tuple(same.setdefault(question, question) for question in questions)
            done = Done(asked, tuple(files), tuple(row[0] for row in rows), origin)
            made[name] = Made(done, files, rows)
    return made


def _in_turn(jobs: Iterable[Job]) -> list[Job]:
    """Lists of one year show the same documents: one after the other they find them at hand. The
    others, among them the dearest, stand at both ends, so that two processes have the same to do.
    """
    years = [(found[1] if (found := _YEAR.search(job.name)) else "", job) for job in jobs]
    rest = [job for year, job in years if not year]
    lists = [job for year, job in sorted(years, key=itemgetter(0)) if year]
    return [*rest[::2], *lists, *rest[1::2]]


def _run(stage: Stage, answers: Answers, jobs: Sequence[Job]) -> Iterator[tuple[Any, ...]]:
    reads = answers.site.store.reads
    kept = _Rows(f"{stage.folder}/{os.getpid()}-rows")
    for job in jobs:
        files: dict[str, tuple[bytes, int, str]] = {}
        rows: list[tuple[Any, ...]] = []
        with reads.collect() as asked:
            for made in job.make():
                if isinstance(made, SearchRow):
                    rows.append(kept.keep(made))
                else:
                    _check(made, files)
                    files[made.path] = _staged(stage, made, asked)
        yield job.name, tuple(asked), files, tuple(rows)
    kept.flush()
    answers.site.bodies.flush()


class KeptRows(Struct, frozen=True):
    """The rows that jobs kept, read one at a time as often as somebody wants them."""

    made: Collection[Made]

    def __iter__(self) -> Iterator[SearchRow]:
        places = (row for job in self.made for row in job.rows)
        for file, rows in groupby(places, key=itemgetter(1)):
            with Path(file).open("rb") as kept:
                place = 0
                for _, _, offset, size in rows:
                    if offset != place:  # a seek drops what was read ahead
                        kept.seek(offset)
                    place = offset + size
                    yield SearchRow(*marshal.loads(kept.read(size)))  # noqa: S302 - written above


def _check(artifact: Artifact, files: Mapping[str, object]) -> None:
    if artifact.path in files:
        raise BuildError(f"Hai phần của trang cùng ghi vào một tệp: {artifact.path}.")
    parts = artifact.path.split("/")
    if artifact.path.startswith("/") or ".." in parts or "" in parts:
        raise BuildError(f"Tệp {artifact.path} nằm ngoài thư mục trang.")


def _staged(stage: Stage, artifact: Artifact, asked: set[str]) -> tuple[bytes, int, str]:
    data = artifact.data
    if isinstance(data, Page):
        asked.add(f"S {data.section}")
        data = stage.shell.wrap(data).encode()
    digest, before = hashlib.sha256(data).digest(), stage.outputs.get(artifact.path)
    if before is not None and before[0] == digest:
        return digest, len(data), ""
    return digest, len(data), stage.file(data)
