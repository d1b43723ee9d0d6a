"""Identity: ids, addresses and document numbers are used once."""

from collections.abc import Iterator
from datetime import date, datetime

from cchc.schema.problem import Problem
from cchc.schema.scalars import DocumentNumberType
from cchc.schema.shape import shapes
from cchc.source.addresses import is_reserved
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.types.plan import Plan
from cchc.vietnamese.document_number import normal_form

_OTHER_SLUG = "Đặt đường dẫn khác (khóa slug)."


def problems(store: Store, _as_of: datetime) -> Iterator[Problem]:
    """ID-TRUNG, SLUG-TRUNG, VB-TRUNG."""
    yield from _ids(store)
    yield from _addresses(store)
    yield from _numbers(store)
    for document in store.documents:
        yield from _inner_ids(document)


def _ids(store: Store) -> Iterator[Problem]:
    for identity, owners in store.ids.items():
        first, *rest = (path for _, path in owners)
        for path in rest:
            source = store.sources[path]
            message = f'Mã "{identity}" đã dùng ở {first}.'
            yield source.problem("ID-TRUNG", source.at(("id",)), message, "Đặt mã khác (khóa id).")


def _addresses(store: Store) -> Iterator[Problem]:
    """Two documents with one address; of two with one id only the id is the fault."""
    first: dict[str, Document] = {}
    for document in store.documents:
        if document.kind.hidden and document.kind.id != "page":
            continue
        if document.kind.id == "news" and is_reserved(document.slug):
            at = document.source.at(("slug",))
            message = f"Địa chỉ {document.url} dành cho trang lưu tin theo tháng."
            yield document.source.problem("SLUG-TRUNG", at, message, _OTHER_SLUG)
        other = first.setdefault(document.url, document)
        if other is not document and other.id != document.id:
            at = document.source.at(("slug",))
            message = f"Địa chỉ {document.url} đã dùng ở {other.path}."
            yield document.source.problem("SLUG-TRUNG", at, message, _OTHER_SLUG)


def _numbers(store: Store) -> Iterator[Problem]:
    """One issuer gives a number once a year (Nghị định 30/2020/NĐ-CP, Điều 15)."""
    first: dict[tuple[str, str, int | None], Document] = {}
    for document in store.documents:
        name = _number_field(document)
        number = getattr(document.record, name) if name else None
        if number is None:
            continue
        key = (_issuer(store, document), normal_form(number), _year(document.day))
        other = first.setdefault(key, document)
        if other is not document:
            message = f"Số {number} đã dùng ở {other.path}."
            hint = "Kiểm tra số, cơ quan ban hành và năm."
            at = document.source.at((name,))
            yield document.source.problem("VB-TRUNG", at, message, hint)


def _number_field(document: Document) -> str:
    declared = shapes(document.kind.model).values()
    return next((s.name for s in declared if isinstance(s.kind, DocumentNumberType)), "")


def _issuer(store: Store, document: Document) -> str:
    reference = str(document.kind.role(document.record, "lead") or "")
    unit = store.get(reference, "unit")
    return unit.id if unit else reference


def _year(day: date | None) -> int | None:
    return day.year if day else None


def _inner_ids(document: Document) -> Iterator[Problem]:
    """Ids of tasks in a plan, and of results in a document."""
    plan = document.record
    if isinstance(plan, Plan):
        yield from _repeated(document, "tasks", [task.id for task in plan.tasks])
    yield from _repeated(document, "results", [result.id for result in plan.results])


def _repeated(document: Document, key: str, ids: list[str | None]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, identity in enumerate(ids):
        if identity is None:
            continue
        if identity in seen:
            line = document.line((key, seen[identity], "id"))
            message = f'Mã "{identity}" đã dùng ở dòng {line}.'
            at = document.source.at((key, index, "id"))
            yield document.source.problem("ID-TRUNG", at, message, "Đặt mã khác.")
        seen.setdefault(identity, index)
