"""The file of jobs and questions: its tables, written whole or changed in one transaction.

Both sides name each other by number: a question its askers, a job its questions, each as an array.
"""

import marshal
import os
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote

from cchc.build.files import beside
from cchc.build.sorts import sort_of

FILE: Final = "jobs.sqlite"
_SCHEMA = """
CREATE TABLE token (token BLOB NOT NULL);
CREATE TABLE job (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, module TEXT NOT NULL,
  about TEXT NOT NULL, made BLOB NOT NULL, asked BLOB NOT NULL);
CREATE TABLE question (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, sort INTEGER NOT NULL,
  answer BLOB NOT NULL, askers BLOB NOT NULL);
CREATE INDEX job_about ON job (about);
CREATE INDEX question_sort ON question (sort);
"""


class MemoryLostError(Exception):
    """The memory of the last build is damaged: whoever meets this builds anew."""


class Done(NamedTuple):
    """A finished job: its questions, its files by path, its rows of the search index by id, and
    its origin ("module path"), empty for what the build itself stands for."""

    asked: Collection[str]
    files: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    origin: str = ""


def open_file(file: Path) -> sqlite3.Connection:
    """A connection to a file that is there. Raises sqlite3.Error."""
    return sqlite3.connect(f"file:{quote(str(file))}?mode=rw", uri=True, isolation_level=None)


def ids_of(packed: bytes) -> "array[int]":
    """The numbers of an array. Raises MemoryLostError."""
    found = array("I")
    try:
        found.frombytes(packed)
    except ValueError as error:
        raise MemoryLostError(str(error)) from error
    return found


def _packed(ids: Iterable[int]) -> bytes:
    return array("I", sorted(ids)).tobytes()


def _row(name: str, done: Done) -> tuple[str, str, bytes]:
    """Module, document and what was made; mostly that is the one file which names the job."""
    module, _, about = done.origin.partition(" ")
    plain = not done.rows and done.files == (name,)
    return module, about, b"" if plain else marshal.dumps((done.files, done.rows))


def write_whole(
    file: Path, jobs: Mapping[str, Done | None], answers: Mapping[str, bytes], token: bytes
) -> None:
    """A new file beside the old one, which it then replaces. Raises OSError."""
    part = beside(file)
    part.unlink(missing_ok=True)
    numbers: dict[str, int] = {}
    askers: list[array[int]] = []
    rows = []
    for number, (name, done) in enumerate((n, d) for n, d in jobs.items() if d):
        asked = array("I")
        for question in done.asked:
            found = numbers.setdefault(question, len(askers))
            if found == len(askers):
                askers.append(array("I"))
            askers[found].append(number)
            asked.append(found)
        rows.append((number, name, *_row(name, done), asked.tobytes()))
    questions = (
        (number, text, sort_of(text), answers[text], askers[number].tobytes())
        for text, number in numbers.items()
    )
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as new:
            new.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN; {_SCHEMA}")
            new.executemany("INSERT INTO job VALUES (?, ?, ?, ?, ?, ?)", rows)
            new.executemany("INSERT INTO question VALUES (?, ?, ?, ?, ?)", questions)
            new.execute("INSERT INTO token VALUES (?)", (token,))
            new.execute("COMMIT")
        os.replace(part, file)  # noqa: PTH105 - the atomic rename is the point
    except sqlite3.Error as error:  # a full disk
        raise OSError(str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def update(
    file: Path, jobs: Mapping[str, Done | None], answers: Mapping[str, bytes], token: bytes
) -> None:
    """Change what differs. Raises MemoryLostError."""
    try:
        with closing(open_file(file)) as there:
            there.execute("PRAGMA synchronous=OFF")  # the token tells whether it was all written
            there.execute("BEGIN IMMEDIATE")
            _change(there, jobs, answers)
            there.execute("UPDATE token SET token = ?", (token,))
            there.execute("COMMIT")
    except sqlite3.DatabaseError as error:
        raise MemoryLostError(str(error)) from error


def _change(
    there: sqlite3.Connection, jobs: Mapping[str, Done | None], answers: Mapping[str, bytes]
) -> None:
    there.executemany(
        "INSERT INTO question (text, sort, answer, askers) VALUES (?, ?, ?, x'')"
        " ON CONFLICT (text) DO UPDATE SET answer = excluded.answer",
        ((text, sort_of(text), answer) for text, answer in answers.items()),
    )
    number_of = "SELECT id FROM question WHERE text = ?"
    added: dict[int, set[int]] = {}
    removed: dict[int, set[int]] = {}
    for name, done in jobs.items():
        row = there.execute("SELECT id, asked FROM job WHERE name = ?", (name,)).fetchone()
        before = set(ids_of(row[1])) if row else set[int]()
        asked = {there.execute(number_of, (q,)).fetchone()[0] for q in (done.asked if done else ())}
        if done is None:
            there.execute("DELETE FROM job WHERE name = ?", (name,))
        else:
            values = (*_row(name, done), _packed(asked), name)
            there.execute(
                "UPDATE job SET module = ?, about = ?, made = ?, asked = ? WHERE name = ?"
                if row
                else "INSERT INTO job (module, about, made, asked, name) VALUES (?, ?, ?, ?, ?)",
                values,
            )
        number = row[0] if row else there.execute("SELECT last_insert_rowid()").fetchone()[0]
        for question in asked - before:
            added.setdefault(question, set()).add(number)
        for question in before - asked:
            removed.setdefault(question, set()).add(number)
    for question in added.keys() | removed.keys():
        _ask(there, question, added.get(question, set()), removed.get(question, set()))
    idle = "DELETE FROM question WHERE text = ? AND askers = x''"  # asked by a job made anew since
    there.executemany(idle, ((text,) for text in answers))


def _ask(there: sqlite3.Connection, question: int, added: set[int], removed: set[int]) -> None:
    """Note who asks a question now; one that nobody asks is forgotten."""
    query = "SELECT askers FROM question WHERE id = ?"
    askers = set(ids_of(there.execute(query, (question,)).fetchone()[0])) - removed | added
    if askers:
        there.execute("UPDATE question SET askers = ? WHERE id = ?", (_packed(askers), question))
    else:
        there.execute("DELETE FROM question WHERE id = ?", (question,))
