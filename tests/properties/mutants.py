"""The engine broken on purpose, one fault at a time: does the proof notice?

`scripts/prove --mutants` runs random sequences against a copy of the library for each fault below;
a fault that no sequence of the given number meets is told as one that lives.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.sites import REPOSITORY


@dataclass(frozen=True, slots=True)
class Mutant:
    """A fault: in this file of `plugins/cchc` the text `sound`, there once, becomes `broken`."""

    name: str
    file: str
    sound: str
    broken: str


MUTANTS = (
    Mutant(
        "changed files are not looked for",
        "build/changes.py",
        "for q, before in jobs.answers(OF_FILES)",
        "for q, before in ()",
    ),
    Mutant(
        "other questions are not asked again",
        "build/changes.py",
        "*(_of_briefs(jobs, answers.site, news) if news else ())",
        "",
    ),
    Mutant(
        "a document never left a group",
        "build/reach.py",
        "    documents = [*now, *documents_of(old, _unread, site.store.reads)]",
        "    documents = now",
    ),
    Mutant(
        "a page does not see that others came before it",
        "build/shown.py",
        "        yield from now[max(0, same - radius) : len(now) - rest]",
        "        pass",
    ),
    Mutant(
        "a page does not see that the one before it has changed",
        "build/shown.py",
        "            yield from now[max(0, places[path] - radius) : places[path]]",
        "            pass",
    ),
    Mutant(
        "briefs are thought the same at another time",
        "build/run.py",
        " and site.clock == old.header.clock",
        "",
    ),
    Mutant(
        "lost files are not made again",
        "build/listing.py",
        " | (old.jobs.owners(lost) if lost else set())",
        "",
    ),
    Mutant(
        "other shells touch no page",
        "build/run.py",
        "if themed.shells != old.header.shells:",
        "if False:",
    ),
    Mutant(
        "what is derived holds for ever",
        "build/derived.py",
        "kept if _together(site, asked) == answers else None",
        "kept",
    ),
    Mutant(
        "facts of other files do not matter to a check",
        "build/checked.py",
        "analysis.facts_digest + analysis.light",
        "analysis.light",
    ),
    Mutant(
        "the new listing forgets the jobs that are gone",
        "build/assemble.py",
        "jobs |= dict.fromkeys(old.jobs.names() - {*todo.names, THEME, LISTING})",
        "pass",
    ),
    Mutant(
        "a kept body is taken whatever its file says",
        "pages/bodies.py",
        "document.content",
        "document.path.encode()",
    ),
    Mutant(
        "the state of a document is no part of an answer",
        "pages/answers.py",
        "document.mark + site.state(document)[:2].encode()",
        "document.mark",
    ),
    Mutant(
        "links to others are not noted",
        "source/store.py",
        'self.reads.note(f"@ {path}")',
        "pass",
    ),
    Mutant(
        "a job's new questions are not stored",
        "build/jobs_file.py",
        "for question in asked - before:",
        "for question in ():",
    ),
    Mutant(
        "rows of documents that are gone stay searchable",
        "build/hand_over.py",
        "removed = {row for job in before if job for row in job.rows} - new",
        "removed = set()",
    ),
)


def survivors(sequences: int, seed: int) -> Iterator[str]:
    """The faults that this many sequences do not meet. Raises ValueError for one whose place in
    the library is no more."""
    for mutant in MUTANTS:
        with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
            plugins = Path(folder) / "plugins"
            shutil.copytree(REPOSITORY / "plugins", plugins)
            _break(plugins / "cchc" / mutant.file, mutant)
            if _passes(plugins, sequences, seed):
                yield f"lives: {mutant.name} ({mutant.file})"
            else:
                print(f"met: {mutant.name}", file=sys.stderr, flush=True)


def _break(file: Path, mutant: Mutant) -> None:
    text = file.read_text("utf-8")
    if text.count(mutant.sound) != 1:
        raise ValueError(f"{mutant.file} no longer says once: {mutant.sound}")
    file.write_text(text.replace(mutant.sound, mutant.broken), "utf-8")


def _passes(plugins: Path, sequences: int, seed: int) -> bool:
    command = [sys.executable, "-m", "tests.properties.prove", "--first", "--commands", "0"]
    numbers = ["--kills", "0", "--sequences", str(sequences), "--seed", str(seed)]
    environment = {**os.environ, "PYTHONPATH": str(plugins)}
    run = subprocess.run(
        [*command, *numbers], cwd=REPOSITORY, env=environment, capture_output=True, check=False
    )
    return run.returncode == 0
