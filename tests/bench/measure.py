"""What one run of a program costs: wall clock, processor time, memory of it and its children.

Processor time and the largest process come from the kernel's account of the ended process, which
holds every child that was waited for. The memory of all processes together is sampled while they
run: as the sum of what each keeps resident, which counts shared pages once per process, and as the
sum of proportional shares, which counts them once.
"""

import math
import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

SHORT = 5.0
"""Runs below this many seconds are repeated at least `LEAST` times."""
LEAST = 5
_SHARES_EVERY = 4
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICK = os.sysconf("SC_CLK_TCK")
_MB = 1e6


class RunError(Exception):
    """A measured program did not do what it was asked; the text is the end of what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds and megabytes (10^6) of one run."""

    wall_s: float
    cpu_s: float
    largest_mb: float
    resident_mb: float
    memory_mb: float


def run(command: Sequence[object], cwd: Path, log: Path, **variables: str) -> Run:
    """Run a program to its end, its output into `log`. Raises RunError for another code than 0."""
    begin = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    watch = MemoryWatch(process.pid)
    with watch:
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RunError(f"{command[0]}: exit code {process.returncode}\n{tail(log)}")
    largest = used.ru_maxrss * 1024 / _MB
    return Run(
        wall,
        used.ru_utime + used.ru_stime,
        largest,
        max(watch.resident_mb, largest),
        watch.memory_mb,
    )


def tail(log: Path) -> str:
    """The last lines of a log."""
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-12:])


class MemoryWatch:
    """Samples the memory of a session of processes until the `with` block ends.

    `every` is in seconds; looking at shares holds a process up for a millisecond or two.
    """

    def __init__(self, session: int, every: float = 0.05) -> None:
        self.session = session
        self.every = every
        self.resident_mb = self.memory_mb = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sample)

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _sample(self) -> None:
        turn = 0
        while True:
            members = session_members(self.session)
            self.resident_mb = max(self.resident_mb, sum(map(_resident, members)) / _MB)
            if turn % _SHARES_EVERY == 0:
                self.memory_mb = max(self.memory_mb, sum(map(_share, members)) / _MB)
            turn += 1
            if self._stop.wait(self.every):
                return


def session_members(session: int) -> list[int]:
    """The processes of a session, by their ids."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            stat = _read(f"{folder}/stat").rpartition(")")[2].split()
            if len(stat) > 3 and int(stat[3]) == session:
                found.append(int(folder.name))
    return found


def cpu_seconds(processes: Sequence[int]) -> float:
    """Processor time that living processes and their ended children have used."""
    ticks = 0
    for process in processes:
        stat = _read(f"/proc/{process}/stat").rpartition(")")[2].split()
        ticks += sum(int(value) for value in stat[11:15])
    return ticks / _TICK


def highest_mb(process: int) -> float:
    """The most that a living process ever kept resident."""
    return _kilobytes(f"/proc/{process}/status", "VmHWM:") * 1024 / _MB


def _resident(process: int) -> int:
    return int((_read(f"/proc/{process}/statm").split() or ["0", "0"])[1]) * _PAGE


def _share(process: int) -> int:
    return _kilobytes(f"/proc/{process}/smaps_rollup", "Pss:") * 1024


def _kilobytes(file: str, name: str) -> int:
    lines = (line.split() for line in _read(file).splitlines())
    return next((int(parts[1]) for parts in lines if parts and parts[0] == name), 0)


def _read(file: str) -> str:
    """The text of a file of /proc; empty when the process has ended."""
    try:
        return Path(file).read_text("utf-8", "replace")
    except OSError:
        return ""


Series = Mapping[str, Sequence[float]]
"""Values of each quantity, one per run."""


def repeat(work: Callable[[int], Run], times: int) -> Series:
    """Call with 0, 1, 2, …: `times` runs, and at least `LEAST` of them while a run is short."""
    runs: list[Run] = []
    while len(runs) < times or (len(runs) < LEAST and runs[-1].wall_s < SHORT):
        runs.append(work(len(runs)))
    return {each.name: [getattr(run, each.name) for run in runs] for each in fields(Run)}


def median(values: Sequence[float]) -> float:
    """The middle value; of an even number the mean of the two in the middle."""
    return statistics.median(values)


def share(values: Sequence[float], part: float) -> float:
    """The value that `part` of all do not exceed: nearest rank."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(len(ranked) * part) - 1)]
