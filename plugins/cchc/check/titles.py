"""Bodies that open with their title in other words, where the title names other documents."""

from collections.abc import Iterator
from functools import cache

from cchc.check.between import Between
from cchc.check.wording import has_own_title, title_again
from cchc.schema.problem import Problem
from cchc.types.registry import content_types


def between_files(between: Between) -> Iterator[Problem]:
    """NAME, of the types whose documents are called after a unit or a task."""
    for document in between.store.of(*_called_after_others()):
        yield from title_again(document.source, document.title)


@cache
def _called_after_others() -> tuple[str, ...]:
    types = content_types().items()
    return tuple(name for name, kind in types if not has_own_title(kind.model))
