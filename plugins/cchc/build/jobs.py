"""The jobs of the last build and the questions they asked, in `jobs.sqlite` of a state folder.

A build reads of it what it needs, so that a small change costs little however many jobs there are:
a question names its askers, a job its questions. What is new waits in memory until `write`. The
file belongs to the manifest that names its `token`; nobody else's is read.
"""

import marshal
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from cchc.build.jobs_file import (
    FILE,
    Done,
    MemoryLostError,
    ids_of,
    open_file,
    update,
    write_whole,
)
from cchc.build.sorts import sort_of

__all__ = ["FILE", "Done", "Jobs", "Known", "MemoryLostError"]

_MANY: Final = 500  # for more names the whole table is read


class Known(NamedTuple):
    """What is remembered of a job: as `Done`, without the questions."""

    files: tuple[str, ...]
    rows: tuple[str, ...]
    origin: str


class Jobs:
    """Jobs by name: those in a file, with `new` ones (None for one that is gone) and new `answers`
    on top. Reading raises MemoryLostError."""

    def __init__(
        self,
        file: Path | None = None,
        new: Mapping[str, Done | None] | None = None,
        answers: Mapping[str, bytes] | None = None,
    ) -> None:
        self._file = file
        self._new = new or {}
        self._answers = answers or {}
        self._connection: sqlite3.Connection | None = None

    def later(self, new: Mapping[str, Done | None], answers: Mapping[str, bytes]) -> "Jobs":
        """These jobs after a build; nothing is written yet."""
        after = Jobs(self._file, {**self._new, **new}, {**self._answers, **answers})
        after._connection = self._connection
        return after

    def belongs(self, token: bytes) -> bool:
        """Whether the file is there, whole as far as one sees, and that of this token."""
        try:
            return self._select("SELECT token FROM token") == [(token,)]
        except MemoryLostError:
            return False

    def get(self, name: str) -> Known | None:
        """What is remembered of a job."""
        if name in self._new:
            done = self._new[name]
            return Known(done.files, done.rows, done.origin) if done else None
        query = "SELECT module, about, made FROM job WHERE name = ?"
        return next((_known(name, *row) for row in self._select(query, (name,))), None)

    def asked(self, name: str) -> tuple[str, ...]:
        """The questions of a job."""
        if name in self._new:
            done = self._new[name]
            return tuple(done.asked) if done else ()
        query = "SELECT asked FROM job WHERE name = ?"
        text = "SELECT text FROM question WHERE id = ?"
        ids = (number for (packed,) in self._select(query, (name,)) for number in ids_of(packed))
        return tuple(row[0] for number in ids for row in self._select(text, (number,)))

    def names(self) -> set[str]:
        """The names of all jobs."""
        stored = {name for (name,) in self._select("SELECT name FROM job")} - self._new.keys()
        return stored.union(name for name, done in self._new.items() if done)

    def askers(self, questions: Collection[str]) -> set[str]:
        """The names of the jobs that asked one of these questions."""
        wanted, ids = frozenset(questions), set[int]()
        query = "SELECT askers FROM question WHERE text = ?"
        for question in wanted:
            for (packed,) in self._select(query, (question,)):
                ids.update(ids_of(packed))
        found = self._named(ids) - self._new.keys()
        waiting = self._new.items()
        return found.union(n for n, done in waiting if done and not wanted.isdisjoint(done.asked))

    def owners(self, files: Collection[str]) -> set[str]:
        """The names of the jobs that made one of these files; every job is looked at."""
        wanted = frozenset(files)
        return {name for name, job in self.all() if not wanted.isdisjoint(job.files)}

    def about(self, path: str) -> list[str]:
        """The names of the jobs about one document."""
        stored = self._select("SELECT name FROM job WHERE about = ?", (path,))
        found = [name for (name,) in stored if name not in self._new]
        waiting = ((name, done) for name, done in self._new.items() if done)
        return found + [n for n, done in waiting if done.origin.partition(" ")[2] == path]

    def all(self) -> Iterator[tuple[str, Known]]:
        """Every job by name."""
        for name, *row in self._select("SELECT name, module, about, made FROM job"):
            if name not in self._new:
                yield name, _known(name, *row)
        for name, done in self._new.items():
            if done:
                yield name, Known(done.files, done.rows, done.origin)

    def answers(self, *sorts: int) -> Iterator[tuple[str, bytes]]:
        """The questions of these sorts (see `sorts`) with their answers."""
        for sort in sorts:
            stored = self._select("SELECT text, answer FROM question WHERE sort = ?", (sort,))
            yield from (pair for pair in stored if pair[0] not in self._answers)
        for question, answer in self._answers.items():
            if sort_of(question) in sorts:
                yield question, answer

    def answer(self, question: str) -> bytes | None:
        """The answer to a question; None when nobody has asked it."""
        if question in self._answers:
            return self._answers[question]
        query = "SELECT answer FROM question WHERE text = ?"
        return next((answer for (answer,) in self._select(query, (question,))), None)

    def write(self, folder: Path, token: bytes) -> "Jobs":
        """Keep everything in a folder, in one transaction. Raises OSError and MemoryLostError."""
        file = folder / FILE
        if self._connection:
            self._connection.close()
            self._connection = None
        if self._file is None:
            write_whole(file, self._new, self._answers, token)
        else:
            update(file, self._new, self._answers, token)
        return Jobs(file)

    def _named(self, ids: Collection[int]) -> set[str]:
        if len(ids) > _MANY:
            every = self._select("SELECT id, name FROM job")
            return {name for number, name in every if number in ids}
        query = "SELECT name FROM job WHERE id = ?"
        return {name for number in ids for (name,) in self._select(query, (number,))}

    def _select(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        if self._file is None:
            return []
        try:
            if self._connection is None:
                self._connection = open_file(self._file)
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise MemoryLostError(str(error)) from error


def _known(name: str, module: str, about: str, made: bytes) -> Known:
    try:
        files, rows = marshal.loads(made) if made else ((name,), ())  # noqa: S302 - our own file
    except (ValueError, EOFError, TypeError) as error:
        raise MemoryLostError(name) from error
    return Known(files, rows, f"{module} {about}" if module else "")
