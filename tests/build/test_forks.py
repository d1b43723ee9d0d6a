"""Several processes give what one gives, and a lost worker loses nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing import active_children
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.build.support import FRAME, build, contents, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article

from cchc.build import engine
from cchc.build.changes import Answers
from cchc.build.engine import Stage, run
from cchc.build.forks import apart, processes, shared
from cchc.build.listing import site_jobs
from cchc.build.run import prepare
from cchc.pages.artifact import Artifact, Job
from cchc.pages.shell import SplicedShell

MANY = {
    f"content/tin/2031/bai-{number}.md": article(
        f"Bài {number}", "2031-05-01", body=f"1. Mục {number}\n\n    - [kế tiếp](bai-0.md)\n"
    )
    for number in range(engine.FEWEST)
}
ITEMS = tuple(range(1000))


def squares(items: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each item with its square and the process that worked it out."""
    for item in items:
        yield item, item * item, os.getpid()


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_every_item_is_done_once_by_as_many_processes(processes: int) -> None:
    done = list(shared(squares, ITEMS, processes, 10))
    assert sorted(found[:2] for found in done) == [(item, item * item) for item in ITEMS]
    assert len({process for *_, process in done}) == processes


def test_few_items_start_no_process() -> None:
    assert {process for *_, process in shared(squares, ITEMS, 3, len(ITEMS) + 1)} == {os.getpid()}


@pytest.mark.parametrize("fatal", [700, 999])
def test_what_a_killed_worker_did_not_send_is_done_here(fatal: int) -> None:
    own = os.getpid()

    def work(items: Sequence[int]) -> Iterator[int]:
        for item in items:
            if item == fatal and os.getpid() != own:
                os.kill(os.getpid(), signal.SIGKILL)
            yield item

    assert sorted(shared(work, ITEMS, 2, 10)) == list(ITEMS)


def test_a_worker_goes_on_while_this_process_works(tmp_path: Path) -> None:
    """It has more to send than a pipe takes, and must not wait until this process is done."""
    own, end, seen = os.getpid(), tmp_path / "end", []

    def work(items: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        for item in items:
            if os.getpid() != own and item == ITEMS[-1]:
                end.touch()
            elif os.getpid() == own and not end.exists():
                time.sleep(0.05)
            yield item, b"x" * 10_000
        if os.getpid() == own:
            seen.append(end.exists())

    assert sorted(item for item, _ in shared(work, ITEMS, 2, 10)) == list(ITEMS)
    assert seen == [True]


def test_steps_tell_every_value(tmp_path: Path) -> None:
    steps: list[int] = []
    assert len(list(shared(squares, ITEMS, 3, 10, steps.append))) == sum(steps) == len(ITEMS)


def test_a_fault_of_a_worker_is_raised_once(capfd: pytest.CaptureFixture[str]) -> None:
    def work(items: Sequence[int]) -> Iterator[int]:
        for item in items:
            if item == ITEMS[-1]:
                raise ValueError("the last item")
            yield item

    with pytest.raises(ValueError, match="the last item"):
        list(shared(work, ITEMS, 2, 10))
    assert capfd.readouterr() == ("", "")
    assert active_children() == []


def test_workers_end_with_the_work_of_this_process() -> None:
    """A fault in this process must not leave workers that wait until somebody reads them."""

    def work(items: Sequence[int]) -> Iterator[bytes]:
        for _ in items:
            yield b"x" * 10_000

    values = shared(work, ITEMS, 3, 10)
    next(values)
    assert len(active_children()) == 2
    values.close()
    assert active_children() == []


def test_two_processes_write_the_same_site_as_one(site: MakeSite, tmp_path: Path) -> None:
    root = site({**PROVINCE, **MANY})
    for jobs in (1, 2):
        build(replace(request_for(root, tmp_path / str(jobs)), jobs=jobs, clean=True))
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    assert f"tin/2031/bai-{engine.FEWEST - 1}/index.html" in contents(tmp_path / "2")


def made(root: Path, folder: Path, processes: int, *more: Job) -> dict[str, bytes]:
    """Every file that the jobs of a site make with so many processes, and some `more` jobs."""
    request = request_for(root, folder / "site", clean=True)
    preparation = prepare(request)
    (folder / "stage").mkdir(parents=True)
    shell = SplicedShell(lambda _section: FRAME, "X", "/", "")
    jobs = [*(job for _, job in site_jobs(request, preparation.site)), *more]
    answers = Answers(preparation.site, preparation.derived)
    found = run(jobs, Stage(folder / "stage", shell, {}), answers, processes)
    files = {path: file for job in found.values() for path, file in job.files.items()}
    assert len(files) == sum(len(job.files) for job in found.values())
    return {path: Path(staged).read_bytes() for path, (_, _, staged) in files.items()}


def test_jobs_of_a_killed_worker_are_not_lost(site: MakeSite, tmp_path: Path) -> None:
    own = os.getpid()

    def fatal(path: str) -> Iterator[Artifact]:
        if os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Artifact(path, b"x")

    root = site({**PROVINCE, **MANY})
    # One among the jobs about a document, one among the others; both in the worker's half.
    last = [
        Job("fatal 1", lambda: fatal("chet-1.txt"), "content/zz.md"),
        Job("fatal 2", lambda: fatal("chet-2.txt")),
    ]
    alone = made(root, tmp_path / "mot", 1, *last)
    assert {"chet-1.txt", "chet-2.txt"} <= alone.keys()
    assert made(root, tmp_path / "hai", 2, *last) == alone


def test_work_apart_gives_its_value_and_leaves_nothing_behind() -> None:
    there: list[int] = []

    def work() -> tuple[int, str]:
        there.append(os.getpid())
        return os.getpid(), "x" * 1_000_000

    process, text = apart(work, 2)
    assert process != os.getpid()
    assert (len(text), there) == (1_000_000, [])
    assert apart(work, 1)[0] == os.getpid()


def test_work_apart_that_fails_is_done_here_where_its_error_is_told() -> None:
    with pytest.raises(ValueError, match="lỗi"):
        apart(_fails, 2)


def _fails() -> None:
    raise ValueError("lỗi")


def test_no_process_is_started_where_a_library_has_threads() -> None:
    """A copy of this process would have none of them and wait for ever."""
    script = (
        "from cchc.build.forks import processes; import typst; before = processes(2);"
        "typst.compile(b'x'); print(before, processes(2))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert said.stdout.split() == [b"2", b"1"]
    assert processes(1) == 1
