"""A front matter block as nested texts with offsets: no implicit typing, nothing lost.

Scalars stay the text they are in the file. What YAML would drop or turn into something else
(comments behind a value, duplicate keys, anchors, tags, merge keys) is kept or refused.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from cchc.source.block import Block, Flaw, Location, Spot
from cchc.source.yaml_faults import duplicate, syntax_flaw
from cchc.source.yaml_lines import read_lines
from cchc.vietnamese.text import nfc

__all__ = ["Block", "Flaw", "Location", "Spot", "parse_block", "read_block"]

_NBSP = re.compile(r"^[ \t]*(?:- +)?[^\s:#\"'\[{&*!|>]+:\u00a0", re.MULTILINE)
_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
_ENTRY = re.compile(r"^(?=[^ \t#\-\]}\r\n])", re.MULTILINE)
_DEEPEST = 40


def read_block(text: str, base: int) -> Block:
    """Read the lines between the fences; `base` is the block's offset in the file."""
    return read_lines(text, base) or parse_block(text, base)


def parse_block(text: str, base: int) -> Block:
    """`read_block` by the YAML parser, for blocks of every form."""
    block = Block()
    prepared = _prepare(text, base, block)
    hash_mark = _unused_character(text)
    protected = _protect_hashes(prepared, hash_mark)
    if not _compose(protected, base, hash_mark, block):
        _entry_by_entry(protected, base, hash_mark, block)
    return block


def _prepare(text: str, base: int, block: Block) -> str:
    """Report Tab indentation and no-break spaces after keys, and read on with plain spaces."""
    for match in _TAB.finditer(text):
        block.flaws.append(
            Flaw(
                "FM-TAB",
                base + match.end() - 1,
                "Thụt dòng bằng dấu Tab; hãy dùng dấu cách.",
                "Thay mỗi dấu Tab bằng hai dấu cách.",
            )
        )
    for match in _NBSP.finditer(text):
        key = match[0].strip(" -\t\u00a0:")
        block.flaws.append(
            Flaw(
                "FM-NBSP",
                base + match.end() - 1,
                f'Sau "{key}:" là dấu cách không ngắt.',
                "Xóa ký tự đó và gõ lại dấu cách thường.",
            )
        )
    text = _NBSP.sub(lambda match: match[0][:-1] + " ", text)
    return re.sub(r"^[ \t]+", lambda match: match[0].replace("\t", " "), text, flags=re.MULTILINE)


def _unused_character(text: str) -> str:
    """A private-use character that the text does not contain."""
    return next(chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)


def _protect_hashes(text: str, mark: str) -> str:
    """Replace every # that does not begin a line: text behind " #" belongs to the value."""
    if "#" not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        head = len(line) - len(line.lstrip())
        if "#" in line[head + 1 :]:
            lines[number] = line[: head + 1] + line[head + 1 :].replace("#", mark)
    return "\n".join(lines)


def _compose(text: str, base: int, mark: str, block: Block) -> bool:
    """Read a whole block in one go; False when its syntax is wrong somewhere."""
    events = yaml.parse(text, Loader=yaml.CBaseLoader)
    trial = Block()
    try:
        value = _Builder(events, base, mark, trial).document()
    except yaml.YAMLError:
        return False
    if value is None:
        return True
    if not isinstance(value, dict):
        block.is_mapping = False
        return bool(not _looks_like_keys(text))
    block.data, block.spots, block.broken = value, trial.spots, block.broken | trial.broken
    block.flaws.extend(trial.flaws)
    return True


def _looks_like_keys(text: str) -> bool:
    return re.search(r"^[A-Za-z_]\w*[ ]?:", text, re.MULTILINE) is not None


def _entry_by_entry(text: str, base: int, mark: str, block: Block) -> None:
    """Read each top-level entry by itself, so that one bad key hides no other."""
    block.is_mapping = True
    starts = [match.start() for match in _ENTRY.finditer(text)] or [0]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        _entry(text[start:end], base + start, mark, block)


