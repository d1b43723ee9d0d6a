"""How far a long build is: a bar for people, lines for programs, nothing through a pipe."""

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, TextIO, TypeVar

import click

from cchc.build.progress import SILENT, Phase, Reporter

LABELS: Final[dict[Phase, str]] = {"read": "Đọc tệp", "make": "Dựng trang"}
_AFTER = 1.0  # seconds: quick work is over before anybody could read a bar
_EVERY = 0.1  # seconds between two pictures
_WIDTH = 24  # characters of a bar
_CLEAR = "\r\x1b[K"

Clock = Callable[[], float]
Function = TypeVar("Function", bound=Callable[..., Any])


class Bar:
    """A bar on the last line of a terminal, after the first second; gone when all is done."""

    def __init__(self, stream: TextIO, clock: Clock = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._next = clock() + _AFTER
        self._label, self._total, self._count = "", 0, 0
        self._is_shown = False

    def phase(self, name: Phase, total: int) -> None:
        """Begin a part of the work."""
        self._label, self._total, self._count = LABELS[name], total, 0

    def step(self, count: int) -> None:
        """Go on, and show it if it has not been shown for a while."""
        self._count += count
        now = self._clock()
        if now >= self._next:
            self._next = now + _EVERY
            self._show()

    def done(self) -> None:
        """Leave the line as it was."""
        if self._is_shown:
            self._is_shown = False
            self._write(_CLEAR)

    def _show(self) -> None:
        share = min(self._count / self._total, 1) if self._total else 1
        bar = ("#" * round(share * _WIDTH)).ljust(_WIDTH, ".")
        line = f"{self._label} [{bar}] {self._count}/{self._total}"
        self._is_shown = True
        self._write(_CLEAR + line[: self._columns() - 1])

    def _columns(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or 80
        except OSError:
            return 80

    def _write(self, text: str) -> None:
        with suppress(OSError):  # a terminal that has gone must not end a build
            self._stream.write(text)
            self._stream.flush()


class Lines:
    """One JSON object a line: where a phase begins, and ten times a second how far it is."""

    def __init__(self, stream: TextIO, clock: Clock = time.monotonic) -> None:
        self._stream, self._clock, self._next = stream, clock, 0.0
        self._phase, self._total, self._count, self._told = "", 0, 0, 0

    def phase(self, name: Phase, total: int) -> None:
        """Begin a part of the work."""
        self.done()
        self._phase, self._total, self._count = name, total, 0
        self._tell()

    def step(self, count: int) -> None:
        """Go on."""
        self._count += count
        if self._clock() >= self._next:
            self._tell()

    def done(self) -> None:
        """Tell the last figure."""
        if self._count != self._told:
            self._tell()

    def _tell(self) -> None:
        self._next, self._told = self._clock() + _EVERY, self._count
        state = {"phase": self._phase, "done": self._count, "total": self._total}
        self._stream.write(json.dumps(state) + "\n")
        self._stream.flush()


def reporter(wish: str) -> Reporter:
    """The reporter on standard error: `auto` is a bar on a terminal, else silence."""
    stream = sys.stderr
    if wish == "json":
        return Lines(stream)
    is_screen = stream.isatty() and os.environ.get("TERM") != "dumb"
    return Bar(stream) if wish == "auto" and is_screen else SILENT


def progress_option(function: Function) -> Function:
    """Add --progress: how a long piece of work is told."""
    return click.option(
        "--progress",
        type=click.Choice(["auto", "json", "none"]),
        default="auto",
        help="Báo tiến độ ra stderr; auto: khi stderr là màn hình và việc kéo dài.",
    )(function)
