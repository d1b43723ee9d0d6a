"""Identity: ids, addresses and document numbers are used once."""

from collections.abc import Iterator

from cchc.check.between import Between
from cchc.schema.problem import Problem
from cchc.source.addresses import is_reserved
from cchc.source.documents import Document

_OTHER_SLUG = "Đặt đường dẫn khác (khóa slug)."


def between_files(between: Between) -> Iterator[Problem]:
    """ID-TRUNG, SLUG-TRUNG, VB-TRUNG."""
    yield from _ids(between)
    yield from _addresses(between)
    yield from _numbers(between)


def _ids(between: Between) -> Iterator[Problem]:
    for identity, owners in between.known.owners.items():
        for path in owners[1:]:
            message = f'Mã "{identity}" đã dùng ở {owners[0]}.'
            place = between.facts[path].id_at
            yield Problem(path, *place, "ID-TRUNG", message, "Đặt mã khác (khóa id).")


def _addresses(between: Between) -> Iterator[Problem]:
    """Two documents with one address; of two with one id only the id is the fault."""
    first: dict[str, Document] = {}
    for document in between.store.documents:
        kind, url = document.kind, document.url
        if kind.hidden and kind.id != "page":
            continue
        if kind.id != "page" and is_reserved(url):
            message = f"Địa chỉ {url} dành cho một trang danh sách theo năm, tháng."
            yield _at_slug(between, document, message)
        other = first.setdefault(url, document)
        if other is not document and other.id != document.id:
            message = f"Địa chỉ {url} đã dùng ở {other.path}."
            yield _at_slug(between, document, message)


def _at_slug(between: Between, document: Document, message: str) -> Problem:
    place = between.facts[document.path].slug_at
    return Problem(document.path, *place, "SLUG-TRUNG", message, _OTHER_SLUG)


def _numbers(between: Between) -> Iterator[Problem]:
    """One issuer gives a number once a year (Nghị định 30/2020/NĐ-CP, Điều 15)."""
    first: dict[tuple[str, str, int | None], str] = {}
    store = between.store
    for path, facts in between.facts.items():
        document = store.by_path.get(path) if facts.number else None
        if facts.number is None or document is None:
            continue
        written, normal, issuer, place = facts.number
        unit, day = store.get(issuer, "unit"), document.day
        key = (unit.id if unit else issuer, normal, day.year if day else None)
        other = first.setdefault(key, path)
        if other != path:
            message = f"Số {written} đã dùng ở {other}."
            hint = "Kiểm tra số, cơ quan ban hành và năm."
            yield Problem(path, *place, "VB-TRUNG", message, hint)