def _entry(text: str, base: int, mark: str, block: Block) -> None:
    key = nfc(text.split(":", 1)[0].strip().strip("\"'"))
    part = Block()
    try:
        value = _Builder(yaml.parse(text, Loader=yaml.CBaseLoader), base, mark, part).document()
    except yaml.YAMLError as error:
        block.broken.add(key)
        if not _already_told(block, base, base + len(text)):
            block.flaws.append(syntax_flaw(error, text, base))
        return
    if not isinstance(value, dict):
        block.broken.add(key)
        message = f'"{key[:40]}" không có dạng "khóa: giá trị".'
        block.flaws.append(Flaw("FM-YAML", base, message, "Viết dấu cách sau dấu hai chấm."))
        return
    for name in value:
        if name in block.data:
            first = block.spots[(name,)].key
            part.flaws.append(duplicate(name, part.spots[(name,)].key or base, first))
    block.spots |= {at: spot for at, spot in part.spots.items() if at[0] not in block.data}
    block.data = value | block.data
    block.flaws.extend(part.flaws)
    block.broken |= part.broken


def _already_told(block: Block, start: int, end: int) -> bool:
    """Whether a Tab or no-break space inside the entry explains its syntax error."""
    return any(start <= flaw.offset < end for flaw in block.flaws)


def _index(mark: Any) -> int:
    """The offset of a parser's mark."""
    return int(mark.index)


class _Builder:
    """Nested texts from an event stream, with offsets; collects what is refused."""

    def __init__(self, events: Iterator[yaml.Event], base: int, mark: str, block: Block) -> None:
        self.events, self.base, self.mark, self.block = events, base, mark, block

    def document(self) -> Any:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                value, _ = self.node(next(self.events), ())
                for rest in self.events:  # a second document inside the fences is a syntax error
                    if isinstance(rest, yaml.DocumentStartEvent):
                        raise yaml.YAMLError("second document")
                return value
        return None

    def node(self, event: Any, at: Location) -> tuple[Any, int]:
        """The value that starts with this event, and the offset of its end."""
        if len(at) > _DEEPEST:
            raise yaml.YAMLError("nested too deeply")
        self.refuse_decoration(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(at)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(at)
        if isinstance(event, yaml.AliasEvent):
            return "", self.base + _index(event.end_mark)
        text = event.value.replace(self.mark, "#")
        return nfc(text), self.base + _index(event.end_mark)

    def mapping(self, at: Location) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, key_at = self.key(event, at)
            value_event = next(self.events)
            start = self.base + _index(value_event.start_mark)
            flaws = len(self.block.flaws)
            value, end = self.node(value_event, (*at, key))
            if key in ("<<", "?"):
                continue
            if len(self.block.flaws) > flaws and not at:
                self.block.broken.add(key)
            if key in found:
                first = self.block.spots[(*at, key)].key
                self.block.flaws.append(duplicate(key, key_at, first))
                continue
            self.block.spots[(*at, key)] = Spot(key_at, start, end)
            found[key] = value
        return found, self.base + _index(event.end_mark)

    def key(self, event: Any, at: Location) -> tuple[str, int]:
        offset = self.base + _index(event.start_mark)
        if not isinstance(event, yaml.ScalarEvent):
            self.node(event, (*at, "?"))
            self.refuse(offset)
            return "?", offset
        self.refuse_decoration(event)
        if event.value == "<<":
            self.refuse(offset)
        return nfc(event.value.replace(self.mark, "#")), offset

    def sequence(self, at: Location) -> tuple[list[Any], int]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            place = (*at, len(found))
            start = self.base + _index(event.start_mark)
            value, end = self.node(event, place)
            self.block.spots[place] = Spot(None, start, end)
            found.append(value)
        return found, self.base + _index(event.end_mark)

    def refuse_decoration(self, event: Any) -> None:
        alias = isinstance(event, yaml.AliasEvent)
        if alias or getattr(event, "anchor", None) or getattr(event, "tag", None):
            self.refuse(self.base + _index(event.start_mark))

    def refuse(self, offset: int) -> None:
        message = "Không dùng & * ! << ? trong phần đầu tệp."
        hint = "Viết giá trị trực tiếp, hoặc đặt trong ngoặc kép."
        self.block.flaws.append(Flaw("FM-NEO", offset, message, hint))
