"""Work shared with forked processes: they inherit what was read and send back plain results.

Where a system cannot fork, or for little work, this process does everything itself.
"""

import marshal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
Work = Callable[[Sequence[T]], Iterator[Any]]


def shared(work: Work[T], items: Sequence[T], jobs: int, fewest: int) -> Iterator[Any]:
    """What `work` yields for the items, with up to `jobs` processes, in no particular order.

    `work` yields plain values, which `marshal` takes; each process gets a run of neighbours. A
    process that dies sends less than all: its items are then done here. The caller runs no other
    threads.
    """
    if jobs < 2 or len(items) < fewest or "fork" not in get_all_start_methods():
        yield from work(items)
        return
    context, size = get_context("fork"), -(-len(items) // jobs)
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    workers = []
    for part in parts[1:]:
        receiver, sender = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(work, part, sender))
        worker.start()
        sender.close()
        workers.append((worker, receiver, part))
    yield from work(parts[0])
    for worker, receiver, part in workers:
        done = _received(receiver)
        worker.join()
        yield from done if done is not None else work(part)


def _received(receiver: Connection) -> list[Any] | None:
    """Everything a worker sent; None when it died before the end."""
    found: list[Any] = []
    try:
        while packed := receiver.recv_bytes():
            found.extend(marshal.loads(packed))  # noqa: S302 - from our own process
    except EOFError:
        return None
    return found


def _work(work: Work[T], part: Sequence[T], sender: Connection) -> None:
    chunk = []
    for value in work(part):
        chunk.append(value)
        if len(chunk) >= 100:
            sender.send_bytes(marshal.dumps(chunk))
            chunk = []
    sender.send_bytes(marshal.dumps(chunk))
    sender.send_bytes(b"")
    sender.close()
