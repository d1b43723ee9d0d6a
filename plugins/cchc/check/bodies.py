"""The raw body of a file without its code, position for position."""

import re

_FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_INLINE = re.compile(r"`[^`\n]+`")
FILLER = "\N{MIDDLE DOT}"


def without_code(body: str, *, inline: bool = True) -> str:
    """The body with fenced code and, unless told otherwise, inline code blanked out."""
    if "`" in body or "~" in body:
        if "```" in body or "~~~" in body:
            body = _FENCE.sub(_blank, body)
        if inline and "`" in body:
            body = _INLINE.sub(_blank, body)
    return body


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", FILLER, match[0])
