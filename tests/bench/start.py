"""From the command to the first page in the reader's hands: `cchc serve`, first and later starts.

``scripts/bench start [ROUNDS]``
"""

import shutil
import sys
import tempfile
import urllib.request
from pathlib import Path

from tests.e2e.sites import DEMO, SEED, copy_site, serving
from tests.timing import measure, rounds, say


def start(root: Path, log: Path) -> None:
    """Start, fetch the home page, stop; the stop is part of the time but takes next to nothing."""
    with serving(root, log) as served, urllib.request.urlopen(f"{served.url}/") as answer:
        answer.read()


def main() -> None:
    times = rounds(sys.argv[1:])
    for name, source in (("trang gốc", SEED), ("tỉnh Mẫu", DEMO)):
        with tempfile.TemporaryDirectory() as folder:
            root, log = copy_site(source, Path(folder) / "root"), Path(folder) / "log"

            def first(root: Path = root, log: Path = log) -> None:
                for built in ("site", ".cchc"):
                    shutil.rmtree(root / built, ignore_errors=True)
                start(root, log)

            def later(root: Path = root, log: Path = log) -> None:
                start(root, log)

            say(f"{name}: lần đầu, tới trang chủ", measure(first, times))
            say(f"{name}: lần sau, tới trang chủ", measure(later, times))


if __name__ == "__main__":
    main()
