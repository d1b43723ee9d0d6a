"""The raw body of a file without its code, position for position."""

import re

from cchc.source.front_matter import Source

_FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_INLINE = re.compile(r"`[^`\n]+`")
FILLER = "\N{MIDDLE DOT}"


def prose(source: Source, *, inline_code: bool = False) -> str:
    """The raw text with front matter and code blanked out, so that offsets stay true."""
    body = source.text[source.body_start :]
    if "```" in body or "~~~" in body:
        body = _FENCE.sub(_blank, body)
    if "`" in body and not inline_code:
        body = _INLINE.sub(_blank, body)
    head = " " * (source.body_start - 1) + "\n" if source.body_start else ""
    return head + body


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", FILLER, match[0])
