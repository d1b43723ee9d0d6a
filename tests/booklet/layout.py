"""What stands where on a printed page, in mm from the sheet's upper left corner."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer, LTLine, LTTextLine

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print; `size` in pt, the rest in mm."""

    page: int
    text: str
    left: float
    right: float
    bottom: float
    size: float
    font: str

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn horizontal line."""

    page: int
    left: float
    right: float
    bottom: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@cache
def lines(pdf: bytes) -> list[Line]:
    """The lines of all pages; a line cut by wide spaces comes in parts."""
    return [item for item in _items(pdf) if isinstance(item, Line)]


@cache
def strokes(pdf: bytes) -> list[Stroke]:
    """The horizontal lines of all pages."""
    return [item for item in _items(pdf) if isinstance(item, Stroke)]


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in mm."""
    pages = extract_pages(BytesIO(pdf))
    return [(round(page.width / MM, 2), round(page.height / MM, 2)) for page in pages]


def find(pdf: bytes, start: str, page: int | None = None) -> Line:
    """The first line that begins with these words."""
    found = [line for line in lines(pdf) if line.text.startswith(start)]
    return next(line for line in found if page in (None, line.page))


def stroke_below(pdf: bytes, line: Line) -> Stroke:
    """The line drawn next below a line of print, within 6 mm and in its column."""
    near = [
        stroke
        for stroke in strokes(pdf)
        if stroke.page == line.page
        and 0 < stroke.bottom - line.bottom + 1 < 7
        and stroke.left < line.centre < stroke.right
    ]
    return min(near, key=lambda stroke: stroke.bottom)


def _items(pdf: bytes) -> Iterator[Line | Stroke]:
    params = LAParams(line_margin=0.01, boxes_flow=None, char_margin=4)
    for number, page in enumerate(extract_pages(BytesIO(pdf), laparams=params), 1):
        yield from _walk(page, number, page.height)


def _walk(node: Any, page: int, height: float) -> Iterator[Line | Stroke]:
    if isinstance(node, LTTextLine):
        chars = [char for char in node if isinstance(char, LTChar) and char.get_text().strip()]
        if chars:
            yield _line(node, chars, page, height)
    elif isinstance(node, LTLine):
        if node.x1 - node.x0 > 1:
            yield Stroke(page, node.x0 / MM, node.x1 / MM, (height - node.y0) / MM)
    elif isinstance(node, LTContainer):
        for inner in node:
            yield from _walk(inner, page, height)


def _line(node: LTTextLine, chars: list[LTChar], page: int, height: float) -> Line:
    first = chars[0]
    return Line(
        page,
        " ".join(node.get_text().split()),
        min(char.x0 for char in chars) / MM,
        max(char.x1 for char in chars) / MM,
        (height - first.y0) / MM,
        first.size,
        first.fontname.partition("+")[2],
    )


def text_of(pdf: bytes, folder: Path, *options: str) -> str:
    """The text as poppler reads it, pages parted by form feeds."""
    return run_tool(pdf, folder, "pdftotext", *options, "FILE", "-")


def running_text(pdf: bytes, folder: Path, *furniture: str) -> str:
    """The text without page numbers and without lines that begin with one of `furniture`.

    A paragraph that goes over to the next page is then in one piece.
    """
    return "\n".join(
        line
        for page in text_of(pdf, folder).split("\f")
        for line in page.splitlines()
        if not line.isdigit() and not (furniture and line.startswith(furniture))
    )


def run_tool(pdf: bytes, folder: Path, *command: str) -> str:
    """The standard output of a program that reads the file in place of FILE; fails if it does.

    A machine without the program skips the test, and the report says which program it was.
    """
    if shutil.which(command[0]) is None:
        pytest.skip(f"BỎ QUA KIỂM TRA BẢN IN: máy thiếu chương trình {command[0]}")
    path = folder / "in.pdf"
    path.write_bytes(pdf)
    words = [str(path) if word == "FILE" else word for word in command]
    done = subprocess.run(words, check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8")


def squeezed(text: str) -> str:
    """The text without any white space, for finding a block across lines and pages."""
    return re.sub(r"\s+", "", text)
