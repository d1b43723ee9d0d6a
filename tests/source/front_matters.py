"""Random front matter in every style that the strict reader takes, with a body behind it."""

import json

from hypothesis import strategies as st

KEYS = ("title", "summary", "Kế hoạch", "số-hiệu", "a_b", "x1")
BODY = "Thân bài  \n\n    a. điểm\n"


def plain_values() -> st.SearchStrategy[str]:
    """Texts as editors may give them: Vietnamese, signs that mean something to YAML, lines."""
    letters = st.sampled_from("aăđếừ ộ:#-'\"&*!|>{}[],%@`?\\\n\u0301\u00a0\t07.\u2028")
    return st.one_of(
        st.text(letters, min_size=1, max_size=12),
        st.text(st.characters(exclude_categories=("Cs", "Co")), min_size=1, max_size=8),
        st.sampled_from(["yes", "07", "2007-04-04", "~", "null", "Quyết định: ban hành", "a # b"]),
    )


def _scalar(text: str, style: str, pad: str) -> str:
    if style == "double":
        return json.dumps(text, ensure_ascii=False)
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style in ("|", ">", "|-", ">-"):
        return f"{style}\n{pad}  {text}\n{pad}  {text}"
    return text


@st.composite
def _entry_scalar(draw: st.DrawFn, pad: str) -> str:
    words = st.sampled_from(["một", "hai ba", "quý II/2007", "4–5", "09/KH-BCĐ", "a # b", "07"])
    style = draw(st.sampled_from(["plain", "plain", "double", "single", "|", ">", "|-", ">-"]))
    return _scalar(draw(words), style, pad)


@st.composite
def _mapping(draw: st.DrawFn, pad: str, depth: int) -> list[str]:
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True, min_size=1, max_size=4))
    lines: list[str] = []
    for key in keys:
        if draw(st.integers(0, 4)) == 0:
            lines.append(f"{pad}# ghi chú: {key}")
        lines += draw(_entry(key, pad, depth))
    return lines


@st.composite
def _entry(draw: st.DrawFn, key: str, pad: str, depth: int) -> list[str]:
    kind = draw(st.sampled_from(["scalar", "scalar", "flow", "map_flow", "list", "map", "maps"]))
    if kind == "flow":
        return [f"{pad}{key}: [một,  'hai', \"ba, bốn\"]"]
    if kind == "map_flow":
        return [f"{pad}{key}: {{text: quý II, start: '2007'}}"]
    if kind == "list":
        step = draw(st.sampled_from(["", "  "]))
        items = [draw(_entry_scalar(pad + step)) for _ in range(draw(st.integers(1, 3)))]
        return [f"{pad}{key}:", *(f"{pad}{step}- {item}" for item in items)]
    if kind == "map" and depth:
        return [f"{pad}{key}:", *draw(_mapping(pad + "  ", depth - 1))]
    if kind == "maps" and depth:
        lines = [f"{pad}{key}:"]
        for _ in range(draw(st.integers(1, 2))):
            inner = [
                line for line in draw(_mapping(pad + "    ", depth - 1)) if "#" not in line[:9]
            ]
            lines += [f"{pad}  - {inner[0].lstrip()}", *inner[1:]]
        return lines
    return [f"{pad}{key}: {draw(_entry_scalar(pad))}"]


@st.composite
def front_matters(draw: st.DrawFn) -> str:
    """A file: fences, a mapping two levels deep, comments, blank lines, a body."""
    lines = draw(_mapping("", 2))
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    text = "\n".join(["---", *lines, "---", BODY])
    return text.replace("\n", newline)
