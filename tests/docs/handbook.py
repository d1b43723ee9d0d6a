"""The handbook's examples: each file it shows, with the path it gives."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs" / "so-tay.md"
_EXAMPLE = re.compile(r"^Tệp `(content/[^`]+)`:\n\n```markdown\n(.*?)^```$", re.M | re.S)


def examples() -> Iterator[tuple[str, str]]:
    """Path and text of every file the handbook shows."""
    for match in _EXAMPLE.finditer(HANDBOOK.read_text("utf-8")):
        yield match[1], match[2]
