"""What the benches share: several rounds, their median, one line per figure."""

import statistics
import time
from collections.abc import Callable, Sequence

ROUNDS = 3


def rounds(arguments: Sequence[str]) -> int:
    """The number of rounds asked for on the command line."""
    return int(arguments[0]) if arguments else ROUNDS


def measure(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of the wall clock that each of several calls took."""
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return found


def say(label: str, seconds: Sequence[float], more: str = "") -> None:
    """Print the median with the shortest and the longest round."""
    middle = statistics.median(seconds)
    print(f"{label:<44}{middle:7.2f} s  ({min(seconds):.2f}–{max(seconds):.2f}) {more}".rstrip())
