"""Work shared with forked processes: they inherit what was read and send back plain results.

Where a system cannot fork, or for little work, this process does everything itself; what starts
processes is loaded only where some are started.
"""

import marshal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
Work = Callable[[Sequence[T]], Iterator[Any]]
Step = Callable[[int], object]

_CHUNK = 100
_LOOK = 8
"""A worker whose pipe is full waits: after so many own values this process takes what has come."""


def silent(_count: int) -> None:
    """A step that nobody is told of."""


def shared(
    work: Work[T], items: Sequence[T], jobs: int, fewest: int, step: Step = silent
) -> Generator[Any, None, None]:
    """What `work` yields for the items, with up to `jobs` processes, in no particular order.

    `work` yields plain values, which `marshal` takes; each process gets a run of neighbours, and
    `step` is told how many values more are there. A process that dies sends less than all: its
    items are then done here. The caller runs no other threads.
    """
    if jobs < 2 or len(items) < fewest or not _forks():
        for value in work(items):
            step(1)
            yield value
        return
    size = -(-len(items) // jobs)
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    workers = [_started(work, part) for part in parts[1:]]
    try:
        for number, value in enumerate(work(parts[0])):
            if number % _LOOK == 0:
                _take(workers, step, 0)
            step(1)
            yield value
        while any(worker.is_open for worker in workers):
            _take(workers, step, None)
        for worker in workers:
            yield from worker.found if worker.is_whole else work(worker.part)
    finally:
        for worker in workers:  # one that still runs writes for nobody
            worker.process.terminate()
            worker.process.join()


def processes(wanted: int) -> int:
    """How many of the `wanted` processes there may be: one where a library has begun threads, as
    the print shop does when it prints. No copy of this process has them, and would wait for their
    work for ever.
    """
    try:
        threads = len(list(Path("/proc/self/task").iterdir()))
    except OSError:
        return wanted
    return 1 if threads > len(sys._current_frames()) else wanted


def apart(work: Callable[[], Any], jobs: int) -> Any:
    """What `work` gives, a plain value; with several `jobs` from a process of its own, which takes
    with it whatever it has loaded. A process that fails leaves the work to this one.
    """
    with beside(work, jobs) as result:
        return result()


@contextmanager
def beside(work: Callable[[], Any], jobs: int) -> Iterator[Callable[[], Any]]:
    """The same while this process does something else: what is given waits for the result. Left
    without waiting, the work is broken off.
    """
    if jobs < 2 or not _forks():
        yield work
        return
    worker = _started(lambda _: iter((work(),)), ())

    def result() -> Any:
        while worker.is_open:
            worker.receive()
        return worker.found[0] if worker.is_whole else work()

    try:
        yield result
    finally:
        worker.process.terminate()
        worker.process.join()


class _Worker(Struct, dict=True):
    """A process at work, with the values that it has sent so far."""

    process: "BaseProcess"
    receiver: "Connection"
    part: Sequence[Any]
    found: list[Any] = field(default_factory=list)
    is_open: bool = True
    is_whole: bool = False

    def receive(self) -> int:
        """Take one message, which is there or will be; how many values it held."""
        try:
            packed = self.receiver.recv_bytes()
        except (EOFError, OSError):
            self.is_open = False
            return 0
        if not packed:
            self.is_whole, self.is_open = True, False
            return 0
        values = marshal.loads(packed)  # noqa: S302 - from our own process
        self.found.extend(values)
        return len(values)


def _forks() -> bool:
    from multiprocessing import get_all_start_methods

    return "fork" in get_all_start_methods()


def _started(work: Work[T], part: Sequence[T]) -> _Worker:
    from multiprocessing import get_context

    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, part, receiver, sender), daemon=True)
    process.start()
    sender.close()
    return _Worker(process, receiver, part)


def _take(workers: Sequence[_Worker], step: Step, timeout: float | None) -> None:
    """Take every message that is there, or wait for one."""
    from multiprocessing.connection import wait

    senders: dict[Any, _Worker] = {worker.receiver: worker for worker in workers if worker.is_open}
    for pipe in wait(list(senders), timeout) if senders else ():
        if count := senders[pipe].receive():
            step(count)


def _work(work: Work[T], part: Sequence[T], receiver: "Connection", sender: "Connection") -> None:
    receiver.close()  # else this process could wait for itself
    chunk = []
    try:
        for value in work(part):
            chunk.append(value)
            if len(chunk) >= _CHUNK:
                sender.send_bytes(marshal.dumps(chunk))
                chunk = []
    except Exception:
        return  # the parent, which does this part then, raises it where it is told
    if chunk:
        sender.send_bytes(marshal.dumps(chunk))
    sender.send_bytes(b"")
    sender.close()
