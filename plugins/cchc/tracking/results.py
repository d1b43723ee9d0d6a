"""All results of a site with stable keys, and which of them count on a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from cchc.schema.record import ResultFields, ResultItem
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.source.visibility import is_draft
from cchc.source.yaml_block import Location
from cchc.tracking.evidence import Proof, proofs


class RecordedResult(Struct, frozen=True):
    """One result with its place.

    `key` is `<document id>/<item id or number from 1>`, for a document of type result its id; it
    is what another result cites in `supersedes`.
    """

    key: str
    document: Document
    location: Location
    fields: ResultFields

    @property
    def line(self) -> int:
        """The line of the file where the result stands."""
        return self.document.line(self.location)


def recorded_results(store: Store) -> tuple[RecordedResult, ...]:
    """Every result of every document, by day, then key."""
    found = (result for document in store.with_results() for result in _of(document))
    return tuple(sorted(found, key=lambda result: (result.fields.date, result.key)))


def _of(document: Document) -> Iterator[RecordedResult]:
    record = document.record
    if isinstance(record, ResultFields):
        yield RecordedResult(document.id, document, (), record)
    for index, item in enumerate(record.results):
        key = f"{document.id}/{_name(item, index)}"
        yield RecordedResult(key, document, ("results", index), item)


def _name(item: ResultItem, index: int) -> str:
    return item.id or str(index + 1)


class Ledger:
    """The results of a store by task; read once, asked for many days.

    A result counts on a day when it is dated on or before it, has evidence, stands in no draft
    and no other result has replaced it, whenever its document was published on the web
    (the as-of contract).
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def results(self) -> tuple[RecordedResult, ...]:
        """Every result, by day, then key."""
        return recorded_results(self._store)

    @cached_property
    def by_task(self) -> Mapping[str, tuple[RecordedResult, ...]]:
        """Results by the task they cite, as written."""
        found: dict[str, list[RecordedResult]] = {}
        for result in self.results:
            found.setdefault(result.fields.task, []).append(result)
        return {task: tuple(results) for task, results in found.items()}

    @cached_property
    def replaced_from(self) -> Mapping[str, date]:
        """Key of a superseded result -> the day from which it no longer counts.

        That is the day the correcting result is dated, or recorded if that was earlier: from then
        on the correction stands in its place. A correction in a draft replaces nothing; one
        without evidence still does, because it says that the old figure was wrong.
        """
        keys = {result.key for result in self.results}
        found: dict[str, date] = {}
        for result in self.results:
            old = _superseded(result, keys)
            if old and old != result.key and not is_draft(result.document):
                day = _effective(result.fields)
                found[old] = min(found.get(old, day), day)
        return found

    def counted(self, task: str, day: date) -> tuple[RecordedResult, ...]:
        """The results of a task (`plan/task`, expanded) that count on a day, in order of day."""
        return tuple(r for r in self.by_task.get(task, ()) if self.counts(r, day))

    def counts(self, result: RecordedResult, day: date) -> bool:
        """Whether the result counts on a day."""
        replaced = self.replaced_from.get(result.key)
        return (
            result.fields.date <= day
            and (replaced is None or day < replaced)
            and not is_draft(result.document)
            and bool(self.proofs(result))
        )

    def proofs(self, result: RecordedResult) -> tuple[Proof, ...]:
        """The evidence of a result that exists and is no draft."""
        return proofs(self._store, result.document, result.fields)


def _superseded(result: RecordedResult, keys: set[str]) -> str | None:
    """The key meant by `supersedes`: a whole key, or an item of the same document."""
    cited = result.fields.supersedes
    own = f"{result.document.id}/{cited}"
    return own if cited and cited not in keys and own in keys else cited


def _effective(fields: ResultFields) -> date:
    recorded = fields.recorded_at
    return min(fields.date, recorded.date()) if recorded else fields.date
