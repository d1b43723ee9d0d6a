"""Values as YAML text that the strict reader reads back unchanged; quotes only when needed."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from cchc.source.yaml_block import read_block
from cchc.vietnamese.text import nfc

Value = str | Sequence["Value"] | Mapping[str, "Value"]

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_STYLES = {'"': "double", "'": "single", "|": "literal", ">": "folded"}
_STEP = 2


def style_at(text: str, offset: int) -> str:
    """The style of the scalar that begins at an offset: plain, double, single, literal, folded."""
    return _STYLES.get(text[offset : offset + 1], "plain")


def scalars(value: str, style: str, column: int, newline: str) -> Iterator[str]:
    """A text in the wanted style, then in styles that take anything, best first."""
    one_line = "\n" not in value
    if style == "plain" and one_line and value and value == value.strip():
        yield value
    if style == "single" and one_line:
        yield "'" + value.replace("'", "''") + "'"
    if style == "folded" and one_line:
        yield f">-{newline}{' ' * (column + _STEP)}{value}"
    block = style in ("literal", "folded") or (style == "plain" and not one_line)
    if block and _ends_in_words(value):
        yield literal(value, column, newline)
    yield quoted(value)


def quoted(value: str) -> str:
    """A text in double quotes on one line."""
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))


def _ends_in_words(value: str) -> bool:
    """Whether all of a block would be seen: blank lines at its end look like those between
    entries, and editors drop blanks."""
    return not (value.removesuffix("\n")[-1:] or " ").isspace()


def literal(value: str, column: int, newline: str) -> str:
    """A literal block under an entry that stands at a column (from 0), of a text that ends in
    words."""
    body = value.removesuffix("\n")
    chomping = "-" if body == value else ""
    indicator = str(_STEP) if value[:1] in (" ", "\n") else ""
    pad = " " * (column + _STEP)
    lines = [pad + line if line else "" for line in body.split("\n")]
    return newline.join([f"|{indicator}{chomping}", *lines])


def plain_or_quoted(value: str, *, flow: bool = False) -> str:
    """One line: plain when it reads back unchanged, else in double quotes."""
    if not value or value != value.strip() or "\n" in value:
        return quoted(value)
    block = read_block(f"k: [{value}]\n" if flow else f"k: {value}\n", 0)
    expected = {"k": [nfc(value)] if flow else nfc(value)}
    return value if block.data == expected and not block.flaws else quoted(value)


def block_value(value: Value, column: int, newline: str, *, in_list: bool = False) -> str:
    """What follows the colon or dash of an entry at a column: inline text or lines below."""
    if isinstance(value, str):
        return f" {plain_or_quoted(value)}"
    if not value:
        return " {}" if isinstance(value, Mapping) else " []"
    inner = column + _STEP
    pad = newline + " " * inner
    if isinstance(value, Mapping):
        entries = [
            f"{plain_or_quoted(key)}:{block_value(v, inner, newline)}" for key, v in value.items()
        ]
        return (" " if in_list else pad) + pad.join(entries)
    items = [f"-{block_value(item, inner, newline, in_list=True)}" for item in value]
    return pad + pad.join(items)


def flow_value(value: Value) -> str:
    """A value inside brackets, on one line."""
    if isinstance(value, str):
        return plain_or_quoted(value, flow=True)
    if isinstance(value, Mapping):
        entries = [f"{plain_or_quoted(key)}: {flow_value(item)}" for key, item in value.items()]
        return "{" + ", ".join(entries) + "}"
    return "[" + ", ".join(flow_value(item) for item in value) + "]"
