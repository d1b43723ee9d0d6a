"""Ids inside a file: tasks of a plan and results of a document have each its own."""

from collections.abc import Iterator

from cchc.check.leaf import Leaf
from cchc.schema.problem import Problem
from cchc.types.plan import Plan


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """ID-TRUNG inside a document."""
    record = leaf.record
    if isinstance(record, Plan):
        yield from _repeated(leaf, "tasks", [task.id for task in record.tasks])
    if record is not None and record.results:
        yield from _repeated(leaf, "results", [result.id for result in record.results])


def _repeated(leaf: Leaf, key: str, ids: list[str | None]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, identity in enumerate(ids):
        if identity is None:
            continue
        if identity in seen:
            line, _ = leaf.place_of((key, seen[identity], "id"))
            message = f'Mã "{identity}" đã dùng ở dòng {line}.'
            at = leaf.source.at((key, index, "id"))
            yield leaf.source.problem("ID-TRUNG", at, message, "Đặt mã khác.")
        seen.setdefault(identity, index)
