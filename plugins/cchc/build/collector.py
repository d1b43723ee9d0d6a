"""The collector of reference cycles, which finds none while plain values pile up."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Do without it for a while: it looks at ten thousand rows again and again, a tenth of the
    time that making them takes. Processes forked meanwhile do without it too.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
