"""The staff handbook's reference, written from the declarations; `scripts/docs` runs it.

`reference_text()` is the whole of docs/tham-chieu.md; `handbook_text(text)` puts the table of
problem codes between the marks of docs/so-tay.md. Neither reads the clock or a site.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from cchc.schema.codes import CODES
from cchc.schema.record import Record
from cchc.schema.remedies import REMEDIES
from cchc.tracking.registry import tables
from cchc.tracking.status import STATUS_WORDS
from cchc.types.registry import content_types
from cchc_cli.reference_fields import fields_of, grid, nested_of, type_heading, value_forms
from cchc_cli.reference_programs import endpoint_lines, setting_lines, verb_lines

SEVERITY = {"error": "lỗi", "warning": "cảnh báo"}
MARKS = ("<!-- bảng mã: do scripts/docs viết -->", "<!-- hết bảng mã -->")
INTRODUCTION = """\
# Tham chiếu

Tệp này do `scripts/docs` viết ra từ các khai báo trong mã nguồn; xin đừng sửa tay.
Cách dùng hằng ngày nằm ở [sổ tay](so-tay.md).

- [Các dạng giá trị](#cac-dang-gia-tri)
- [Các loại nội dung](#cac-loai-noi-dung)
- [Các nhóm khóa con](#cac-nhom-khoa-con)
- [Mã lỗi và cảnh báo](#ma-loi)
- [Tùy chọn của trang](#tuy-chon)
- [Bảng theo dõi](#bang-theo-doi)
- [Lệnh](#lenh)
- [API](#api)
"""


def reference_text() -> str:
    """The whole reference page."""
    parts = (
        [INTRODUCTION],
        _section("cac-dang-gia-tri", "Các dạng giá trị", value_forms()),
        _section("cac-loai-noi-dung", "Các loại nội dung", _type_lines()),
        _section("cac-nhom-khoa-con", "Các nhóm khóa con", _nested_lines()),
        _section("ma-loi", "Mã lỗi và cảnh báo", code_lines()),
        _section("tuy-chon", "Tùy chọn của trang", setting_lines()),
        _section("bang-theo-doi", "Bảng theo dõi", _table_lines()),
        _section("lenh", "Lệnh", verb_lines()),
        _section("api", "API", endpoint_lines()),
    )
    return "\n".join(line for part in parts for line in part)


def handbook_text(text: str) -> str:
    """The handbook with a fresh table of codes. Raises ValueError when its marks are missing."""
    before, start, rest = text.partition(MARKS[0])
    _old, end, after = rest.partition(MARKS[1])
    if not (start and end):
        raise ValueError(f"the handbook lacks its marks: {MARKS}")
    return "\n".join([before + start, "", *code_lines(), "", end + after])


def code_lines() -> Iterator[str]:
    """Every problem code: severity, meaning, remedy."""
    heads = ("Mã", "Mức", "Nghĩa", "Cách sửa")
    return grid(
        heads,
        (
            (f"`{code}`", SEVERITY[entry.severity], entry.vi, REMEDIES.get(code, ""))
            for code, entry in CODES.items()
        ),
    )


def _section(anchor: str, title: str, lines: Iterator[str]) -> Iterator[str]:
    yield f'<a id="{anchor}"></a>\n\n## {title}\n'
    yield from lines
    yield ""


def _type_lines() -> Iterator[str]:
    yield "Mỗi tệp Markdown nằm trong thư mục của loại nội dung; khóa viết ở phần đầu tệp, giữa"
    yield "hai dòng `---`. Viết được tên khóa tiếng Anh ở cột đầu hoặc tên tiếng Việt không dấu ở"
    yield "cột thứ hai.\n"
    yield '<a id="khoa-chung"></a>\n\n### Khóa dùng chung cho mọi loại\n'
    yield from fields_of(Record)
    for kind in content_types().values():
        yield from type_heading(kind)
        yield from fields_of(kind.model, without=Record)


def _nested_lines() -> Iterator[str]:
    yield "Nhóm khóa viết thụt vào dưới khóa của nó. Ví dụ: mỗi nhiệm vụ của kế hoạch là một nhóm."
    for model in nested_of(kind.model for kind in content_types().values()):
        yield f'\n<a id="{model.__name__.lower()}"></a>\n\n### {model.label}\n'
        yield from fields_of(model)


def _table_lines() -> Iterator[str]:
    yield "Xem bằng `cchc table TÊN`, trên trang web ở mục Bảng theo dõi, hoặc trong các tệp CSV,"
    yield "XLSX, JSON đi kèm mỗi bảng.\n"
    yield "Tình trạng của một nhiệm vụ (`status`):\n"
    yield from grid(
        ("Giá trị", "Chữ trên bảng"),
        ((f"`{status}`", words.label) for status, words in STATUS_WORDS.items()),
    )
    for table in tables().values():
        yield f"\n### {table.title} (`{table.name}`)\n"
        yield from grid(
            ("Cột", "Nhãn"), ((f"`{column.id}`", column.label) for column in table.columns)
        )
        totals = ", ".join(f"`{name}`" for name in ("rows", *table.totals_schema))
        yield f"\nTổng cộng (`totals`): {totals}."


def main(docs: Path) -> None:
    """Write the reference and the handbook's table below `docs`."""
    (docs / "tham-chieu.md").write_text(reference_text(), "utf-8")
    handbook = docs / "so-tay.md"
    handbook.write_text(handbook_text(handbook.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
