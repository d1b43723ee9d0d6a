"""What a build remembers: parts are appended while that is worth it, a damaged end is none."""

from pathlib import Path

import pytest

from cchc.build.memory import append, recall, remember

WHOLE = ("sign", {"a": 1}, "x" * 1000)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    remember(tmp_path / "kept", WHOLE)
    return tmp_path / "kept"


def test_parts_are_appended(file: Path) -> None:
    assert append(file, "sign", {"b": 2}, 3)
    assert append(file, "sign", {"c": 3}, 3)
    assert recall(file) == [*WHOLE, {"b": 2}, {"c": 3}]
    assert recall(file, 2) == ["sign", {"a": 1}]
    assert recall(file, skip=2) == ["sign", {"a": 1}, None, {"b": 2}, {"c": 3}]


def test_a_memory_of_another_sign_takes_nothing(file: Path) -> None:
    assert not append(file, "other", {"b": 2}, 3)
    assert not append(file.with_name("none"), "sign", {"b": 2}, 3)
    assert recall(file) == list(WHOLE)


def test_after_a_damaged_end_nothing_is_appended_or_recalled(file: Path) -> None:
    assert append(file, "sign", {"b": 2}, 3)
    file.write_bytes(file.read_bytes()[:-1])
    assert not append(file, "sign", {"c": 3}, 3)
    assert recall(file) is None


def test_what_has_grown_is_written_anew(file: Path) -> None:
    assert not append(file, "sign", "y" * 500, 3)
    many = sum(append(file, "sign", None, 3) for _ in range(500))
    assert 10 < many <= 100
    parts = recall(file)
    assert parts is not None
    assert len(parts) == 3 + many
