"""The loop of `cchc serve`: it watches the content and the clock, and has the resident build."""

import gc
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from watchfiles import watch

from cchc.build.files import BuildError
from cchc.build.request import Request
from cchc.build.resident import Resident
from cchc.source.layout import CONTENT, LEDGER
from cchc.source.settings import SettingsError
from cchc_api.feedback.keeping import refresh_feedback
from cchc_api.settings import ApiSettings
from cchc_api.snapshot import refresh_snapshot
from cchc_cli.options import now
from cchc_cli.telling import say, say_fault, say_wrong, tell_errors

_STEP = 3  # milliseconds of quiet that end a burst of changes; as often this process wakes up
_MOST = 100  # milliseconds that a burst may last before it is built
_LOOK = 100  # milliseconds without a change until the clock and mkdocs.yml are looked at
_QUIET = 4  # such looks after a build until its memory is kept on disk
_WRITING = 0.03  # seconds given to an editor that has just emptied a file in order to write it
_FAULT = "Lỗi của chương trình; xin gửi các dòng này cho người phụ trách."

Sign = tuple[int, int, int] | None


@dataclass
class Keeper:
    """Keeps a site fresh until `stop` is set.

    `request` gives what to build at an instant; with `fixed` nothing falls due by itself. `ready`
    is set when the site has been read.
    """

    settings: ApiSettings
    request: Callable[[datetime], Request]
    resident: Resident
    stop: threading.Event
    fixed: bool = False
    ready: threading.Event = field(default_factory=threading.Event)
    _files: tuple[Sign, ...] = ()
    _day: date = field(default_factory=lambda: now().date())
    _is_rested: bool = True
    _quiet: int = 0

    def run(self) -> None:
        """Watch and build; the caller's thread is used by nothing else."""
        try:
            while not self.stop.is_set():
                folder = self.settings.root / CONTENT
                if folder.is_dir():
                    self._watch(folder)
                else:
                    self.ready.set()
                    self.stop.wait(_LOOK / 1000)
            self._rest()
        finally:
            self.ready.set()  # who waits for it must not wait for a thread that has failed

    def _watch(self, folder: Path) -> None:
        """Until the end, or until the folder is another one, which needs a watch of its own."""
        which = folder.stat().st_ino
        eyes = watch(
            folder,
            watch_filter=None,
            debounce=_MOST,
            step=_STEP,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            stop_event=self.stop,
            raise_interrupt=False,
        )
        self._files = self._signs()
        next(eyes, None)  # watched from here on: what changes while the site is read comes later
        self._build(None)
        self.ready.set()
        for changes in eyes:
            self._look({path for _, path in changes})
            there = _sign(folder)
            if there is None or there[2] != which:
                return

    def _look(self, changed: set[str]) -> None:
        if any(_is_empty(path) for path in changed):
            self.stop.wait(_WRITING)
        moment, files = now(), self._signs()
        beside, self._files = files != self._files, files
        if moment.date() != self._day:
            # The number stands in every page: at each edit it would change all of them.
            self._day = moment.date()
            refresh_snapshot(self.settings, moment)
            refresh_feedback(self.settings.root, moment)
            beside = True
        due = None if self.fixed else self.resident.until
        if changed or beside or (due is not None and due <= moment):
            self._build(self._paths(changed))
        elif not self._is_rested:
            self._quiet += 1
            if self._quiet >= _QUIET:
                self._rest()

    def _paths(self, changed: Iterable[str]) -> set[str] | None:
        """Below the root; None when a name cannot be told."""
        root = self.settings.root
        if any("\ufffd" in path for path in changed):
            return None
        return {Path(path).relative_to(root).as_posix() for path in changed}

    def _build(self, paths: set[str] | None) -> None:
        """The server goes on with the old site whatever happens here."""
        self._is_rested, self._quiet = False, 0
        try:
            built = self.resident.build(self.request(now()), paths)
        except SettingsError as error:
            tell_errors(error.problems)
        except BuildError as error:
            say_wrong(f"LỖI: {error} Không ghi gì.")
        except Exception:
            say_fault(_FAULT)
        else:
            if built.outcome is None:
                tell_errors(built.errors)
            elif paths is not None or built.outcome.written:
                said = f"Đã dựng {built.outcome.files} tệp, ghi mới {built.outcome.written}."
                say(said)

    def _rest(self) -> None:
        """In a quiet moment what is in memory is kept on disk."""
        self._is_rested = True
        try:
            if self.resident.rest(self.request(now())):
                self._build(None)
        except Exception:
            say_fault(_FAULT)
        # A site of many years is a million objects that stay: no sweep has to look at them.
        gc.collect()
        gc.freeze()

    def _signs(self) -> tuple[Sign, ...]:
        """What changes with the files beside the content; a watch on a replaced file is lost."""
        root = self.settings.root
        return _sign(root / "mkdocs.yml"), _sign(root / LEDGER)


def _is_empty(path: str) -> bool:
    try:
        return Path(path).stat().st_size == 0
    except OSError:
        return False


def _sign(file: Path) -> Sign:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
