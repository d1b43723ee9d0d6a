"""The examples of the handbook and of README.md: each file they show, with its path."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs" / "so-tay.md"
_EXAMPLE = re.compile(r"^Tệp `(content/[^`]+)`:\n\n```markdown\n(.*?)^```$", re.M | re.S)
_FENCE = re.compile(r"^```markdown\n(.*?)^```$", re.M | re.S)


def examples() -> Iterator[tuple[str, str]]:
    """Path and text of every file the handbook shows, and of the article in README.md."""
    for match in _EXAMPLE.finditer(HANDBOOK.read_text("utf-8")):
        yield match[1], match[2]
    for number, text in enumerate(_FENCE.findall((ROOT / "README.md").read_text("utf-8"))):
        yield f"content/tin/readme-{number}.md", text
