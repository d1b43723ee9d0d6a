"""One file's text, front matter and body, read strictly through python-frontmatter's seam.

`frontmatter.parse` strips the text and swallows errors, so the handler works on the file's own
text and collects problems; it never raises and no text is ever lost.
"""

import re
from functools import cached_property
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler
from msgspec import Struct
from msgspec.structs import replace

from cchc.schema.problem import Problem
from cchc.source.lines import Lines
from cchc.source.yaml_block import Block, Flaw, Location, Spot, read_block
from cchc.vietnamese.text import nfc

LARGEST_FILE = 4 * 1024 * 1024
_OPEN = re.compile(r"-{3,}[ \t]*\r?\n?")
_CLOSE = re.compile(r"\n(-{3,}|\.{3})[ \t]*(?:\r?\n|\r?\Z)")


class Source(Struct, frozen=True, dict=True):
    """A file of the site as read: raw text, nested texts of the front matter, problems."""

    path: str
    text: str
    body_start: int
    block: Block
    problems: tuple[Problem, ...]

    @property
    def data(self) -> dict[str, Any]:
        """The front matter as nested texts, NFC."""
        return self.block.data

    @property
    def body(self) -> str:
        """The body, NFC; the file itself stays as it is."""
        return nfc(self.text[self.body_start :])

    @cached_property
    def lines(self) -> Lines:
        """Line index of the raw text."""
        return Lines.of(self.text)

    def problem(self, code: str, offset: int, message: str, hint: str = "") -> Problem:
        """A problem at an offset of the raw text."""
        return Problem(self.path, *self.lines.at(offset), code, message, hint)

    def at(self, location: Location, *, key: bool = False) -> int:
        """Offset of the value at `location` (or its key), else of the nearest part around it."""
        spot = self.spot(location)
        if spot is None:
            return 0
        return spot.key if key and spot.key is not None else spot.start

    def spot(self, location: Location) -> Spot | None:
        """The spot of the longest known beginning of `location`."""
        for length in range(len(location), 0, -1):
            if location[:length] in self.block.spots:
                return self.block.spots[location[:length]]
        return None


class StrictHandler(BaseHandler):
    """python-frontmatter's handler interface over the file's own text; one instance per file."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.block = Block()
        self.body_start = 0
        self._base = 0

    def detect(self, _text: str) -> bool:
        return True

    def split(self, _text: str) -> tuple[str, str]:
        """The block between the fences; the body stays where `body_start` says it begins.

        A file without fences is all body.
        """
        opened = _opening(self.text)
        if opened is None:
            return "", ""
        self._long_fence(opened)
        self._base = start = opened.end()
        closed = _closing(self.text, start, exact=len(opened[0].strip()) == 3)
        if closed is None:
            message = "Thiếu dòng --- kết thúc phần đầu tệp; cả tệp được giữ làm nội dung."
            hint = "Thêm một dòng --- sau dòng khóa cuối cùng."
            self.block.flaws.append(Flaw("FM-DONG", opened.start(), message, hint))
            return "", ""
        closes, self.body_start = closed
        return self.text[start:closes], ""

    def load(self, fm: str, **_options: object) -> dict[str, Any]:
        """Nested texts of the block; the block that is no mapping stays in the body."""
        if not fm:
            return {}
        flaws = self.block.flaws
        base = self._base
        self.block = read_block(fm, base)
        self.block.flaws = flaws + self.block.flaws
        if not self.block.is_mapping:
            self.body_start = 0
            message = 'Phần đầu tệp không phải dạng "khóa: giá trị"; giữ nguyên làm nội dung.'
            hint = "Viết mỗi dòng dạng khóa: giá trị, hoặc bỏ hai dòng ---."
            self.block.flaws.append(Flaw("FM-DANG", base, message, hint))
        return self.block.data

    def _long_fence(self, opened: re.Match[str]) -> None:
        if len(opened[0].strip()) > 3:
            message = "Dòng mở phần đầu tệp phải là đúng ba dấu gạch ---."
            self.block.flaws.append(Flaw("FM-DANG", opened.start(), message, "Sửa thành ---."))


def _opening(text: str) -> re.Match[str] | None:
    """The opening fence, after blank lines only; a longer rule opens only before a key."""
    start = len(text) - len(text.lstrip(" \t\r\n"))
    start = text.rfind("\n", 0, start) + 1
    match = _OPEN.match(text, start)
    if match is None or not (match[0].endswith("\n") or match.end() == len(text)):
        return None
    if len(match[0].strip()) > 3 and not re.match(r"[A-Za-z_]\w*:", text[match.end() :]):
        return None
    return match


def _closing(text: str, start: int, *, exact: bool) -> tuple[int, int] | None:
    """Where the closing fence begins and ends; the block begins at `start`, behind a line."""
    at = start - 1
    while (match := _CLOSE.search(text, at)) is not None:
        if not exact or len(match[1]) == 3:
            return match.start() + 1, match.end()
        at = match.end(1)
    return None


def read_source(path: str, content: bytes) -> Source:
    """Read one file's bytes. Never raises: what is wrong is in `problems`."""
    if len(content) > LARGEST_FILE:
        problem = Problem(path, 1, 1, "FM-LON", "Tệp lớn hơn 4 MB.", "Tách tệp thành nhiều bài.")
        return Source(path, "", 0, Block(is_mapping=False), (problem,))
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        good = content[: error.start].decode("utf-8-sig", "replace")
        line, column = Lines.of(good).at(len(good))
        hint = 'Lưu lại tệp với bảng mã "UTF-8".'
        problem = Problem(path, line, column, "FM-MA", "Tệp không phải UTF-8.", hint)
        return Source(
            path, content.decode("utf-8", "replace"), 0, Block(is_mapping=False), (problem,)
        )
    handler = StrictHandler(text)
    frontmatter.parse("", handler=handler)  # which would strip and copy a text given to it
    source = Source(path, text, handler.body_start, handler.block, ())
    if not handler.block.flaws:
        return source
    return replace(source, problems=tuple(_problem(source, f) for f in handler.block.flaws))


def _problem(source: Source, flaw: Flaw) -> Problem:
    message = flaw.message
    if flaw.earlier is not None:
        first, second = (source.lines.at(offset)[0] for offset in (flaw.earlier, flaw.offset))
        message += f" (dòng {first} và {second})."
    return source.problem(flaw.code, flaw.offset, message, flaw.hint)
