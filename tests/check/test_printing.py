"""Print runs: sums where they are known."""

from pathlib import Path

import pytest
from tests.check.support import checked, codes


@pytest.mark.parametrize(
    ("copies", "stated", "fault"),
    [
        ("100", [60, 40], False),
        ("100", [60, 39], True),
        ("100", [60, 41], True),
        ("100", [60, None], False),
        ("100", [120, None], True),
        ("100", [], False),
        ("", [60], False),
        ("1.000", [600, 400], False),
    ],
)
def test_the_copies_add_up(
    tmp_path: Path, copies: str, stated: list[int | None], fault: bool
) -> None:
    rows = "".join(
        f"  - to: Nơi {place}\n" + (f"    copies: {count}\n" if count is not None else "")
        for place, count in enumerate(stated)
    )
    recipients = f"recipients:\n{rows}" if rows else ""
    text = f"---\ntype: distribution\ntitle: P\ncopies: {copies}\n{recipients}---\n"
    found = codes(checked(tmp_path, {"content/an-pham/2025/p.md": text}))
    assert found == ([("IN-TONG", 4, 9)] if fault else [])
