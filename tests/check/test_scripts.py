"""A script is told of when it does not fit: at both ends of what is allowed."""

from pathlib import Path

import pytest
from tests.check.support import checked

SETTINGS = "site_name: T\nplugins:\n  - cchc:\n      syllables_per_minute: 100\n"
SERIES = "---\nid: cm\ntype: series\ntitle: Chuyên mục\n---\n"


def told(
    folder: Path, syllables: int, length: str = "4", more: str = "", script: str = ""
) -> list[str]:
    """The sentences about a script of so many syllables read at 100 a minute."""
    issue = f"type: broadcast\nseries: cm\nmedium: phát thanh\nmonth: 2025-m04\nscript: kb\n{more}"
    stated = f"length: {length}\n" if length else ""
    head = f"id: kb\ntitle: Kịch bản\nkind: kịch bản\n{script}"
    files = {
        "mkdocs.yml": SETTINGS,
        "content/phat-song/2025/cm.md": SERIES,
        "content/phat-song/2025/k1.md": f"---\nid: k1\n{issue}{stated}---\n",
        "content/tai-lieu/2025/kb.md": f"---\n{head}---\n\n{'nghe ' * syllables}\n",
    }
    return [p.message for p in checked(folder, files) if p.code == "KICH-BAN"]


@pytest.mark.parametrize(
    ("syllables", "fits"), [(401, False), (400, True), (300, True), (298, False), (1, False)]
)
def test_longer_than_the_issue_or_a_quarter_of_it_empty(
    tmp_path: Path, syllables: int, fits: bool
) -> None:
    assert bool(told(tmp_path, syllables)) != fits


def test_the_sentence_says_by_how_much_and_counts_what_is_not_read(tmp_path: Path) -> None:
    assert told(tmp_path, 250, script="unread: 2\n") == [
        "Kịch bản dài khoảng 4 phút 30 giây, cả 2 phút không đọc; kỳ phát k1 có 4 phút: "
        "thừa 30 giây."
    ]


def test_without_an_issue_its_own_length_counts(tmp_path: Path) -> None:
    assert told(tmp_path / "a", 500, length="") == []
    assert told(tmp_path / "b", 500, length="", script="duration: 4\n") == [
        "Kịch bản dài khoảng 5 phút; kỳ phát k1 có 4 phút: thừa 1 phút."
    ]


def test_a_postponed_issue_and_a_script_without_words_are_let_alone(tmp_path: Path) -> None:
    assert told(tmp_path / "a", 500, more="status: hoãn\n") == []
    assert told(tmp_path / "b", 0) == []
