"""Links between parts of a pack: paper cannot be clicked, so the page is named.

A link to another part becomes its words and "(trang N)"; N is not known before layout and travels
as one private character, which the data writer turns into a question to Typst.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from cchc.booklet.packs.model import PackPart
from cchc.booklet.tree import Link, Text

T = TypeVar("T")

FIRST_MARK = 0xE100
"""The private character of the first part; a pack has fewer parts than there are such letters."""
MARKS = re.compile(f"([{chr(FIRST_MARK)}-\uf8ff])")
"""Any of them."""


def with_pages(content: T, parts: Sequence[PackPart]) -> T:
    """The content with the page named behind every link to a part."""
    marks = {url: chr(FIRST_MARK + n) for n, part in enumerate(parts) for url in part.urls}
    return content if not marks else _walk(content, marks)


def _walk(value: Any, marks: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(each for inner in value for each in _each(inner, marks))
    if isinstance(value, list | str | bytes | dict) or not isinstance(value, Struct):
        return value
    changed = {name: _walk(getattr(value, name), marks) for name in value.__struct_fields__}
    same = all(changed[name] is getattr(value, name) for name in changed)
    return value if same else replace(value, **changed)


def _each(value: Any, marks: Mapping[str, str]) -> tuple[Any, ...]:
    inner = _walk(value, marks)
    if isinstance(value, Link):
        mark = marks.get(value.url.partition("#")[0])
        if mark is not None:
            return (*inner.children, Text(f" (trang {mark})"))
    return (inner,)
