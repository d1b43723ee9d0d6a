"""The rows of a closed report, kept beside its document, so that it never changes any more.

`bc-2025-h1.md` has `bc-2025-h1.so-lieu.json`: everything the report printed on the day it was
closed. Only `cchc report KỲ --close` writes it; the document's `checksum` belongs to it.
"""

import json
from collections.abc import Iterator
from posixpath import splitext
from typing import Any

import msgspec

from cchc.booklet.compile import PrintError
from cchc.booklet.reports.model import Figures, Line, Section, checksum_of
from cchc.source.documents import Document
from cchc.source.store import Store
from cchc.types.report import Report

ENDING = ".so-lieu.json"
_AGAIN = "Lấy lại tệp cũ từ lịch sử của kho, hoặc xóa tệp và khóa checksum rồi chốt lại báo cáo."


class FrozenError(PrintError):
    """The kept rows are lost, cannot be read, or are not those that the report was closed with."""


def frozen_path(document: Document) -> str:
    """Where the rows of a report lie, relative to the site root."""
    return splitext(document.path)[0] + ENDING


def freeze(figures: Figures) -> bytes:
    """Figures as a file: JSON with a row of a table on each line."""
    plain = {**msgspec.to_builtins(figures), "checksum": checksum_of(figures)}
    sections = ",\n".join(_section(section) for section in plain.pop("sections"))
    return f'{_json(plain)[:-1]}, "sections": [\n{sections}\n]}}\n'.encode()


def _section(plain: dict[str, Any]) -> str:
    lines = ",\n".join(_json(line) for line in plain.pop("lines"))
    return f'{_json(plain)[:-1]}, "lines": [\n{lines}\n]}}'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read_frozen(store: Store, document: Document) -> Figures | None:
    """The rows a report was closed with; None for one that is not closed. Raises FrozenError."""
    path, report = frozen_path(document), document.as_a(Report)
    if not report.checksum:
        return None
    if not store.has(path):
        raise FrozenError(f"thiếu tệp số liệu đã chốt {path}. {_AGAIN}")
    try:
        kept = msgspec.json.decode(store.read(path), type=Figures)
    except (OSError, msgspec.DecodeError) as error:
        raise FrozenError(f"không đọc được {path}: {error}. {_AGAIN}") from error
    if checksum_of(kept) != report.checksum:
        raise FrozenError(f"{path} khác số liệu đã chốt: mã kiểm tra không khớp. {_AGAIN}")
    if (kept.period, kept.as_of) != (report.period.id, report.as_of):
        raise FrozenError(f"kỳ hoặc ngày chốt đã sửa sau khi chốt số liệu. {_AGAIN}")
    return kept


def differences(closed: Figures, now: Figures) -> Iterator[str]:
    """In words, the rows that would be other ones if the report were counted now."""
    names = dict.fromkeys(section.name for section in (*closed.sections, *now.sections))
    for name in names:
        before, after = _lines(closed, name), _lines(now, name)
        for key in dict.fromkeys((*before, *after)):
            if said := _difference(before.get(key), after.get(key)):
                yield said


_Place = tuple[Section, str, Line]
"""A row with its section and its number in the report."""


def _lines(figures: Figures, name: str) -> dict[tuple[str, int], _Place]:
    """The rows of a section by key; of several with one key each has its own number."""
    found: dict[tuple[str, int], _Place] = {}
    for place, section in enumerate(figures.sections, 1):
        for number, line in enumerate(section.lines if section.name == name else (), 1):
            same = sum(key == line.key for key, _ in found)
            found[line.key, same] = section, f"{place}.{number}", line
    return found


def _difference(before: _Place | None, after: _Place | None) -> str:
    if before is None:
        return f"{after[0].title}: thêm dòng {after[2].key}" if after else ""
    section, number, line = before
    if after is None:
        return f"Dòng {number} ({line.key}): nay không còn"
    values = zip(section.heads, line.values, after[2].values, strict=False)
    changes = [f"{head} {_word(old)} → {_word(new)}" for head, old, new in values if old != new]
    return f"Dòng {number} ({line.key}): {'; '.join(changes)}" if changes else ""


def _word(value: str | int | None) -> str:
    return "trống" if value is None else str(value)
