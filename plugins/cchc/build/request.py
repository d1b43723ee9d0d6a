"""What somebody asks of a build."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from cchc.build.progress import SILENT, Reporter
from cchc.build.state import OutputState


class Request(Struct, frozen=True):
    """What to build: site root, output folder, as-of instant, folder of the print typefaces.

    `jobs` is the number of processes; more than one only where no other thread runs. The
    `reporter` is told how far the build is.
    """

    root: Path
    out: Path
    as_of: datetime
    fonts: Path
    clean: bool = False
    jobs: int = 1
    reporter: Reporter = SILENT

    @property
    def state(self) -> OutputState:
        """The remembered state of the output folder."""
        return OutputState.of(self.root, self.out)

    @property
    def is_default(self) -> bool:
        """Whether this is the site's own output folder, the one the API serves."""
        return self.out.resolve() == (self.root / "site").resolve()
