"""What a long build says while it works: how far it is, to whoever listens."""

from typing import Final, Literal, Protocol

Phase = Literal["read", "make"]
READ: Final = "read"
"""Files are read and checked."""
MAKE: Final = "make"
"""Jobs make pages and other files."""


class Reporter(Protocol):
    """Is told how far the work is; called by the process that collects, never by its workers."""

    def phase(self, name: Phase, total: int) -> None:
        """A part of the work begins: so many files or jobs."""

    def step(self, count: int) -> None:
        """So many more of them are done."""

    def done(self) -> None:
        """The work has ended, well or not; may be said more than once."""


class Silent:
    """Says nothing."""

    def phase(self, name: Phase, total: int) -> None:
        """Nothing."""

    def step(self, count: int) -> None:
        """Nothing."""

    def done(self) -> None:
        """Nothing."""


SILENT: Final[Reporter] = Silent()
