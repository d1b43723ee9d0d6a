"""What reading says of single files, without the rules: for verbs that name one file or none."""

from collections.abc import Iterable

from cchc.build.analysis import Analysis
from cchc.schema.problem import Problem
from cchc.source.shelf import read_file


def reading_problems(analysis: Analysis, paths: Iterable[str] | None = None) -> tuple[Problem, ...]:
    """The problems of reading these files (None: every file), in order of place.

    Only files with problems of some sort are read again.
    """
    context = {"thirds": analysis.settings.thirds}
    found: list[Problem] = []
    for path in analysis.rows if paths is None else paths:
        if analysis.rows[path][5]:
            found += read_file(path, (analysis.root / path).read_bytes(), context).problems
    return tuple(sorted(found))
