"""Broadcast scripts: what is read aloud, how long it takes, which issue it is for."""

from pathlib import Path

import pytest
from tests.support import write_site

from cchc.source.scripts import (
    Reading,
    issues_of,
    minutes_of,
    number_of,
    reading_of,
    spoken_text,
)
from cchc.source.store import Store, load
from cchc.types.broadcast import Broadcast

SERIES = "---\nid: cm\ntype: series\ntitle: Chuyên mục\n{}---\n"
SCRIPT = "---\nid: kb\ntitle: Kịch bản\nkind: kịch bản\n{}---\n\n{}\n"


def issue(identity: str, month: str, more: str = "") -> str:
    head = f"id: {identity}\ntype: broadcast\nseries: cm\nmedium: phát thanh\nmonth: {month}\n"
    return f"---\n{head}{more}---\n"


def opened(folder: Path, script: str = "", body: str = "Xin chào.", span: str = "") -> Store:
    files = {
        "mkdocs.yml": "site_name: T\n",
        "content/tai-lieu/2025/kb.md": SCRIPT.format(script, body),
        "content/phat-song/2025/cm.md": SERIES.format(span),
        "content/phat-song/2025/k1.md": issue("k1", "2025-m06", "script: kb\nlength: 10\n"),
        "content/phat-song/2025/k2.md": issue("k2", "2025-m05"),
        "content/phat-song/2025/k3.md": issue("k3", "2025-m09", "no: 12\n"),
    }
    return load(write_site(folder, files))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("## Mở đầu – 2 phút\n\nXin chào.", "Xin chào."),
        ("*(Nhạc hiệu.)*\n\nXin *nhỏ dần* chào.", "Xin chào."),
        ("_Hình: cửa\nphòng_ Xin chào.", "Xin chào."),
        ("**MC:** Xin chào.\n\n**Khách**: Chào chị.", "Xin chào. Chào chị."),
        ("Việc **rất** cần: xin chào.", "Việc rất cần: xin chào."),
        ("Xem [trang này](https://a.example/b) nhé.[^1]\n\n[^1]: Không đọc.", "Xem trang này nhé."),
        ("Xin <!-- bỏ câu\n\nnày --> chào. ![ảnh](a.png)", "Xin chào."),
        ("Hai * ba và một * dấu sao.", "Hai * ba và một * dấu sao."),
        ("Một *mở\n\nkhông đóng* đâu.", "Một *mở không đóng* đâu."),
        ("Tệp ten_tep_dai.", "Tệp ten_tep_dai."),
    ],
)
def test_directions_are_not_read(written: str, read: str) -> None:
    assert " ".join(spoken_text(written).split()) == read


def test_reading_time_is_syllables_at_a_pace_and_what_is_not_read() -> None:
    reading = Reading(syllables=330, rate=220, unread=3)
    assert (reading.read_seconds, reading.seconds) == (90, 270)


def test_the_script_says_its_minutes_and_the_pace_is_given(tmp_path: Path) -> None:
    store = opened(tmp_path, "unread: 2\n", "Xin chào quý vị.")
    assert reading_of(store.by_id["kb"], 120) == Reading(4, 120, 2)


def test_issues_are_named_on_either_side_and_stand_in_order(tmp_path: Path) -> None:
    store = opened(tmp_path, "used_in: [k2]\nduration: 7\n")
    script = store.by_id["kb"]
    found = issues_of(store, script)
    assert [each.id for each in found] == ["k2", "k1"]
    assert [minutes_of(each, script) for each in (*found, None)] == [7, 10, 7]


@pytest.mark.parametrize(
    ("span", "numbers"),
    [
        ("span: 2025-m05 – 2025-m08\n", [2, 1, 12]),
        ("span: 2025-m06 – 2025-m08\n", [1, None, 12]),
        ("", [None, None, 12]),
    ],
)
def test_an_issue_has_the_number_of_its_month(
    tmp_path: Path, span: str, numbers: list[int | None]
) -> None:
    store = opened(tmp_path, span=span)
    issues = [store.by_id[key].as_a(Broadcast) for key in ("k1", "k2", "k3")]
    assert [number_of(store, each) for each in issues] == numbers
