"""Did you mean …: the one of the possible names that is nearest to what was written."""

import difflib
from collections.abc import Iterable

KEYS = 0.6
"""Least likeness for a key or an id that stands in a file."""
COMMANDS = 0.3
"""Least likeness for a word typed at the command line, where a wrong guess costs nothing."""


def nearest(text: str, names: Iterable[str], likeness: float = KEYS) -> str | None:
    """The name most like the text, None when none is like it."""
    return next(iter(difflib.get_close_matches(text, list(names), 1, likeness)), None)


def did_you_mean(
    text: str, names: Iterable[str], otherwise: str = "", *, likeness: float = KEYS
) -> str:
    """A Vietnamese sentence that names the nearest one, or the sentence `otherwise`."""
    near = nearest(text, names, likeness)
    return f'Gần nhất: "{near}".' if near is not None else otherwise
