"""The rows of a closed report, kept beside its document, so that it never changes any more.

`bc-2025-h1.md` has `bc-2025-h1.so-lieu.json`: everything the report printed on the day it was
closed. Only `cchc report KỲ --close` writes it; the document's `checksum` belongs to it.
"""

import json
from posixpath import splitext
from typing import Any

import msgspec

from cchc.source.documents import Document
from cchc.source.report_rows import Figures, checksum_of
from cchc.source.store import Store
from cchc.types.report import Report

ENDING = ".so-lieu.json"
AGAIN = "Lấy lại tệp cũ từ lịch sử của kho, hoặc bỏ khóa checksum rồi chốt lại báo cáo."


class ClosingError(Exception):
    """The kept rows are lost, cannot be read, or are not those that the report was closed with.

    The text is one Vietnamese sentence.
    """


def rows_path(document: Document) -> str:
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


def read_closed(store: Store, document: Document) -> Figures | None:
    """The rows a report was closed with; None for one that is not closed. Raises ClosingError."""
    path, report = rows_path(document), document.as_a(Report)
    if not report.checksum:
        return None
    try:
        kept = msgspec.json.decode(store.read(path), type=Figures)
    except OSError as error:
        raise ClosingError(f"Không có tệp số liệu đã chốt {path}.") from error
    except msgspec.DecodeError as error:
        raise ClosingError(f"Không đọc được số liệu đã chốt {path}: {error}.") from error
    if checksum_of(kept) != report.checksum:
        raise ClosingError(f"{path} khác số liệu đã chốt: mã kiểm tra không khớp.")
    if (kept.period, kept.as_of) != (report.period.id, report.as_of):
        raise ClosingError("Kỳ hoặc ngày chốt đã sửa sau khi chốt số liệu.")
    return kept
