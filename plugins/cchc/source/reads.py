"""What a running job asks of the site, noted so that the next build knows when to run it again."""

from collections.abc import Iterator
from contextlib import contextmanager


class Reads:
    """The questions of the job that is running; outside a job nothing is noted.

    A question is a text such as "F content/tin/x.md" (the whole file) or "R so-y-te unit" (what a
    reference means); `cchc.pages.answers` tells the answer to each of them.
    """

    __slots__ = ("_now",)

    def __init__(self) -> None:
        self._now: set[str] | None = None

    def note(self, question: str) -> None:
        """Note a question for the running job."""
        if self._now is not None:
            self._now.add(question)

    def note_all(self, questions: Iterator[str] | set[str]) -> None:
        """Note several questions for the running job."""
        if self._now is not None:
            self._now.update(questions)

    @contextmanager
    def collect(self) -> Iterator[set[str]]:
        """The questions asked inside; those of an outer job do not count them."""
        before, found = self._now, set[str]()
        self._now = found
        try:
            yield found
        finally:
            self._now = before
