"""Letters: decomposed forms, hidden characters, old fonts, wrong conversions, no-break spaces."""

import re
from collections.abc import Iterator

from cchc.check.leaf import Leaf
from cchc.check.signs import CONVERTED, HIDDEN, OLD
from cchc.schema.problem import Problem
from cchc.source.front_matter import Source
from cchc.vietnamese.encodings import LegacyEncoding, convert_legacy, detect_legacy
from cchc.vietnamese.text import invisible, is_nfc, nfc, suspect_words

_INDENT = re.compile(r"^[ \t]*\u00a0[ \t\u00a0]*", re.MULTILINE)
_PARAGRAPH = re.compile(r"\S.*(?:\n[^\n]*\S.*)*")
_FONTS: dict[LegacyEncoding, tuple[str, str]] = {
    "tcvn3": ("CHU-TCVN3", "TCVN3 (.VnTime)"),
    "vni": ("CHU-VNI", "VNI (VNI-Times)"),
}
_EXCERPT = 30


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """CHU-NFD, CHU-AN, CHU-TCVN3, CHU-VNI, KY-TU, WORD, at true places of the raw text."""
    source = leaf.source
    if source.text.isascii() or any(problem.code == "FM-MA" for problem in source.problems):
        return
    if not leaf.composed:
        yield from _decomposed(source)
    if HIDDEN in leaf.signs:
        yield from _hidden(source)
    if "\u00a0" in source.text:
        yield from _indentation(source)
    legacy = list(_legacy(source)) if OLD in leaf.signs else []
    yield from legacy
    if not legacy and CONVERTED in leaf.signs:
        yield from _suspects(source, source.text if leaf.composed else nfc(source.text))


def _decomposed(source: Source) -> Iterator[Problem]:
    lines = list(_odd_lines(source.text))
    start, line = lines[0]
    composed = nfc(line)
    at = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), 0)
    message = f"Chữ tổ hợp (NFD) ở {len(lines)} dòng, đã đọc thành dựng sẵn (NFC); tệp giữ nguyên."
    hint = "Gõ bằng bảng mã Unicode dựng sẵn."
    yield source.problem("CHU-NFD", start + at, message, hint)


def _odd_lines(text: str) -> Iterator[tuple[int, str]]:
    """(offset, line) of every line that is not composed."""
    at = 0
    for line in text.split("\n"):
        if not is_nfc(line):
            yield at, line
        at += len(line) + 1


def _hidden(source: Source) -> Iterator[Problem]:
    """One problem per line that has hidden characters."""
    found: dict[int, list[int]] = {}
    for position in invisible(source.text):
        found.setdefault(source.lines.at(position)[0], []).append(position)
    for positions in found.values():
        name = f"U+{ord(source.text[positions[0]]):04X}"
        more = f" và {len(positions) - 1} ký tự khác trên dòng" if len(positions) > 1 else ""
        message = f"Có ký tự ẩn {name}{more}."
        yield source.problem("CHU-AN", positions[0], message, "Xóa ký tự đó.")


def _indentation(source: Source) -> Iterator[Problem]:
    runs = list(_INDENT.finditer(source.text))
    if runs:
        count = sum(run[0].count("\u00a0") for run in runs)
        message = f"{count} dấu cách không ngắt dùng để thụt dòng."
        at = runs[0].start() + runs[0][0].index("\u00a0")
        yield source.problem("WORD", at, message, "Thay bằng dấu cách thường.")


def _legacy(source: Source) -> Iterator[Problem]:
    """The first paragraph in each old font; the whole text decides where one line is too short."""
    told: set[LegacyEncoding] = set()
    for match in _PARAGRAPH.finditer(source.text):
        encoding = detect_legacy(match[0])
        if encoding and encoding not in told:
            told.add(encoding)
            yield _legacy_problem(source, encoding, match.start(), match[0])
    body = source.text[source.body_start :]
    whole = None if told else detect_legacy(body)
    if whole:
        at = next(i for i, letter in enumerate(body) if not letter.isascii())
        start = max(body.rfind(" ", 0, at), body.rfind("\n", 0, at)) + 1
        yield _legacy_problem(source, whole, source.body_start + start, body[start:])


def _legacy_problem(source: Source, encoding: LegacyEncoding, at: int, text: str) -> Problem:
    code, font = _FONTS[encoding]
    excerpt = text.split("\n", maxsplit=1)[0].strip()[:_EXCERPT]
    converted = convert_legacy(excerpt, encoding)
    message = f'Đoạn này dùng phông cũ {font}. Bản chuyển: "{excerpt}" → "{converted}".'
    return source.problem(code, at, message, f"Chạy: cchc import markdown {source.path}")


def _suspects(source: Source, composed: str) -> Iterator[Problem]:
    """Words from a wrong conversion, each word of a file once."""
    told: set[str] = set()
    for word in suspect_words(composed):
        if word.text in told:
            continue
        told.add(word.text)
        at = word.position if composed is source.text else _raw_offset(source.text, word.position)
        odd = next((letter for letter in word.text if letter in "Ƣƣ"), "")
        shown = f'"{odd}" (U+{ord(odd):04X}) trong "{word.text}"' if odd else f'"{word.text}"'
        message = f'{shown} là chữ chuyển mã sai, có phải "{word.suggestion}"?'
        yield source.problem("KY-TU", at, message, f'Sửa thành "{word.suggestion}" nếu đúng.')


def _raw_offset(raw: str, position: int) -> int:
    """Where a position of the composed text lies in the raw text."""
    low, high = position, len(raw)
    while low < high:
        middle = (low + high) // 2
        if len(nfc(raw[: middle + 1])) <= position:
            low = middle + 1
        else:
            high = middle
    return low
