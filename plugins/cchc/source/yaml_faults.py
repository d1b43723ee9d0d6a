"""The parser's errors as flaws: where, a sentence, the fix."""

import re

import yaml

from cchc.source.block import Flaw

_FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Characters that YAML refuses or takes for the end of a line."""


def syntax_flaw(error: yaml.YAMLError, text: str, base: int) -> Flaw:
    """What the parser's error means in an entry that begins at `base` of the file."""
    if foreign := _FOREIGN.search(text):
        message = f"Có ký tự không dùng được U+{ord(foreign[0]):04X} trong phần đầu tệp."
        return Flaw("FM-YAML", base + foreign.start(), message, "Xóa ký tự đó.")
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    mark = getattr(error, "problem_mark", None)
    offset = base + min(mark.index if mark else 0, max(len(text) - 1, 0))
    if "quoted scalar" in context and "end of" in problem:
        opened = getattr(error, "context_mark", None)
        at = base + (opened.index if opened else 0)
        return Flaw(
            "FM-NHAY", at, "Thiếu dấu ngoặc kép đóng.", "Thêm dấu ngoặc kép ở cuối giá trị."
        )
    if "mapping values are not allowed" in problem:
        start = text.rfind("\n", 0, mark.index) + 1 if mark else 0
        line = text[start:].split("\n", 1)[0].strip().removeprefix("- ")
        key, _, value = line.partition(":")
        return Flaw(
            "FM-YAML",
            offset,
            'Giá trị có dấu hai chấm ":" phải đặt trong ngoặc kép.',
            f'{key}: "{value.strip()}"',
        )
    return Flaw(
        "FM-YAML",
        offset,
        "Phần đầu tệp sai cú pháp ở chỗ này.",
        "Đặt giá trị trong ngoặc kép, hoặc sửa dấu ngoặc và chỗ thụt dòng.",
    )


def duplicate(name: str, offset: int, first: int | None) -> Flaw:
    """A key that stands twice; `first` is where it stood before."""
    return Flaw("FM-TRUNG", offset, f'Khóa "{name}" viết hai lần', "Giữ lại một dòng.", first)
