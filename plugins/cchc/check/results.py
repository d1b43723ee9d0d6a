"""Results: without evidence, outside the round's list, for no part of the target."""

from collections.abc import Iterator

from cchc.check.between import Between
from cchc.schema.problem import Problem
from cchc.schema.record import Evidence
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.source.visibility import is_draft
from cchc.tracking.parts import part_index, quantified, split_kinds
from cchc.tracking.results import Ledger, RecordedResult
from cchc.tracking.tasks import TrackedTask, tracked_tasks
from cchc.types.inspection import Inspection
from cchc.types.unit import Unit
from cchc.types.visit import Visit
from cchc.vietnamese.text import fold


def between_files(between: Between) -> Iterator[Problem]:
    """KQ-MINH-CHUNG, KQ-NGOAI, KQ-LOAI, and THAM-CHIEU of a superseded result."""
    store = between.store
    ledger = Ledger(store)
    tasks = {task.reference: task for plan in store.of("plan") for task in tracked_tasks(plan)}
    rounds = _rounds_by_task(store)
    keys = {result.key for result in ledger.results}
    for result in ledger.results:
        yield from _evidence(store, ledger, result)
        yield from _part(store, tasks.get(result.fields.task), result)
        yield from _superseded(result, keys)
        for document in rounds.get(result.fields.task, ()):
            at = (*result.location, "unit_visited")
            yield from _outside(store, document, result.fields.unit_visited, result.document, at)
    for visit in store.of("visit"):
        record = visit.record
        if isinstance(record, Visit) and (round_ := store.get(record.round, "inspection")):
            yield from _outside(store, round_, record.unit, visit, ("unit",))


def _evidence(store: Store, ledger: Ledger, result: RecordedResult) -> Iterator[Problem]:
    """A result nothing proves; evidence that is misspelt is reported where it stands."""
    if is_draft(result.document) or ledger.proofs(result):
        return
    if any(_misspelt(store, result, evidence) for evidence in result.fields.evidence):
        return
    drafts = any(evidence.ref for evidence in result.fields.evidence)
    why = "có minh chứng còn là bản nháp" if drafts else "chưa có minh chứng"
    message = f"Kết quả {why}, chưa được tính."
    hint = "Thêm evidence: mã tin bài hoặc văn bản, tệp cạnh bài, hoặc địa chỉ web."
    source = result.document.source
    yield source.problem("KQ-MINH-CHUNG", source.at((*result.location, "task")), message, hint)


def _misspelt(store: Store, result: RecordedResult, evidence: Evidence) -> bool:
    file = f"{result.document.folder}/{evidence.file}"
    unknown = evidence.ref is not None and store.get(evidence.ref) is None
    return unknown or (evidence.file is not None and file not in store.files)


def _part(store: Store, task: TrackedTask | None, result: RecordedResult) -> Iterator[Problem]:
    parts = quantified(task.task) if task else ()
    if not parts or part_index(store, parts, result) is not None:
        return
    names = "; ".join(part.kind or "" for part in parts)
    field = "kind" if result.fields.kind else "unit_visited"
    message = f"Không rõ kết quả tính vào phần nào của chỉ tiêu ({names})."
    source = result.document.source
    at = source.at((*result.location, field))
    yield source.problem("KQ-LOAI", at, message, 'Ghi "kind" đúng như trong chỉ tiêu.')


def _superseded(result: RecordedResult, keys: set[str]) -> Iterator[Problem]:
    cited = result.fields.supersedes
    if cited is None or cited in keys or f"{result.document.id}/{cited}" in keys:
        return
    source = result.document.source
    at = source.at((*result.location, "supersedes"))
    hint = 'Viết "mã bài/số thứ tự của kết quả".'
    yield source.problem("THAM-CHIEU", at, f'Không có kết quả "{cited}".', hint)


def _rounds_by_task(store: Store) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = {}
    for document in store.of("inspection"):
        record = document.record
        if isinstance(record, Inspection) and record.task:
            found.setdefault(record.task, []).append(document)
    return found


def _outside(
    store: Store,
    round_: Document,
    reference: str | None,
    document: Document,
    at: tuple[str | int, ...],
) -> Iterator[Problem]:
    record, unit = round_.record, store.get(reference, "unit")
    if unit is None or not isinstance(record, Inspection) or _listed(store, record, unit):
        return
    message = f'"{unit.title}" không thuộc danh sách của {round_.title}.'
    hint = f"Sửa tên đơn vị, hoặc thêm đơn vị vào {round_.path}."
    source = document.source
    yield source.problem("KQ-NGOAI", source.at(at), message, hint)


def _listed(store: Store, round_: Inspection, unit: Document) -> bool:
    """Whether the round may visit the unit: its list, or what the plan names for all rounds."""
    if round_.units:
        return unit.id in _ids(store, round_.units)
    if not round_.candidates and not round_.candidate_groups:
        return True
    candidates = _ids(store, round_.candidates)
    named = {_kind(store.by_id[identity]) for identity in candidates}
    groups = {fold(kind) for group in round_.candidate_groups for kind in group.kinds}
    quota = {kind for part in round_.quota for kind in split_kinds(part.kind)}
    return unit.id in candidates or _kind(unit) in groups | (quota - named)


def _ids(store: Store, references: tuple[str, ...]) -> set[str]:
    found = (store.get(reference, "unit") for reference in references)
    return {unit.id for unit in found if unit}


def _kind(unit: Document) -> str:
    return fold(unit.record.kind) if isinstance(unit.record, Unit) else ""
