"""The build in memory: it ends as a build of its own would, and tells of a page before the rest."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from tests.build.support import contents, edit, frame, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import article
from tests.properties.resident import Residents
from tests.properties.sequences import chosen_by, run_sequence
from tests.properties.sites import SITE, START
from tests.properties.world import build as build_once
from tests.properties.world import told

from cchc.build.files import BuildError
from cchc.build.manifest import read_manifest
from cchc.build.request import Request
from cchc.build.resident import Resident
from cchc.build.unchanged import look
from cchc.vietnamese.dates import ZONE

NEWS = "content/tin/2031/bai-1.md"
PAGE = "tin/2031/bai-1/index.html"


class Field:
    """A root with a resident, and another for builds of their own."""

    def __init__(self, make_site: MakeSite) -> None:
        self.root = make_site(SITE)
        self.top = self.root.parent
        self.shown: list[tuple[str, ...]] = []
        self.resident = Resident(lambda _request: frame(), self._show)

    def _show(self, files: Collection[str]) -> None:
        self.shown.append(tuple(files))

    def request(self, as_of: datetime = START) -> Request:
        return request_for(self.root, as_of=as_of)

    def build(self, *paths: str, as_of: datetime = START) -> bool:
        """Build after edits of these files, of any when none is named; whether it was allowed."""
        self.shown.clear()
        return self.resident.build(self.request(as_of), paths or None).outcome is not None

    def write(self, path: str, text: str) -> None:
        edit(self.root, {path: text})

    def text(self, path: str = NEWS) -> str:
        return (self.root / path).read_text("utf-8")

    def same(self, as_of: datetime = START) -> None:
        """The site is what a build from nothing gives."""
        other = self.top / "other"
        for path, data in contents(self.root / "content").items():
            (other / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (other / "content" / path).write_bytes(data)
        for path in set(contents(other / "content")) - set(contents(self.root / "content")):
            (other / "content" / path).unlink()
        for name in ("mkdocs.yml", "dia-chi.txt"):
            (other / name).write_bytes((self.root / name).read_bytes())
        assert build_once(request_for(other, as_of=as_of, clean=True), frame())[0] == ""
        assert told(self.root) == told(other)


@pytest.fixture
def field(site: MakeSite) -> Field:
    return Field(site)


@pytest.mark.e2e
@pytest.mark.parametrize("seed", range(8))
def test_random_steps_end_as_clean_builds(tmp_path: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - the same steps every time
    run_sequence(tmp_path, *chosen_by(random), Residents(seed))


def test_the_page_is_shown_before_the_rest(field: Field) -> None:
    assert field.build()
    page, marker = field.root / "site" / PAGE, field.root / "site/cchc-build.json"
    old, seen = marker.read_bytes(), list[tuple[bool, bool]]()
    field.resident = Resident(
        lambda _request: frame(),
        lambda files: seen.append(
            (PAGE in files and "Lời mới" in page.read_text(), old == marker.read_bytes())
        ),
    )
    assert field.build()
    seen.clear()
    field.write(NEWS, field.text() + "\nLời mới.\n")
    assert field.build(NEWS)
    assert seen == [(True, True), (False, False)]
    field.same()


def _kept(folder: Path) -> tuple[object, ...]:
    kept = read_manifest(folder)
    return kept.header, kept.outputs, list(kept.jobs.all())


def test_the_memory_reaches_the_disk_at_rest(field: Field) -> None:
    assert field.build()
    assert not field.resident.rest(field.request())
    request, state = field.request(), field.request().state
    assert look(field.root, request.out, state.folder, START).last is not None
    before = _kept(state.folder)
    field.write(NEWS, field.text() + "\nLời mới.\n")
    assert field.build(NEWS)
    assert _kept(state.folder) == before
    assert PAGE in state.unfinished()
    assert not field.resident.rest(request)
    assert look(field.root, request.out, state.folder, START).last is not None
    assert state.unfinished() == ()


@pytest.mark.e2e
@pytest.mark.parametrize("rested", [True, False])
def test_jobs_found_damaged_are_made_again(field: Field, rested: bool) -> None:
    assert field.build()
    field.resident.rest(field.request())
    if not rested:
        field.write(NEWS, field.text() + "\nLời một.\n")
        assert field.build(NEWS)
    jobs = field.request().state.folder / "jobs.sqlite"
    jobs.write_bytes(b"x" * jobs.stat().st_size)
    field.write(NEWS, field.text() + "\nLời mới.\n")
    assert field.build(NEWS)
    field.resident.rest(field.request())
    assert field.build()
    field.same()


def test_an_edit_reads_no_other_file(field: Field) -> None:
    assert field.build()
    other = field.root / "content/tin/2031/bai-2.md"
    data, status = other.read_bytes(), other.stat()
    field.write(NEWS, field.text() + "\nLời mới.\n")
    other.write_bytes(data.replace(b"title: ", b"title: X"))
    assert field.build(NEWS)
    assert (
        "X"
        not in (field.root / "site/tin/2031/bai-2/index.html").read_text().partition("</title>")[0]
    )
    other.write_bytes(data)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    field.same()


def test_faults_write_nothing_and_the_next_good_edit_recovers(field: Field) -> None:
    assert field.build()
    before, good = contents(field.root / "site"), field.text()
    for bad in (good.replace("title:", "titel:"), good + "\n[mất](khong-co.md)\n"):
        field.write(NEWS, bad)
        assert not field.build(NEWS)
        assert contents(field.root / "site") == before
        assert field.shown == []
    other = "content/tin/2031/bai-2.md"
    field.write(other, field.text(other) + "\nCũng mới.\n")
    assert not field.build(other), "the fault is still there"
    field.write(NEWS, good + "\nLời mới.\n")
    assert field.build(NEWS)
    assert "Cũng mới" in (field.root / "site/tin/2031/bai-2/index.html").read_text()
    field.same()


def test_a_build_of_somebody_else_is_noticed(field: Field) -> None:
    assert field.build()
    field.write(NEWS, field.text() + "\nLời mới.\n")
    assert field.build(NEWS)
    other = "content/tin/2031/bai-2.md"
    field.write(other, field.text(other) + "\nCũng mới.\n")
    assert build_once(field.request(), frame())[0] == ""
    field.write(NEWS, field.text() + "\nMới nữa.\n")
    assert field.build(NEWS)
    assert not field.resident.rest(field.request())
    field.same()


@pytest.mark.e2e
def test_folders_come_and_go(field: Field) -> None:
    assert field.build()
    folder = field.root / "content/tin/2030"
    field.write("content/tin/2030/moi/a.md", article("Mới", "2030-05-01"))
    assert field.build("content/tin/2030")
    field.same()
    (folder / "moi").rename(folder / "khac")
    assert field.build("content/tin/2030/moi", "content/tin/2030/khac")
    field.same()
    (folder / "khac/a.md").unlink()
    (folder / "khac").rmdir()
    assert field.build("content/tin/2030/khac/a.md", "content/tin/2030/khac")
    field.same()


def test_what_somebody_does_to_the_site_is_seen_at_rest(field: Field) -> None:
    assert field.build()
    (field.root / "site" / PAGE).unlink()
    assert field.resident.rest(field.request())
    assert field.build()
    assert not field.resident.rest(field.request())
    field.same()


def test_what_is_scheduled_appears_at_its_instant(field: Field) -> None:
    moment = datetime(2032, 1, 5, 8, tzinfo=ZONE)
    field.write("content/tin/2032/hen.md", article("Hẹn giờ", "2032-01-05T08:00"))
    page, as_of = field.root / "site/tin/2032/hen/index.html", START
    assert field.build()
    assert not page.exists()
    while as_of < moment:
        until = field.resident.until
        assert until is not None
        assert as_of < until <= moment
        as_of = until
        assert field.resident.build(field.request(as_of), ()).outcome
    assert page.exists()
    field.same(as_of)


def test_a_clash_is_told_and_mended(field: Field) -> None:
    assert field.build()
    clash = "content/trang/hop.md"
    before = contents(field.root / "site")
    field.resident = Resident(lambda _request: frame({"hop/index.html": "trang"}))
    field.write(clash, "---\ntitle: Trùng\n---\n")
    with pytest.raises(BuildError):
        field.build()
    assert contents(field.root / "site") == before
    (field.root / clash).unlink()
    field.resident = Resident(lambda _request: frame())
    assert field.build()
    field.same()


CHILD = """
import sys
from pathlib import Path
from random import Random
from tests.build.support import frame, request_for
from tests.properties.sites import START
from cchc.build.resident import Resident

root, random = Path(sys.argv[1]), Random(int(sys.argv[2]))
resident, request = Resident(lambda _request: frame()), request_for(root, as_of=START)
resident.build(request, None)
print("ready", flush=True)
for turn in range(10_000):
    name = f"content/tin/2031/bai-{random.randint(1, 2)}.md"
    text = (root / name).read_text("utf-8")
    if random.random() < 0.3:
        text = text.replace("title: ", f"title: Lần {turn} ", 1)
    (root / "new.tmp").write_text(f"{text}\\nLần {turn}.\\n", "utf-8")
    (root / "new.tmp").replace(root / name)
    assert resident.build(request, {name}).outcome
    if random.random() < 0.3:
        assert not resident.rest(request)
"""


@pytest.mark.e2e
def test_a_kill_at_any_moment_is_mended_by_the_next_build(field: Field) -> None:
    random = Random(7)  # noqa: S311 - the same moments
    for turn in range(6):
        command = [sys.executable, "-c", textwrap.dedent(CHILD), str(field.root), str(turn)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"ready\n"
            try:
                child.wait(random.uniform(0, 0.4))
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
            assert child.wait(20) == -signal.SIGKILL
        assert build_once(field.request(), frame())[0] == ""
        field.same()
