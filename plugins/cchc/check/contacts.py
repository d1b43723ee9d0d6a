"""Telephone numbers and mailboxes of persons: all but those that a channel document declares."""

from collections.abc import Iterator

from cchc.check.between import Between
from cchc.check.written_numbers import FIX, said
from cchc.schema.problem import Problem


def between_files(between: Between) -> Iterator[Problem]:
    """DU-LIEU-CN, in bodies and in front matter."""
    official = {number for facts in between.facts.values() for number in facts.official}
    for path, facts in between.facts.items():
        for compared, what, line, column in facts.contacts:
            if compared not in official:
                yield Problem(path, line, column, "DU-LIEU-CN", said(what), FIX)
