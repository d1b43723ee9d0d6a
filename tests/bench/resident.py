"""The resident builder: from an edit to the page on disk, and to all outputs, by `cchc serve`.

The real program on the loopback address. An edit replaces the article's file; the clock stops for
the page when the new sentence stands in its HTML file, and for all outputs when the build's marker,
written last, has changed. Both are looked for every half millisecond.
"""

import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.corpus import AS_OF
from tests.bench.dialects import CCHC
from tests.bench.engine import PROGRAM, Bed
from tests.bench.measure import (
    MemoryWatch,
    RunError,
    cpu_seconds,
    highest_mb,
    session_members,
    tail,
)

EDITS = 50
MARKER = "cchc-build.json"
_LOOK = 0.0005
_REST = 0.3
_WATCH = 0.5
_PATIENCE = 600.0
_SERVING = re.compile(r"https?://\S+")


def resident(bed: Bed, edits: int, most_seconds: float) -> Mapping[str, Sequence[float]]:
    """Milliseconds of each edit, and once each: seconds to ready, CPU per edit, megabytes.

    Fewer edits than asked for when `most_seconds` are over. Raises RunError.
    """
    page_ms: list[float] = []
    all_ms: list[float] = []
    begin = time.perf_counter()
    with serving(bed) as process, MemoryWatch(process.pid, _WATCH) as watch:
        ready, used = time.perf_counter() - begin, cpu_seconds(session_members(process.pid))
        for turn in range(edits):
            page, outputs = _edit(bed, process, turn)
            page_ms.append(page * 1000)
            all_ms.append(outputs * 1000)
            time.sleep(_REST)
            if time.perf_counter() - begin > most_seconds:
                break
        cpu = cpu_seconds(session_members(process.pid)) - used
        largest = highest_mb(process.pid)
    return {
        "page_ms": page_ms,
        "all_ms": all_ms,
        "ready_s": [ready],
        "cpu_ms_per_edit": [cpu / len(all_ms) * 1000],
        "largest_mb": [largest],
        "resident_mb": [watch.resident_mb],
        "memory_mb": [watch.memory_mb],
    }


@contextmanager
def serving(bed: Bed) -> Iterator["subprocess.Popen[bytes]"]:
    """`cchc serve` on a free port until the block ends. Raises RunError when it does not start."""
    command = [PROGRAM, "serve", "--root", bed.root, "--as-of", AS_OF, "--port", "0"]
    with bed.log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in (*command, "--host", "127.0.0.1")],
            cwd=bed.root,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _until(lambda: bool(_SERVING.search(bed.log.read_text("utf-8"))), bed, process)
        time.sleep(_REST)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _edit(bed: Bed, process: "subprocess.Popen[bytes]", turn: int) -> tuple[float, float]:
    """Seconds from one edit to its page and to all outputs."""
    article = bed.some(f"resident {turn}")
    site = bed.root / "site"
    page, marker = site / CCHC.page(article), site / MARKER
    sentence = f"Sửa trực tiếp lần {turn + 1}: nội dung đã được rà lại."
    before, stamp = _stamp(page), _stamp(marker)
    bed.add_sentence(article, sentence)
    begin = time.perf_counter()

    def shown() -> bool:
        return _stamp(page) != before and sentence in page.read_text("utf-8", "replace")

    _until(shown, bed, process)
    seen = time.perf_counter()
    _until(lambda: _stamp(marker) != stamp, bed, process)
    return seen - begin, max(time.perf_counter(), seen) - begin


def _stamp(file: Path) -> tuple[int, int]:
    """What changes with a file; of a missing one it is zero."""
    try:
        stat = file.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_ino


def _until(reached: Callable[[], bool], bed: Bed, process: "subprocess.Popen[bytes]") -> None:
    """Look again and again. Raises RunError when the program ends or patience does."""
    waited, end = threading.Event(), time.perf_counter() + _PATIENCE
    while not reached():
        if process.poll() is not None or time.perf_counter() > end:
            raise RunError(f"{PROGRAM.name} serve\n{tail(bed.log)}")
        waited.wait(_LOOK)
