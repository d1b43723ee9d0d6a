"""Did you mean …"""

import pytest

from cchc.schema.suggestion import COMMANDS, did_you_mean, nearest


@pytest.mark.parametrize(
    ("text", "near"),
    [("titel", "title"), ("publishd", "published"), ("xyz", None), ("", None)],
)
def test_only_a_like_name_is_suggested(text: str, near: str | None) -> None:
    assert nearest(text, ("title", "published", "section")) == near


def test_the_command_line_guesses_more_freely() -> None:
    assert nearest("plan", ("plan-progress", "budget")) is None
    assert nearest("plan", ("plan-progress", "budget"), COMMANDS) == "plan-progress"


def test_a_sentence_for_both_cases() -> None:
    assert did_you_mean("titel", ["title"]) == 'Gần nhất: "title".'
    assert did_you_mean("xyz", ["title"], "Các khóa: title.") == "Các khóa: title."
    assert did_you_mean("xyz", iter(())) == ""
