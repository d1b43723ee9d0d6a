"""Inline HTML as inline nodes of the document tree."""

import re
from collections.abc import Iterable

from cchc.booklet.dom import Element, Node
from cchc.booklet.tree import (
    Code,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Raised,
    Strong,
    Text,
)

_SPACE = re.compile(r"[ \t\n\r\f]+")


def inline_of(  # noqa: PLR0911 - one case per element
    node: Node, inner: tuple[Inline, ...]
) -> tuple[Inline, ...]:
    """One node as inline nodes; `inner` = its children, already read. Unknown tags vanish."""
    if isinstance(node, str):
        return (Text(_SPACE.sub(" ", node)),)
    match node.tag:
        case "br":
            return (LineBreak(),)
        case "strong" | "b":
            return (Strong(inner),)
        case "em" | "i" | "cite" | "dfn" | "var":
            return (Emphasis(inner),)
        case "code" | "kbd" | "samp" | "tt":
            return (Code(node.text()),)
        case "sup" | "sub":
            return (Raised(inner, below=node.tag == "sub"),)
        case "a" if node.attributes.get("href"):
            return (Link(inner, node.attributes["href"]),)
        case "img":
            known = node.attributes
            return (Image(known.get("src", ""), known.get("alt", ""), known.get("title", "")),)
        case "input" if node.attributes.get("type") == "checkbox":
            return (Text("[x] " if "checked" in node.attributes else "[ ] "),)
        case _:
            return inner


def join(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    """The nodes with neighbouring texts made one."""
    joined: list[Inline] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, Text) and isinstance(last, Text):
            joined[-1] = Text(_SPACE.sub(" ", last.text + node.text))
        else:
            joined.append(node)
    return tuple(joined)


def tidy(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Drop the spaces HTML does not show: at both ends, doubled, and around a line break."""
    forward, _ = _tidy(nodes, after_space=True)
    return _strip_end(forward)


def _tidy(nodes: tuple[Inline, ...], after_space: bool) -> tuple[tuple[Inline, ...], bool]:
    kept: list[Inline] = []
    for node in nodes:
        match node:
            case Text(text):
                text = text.lstrip(" ") if after_space else text
                after_space = text.endswith(" ") if text else after_space
                kept.extend([Text(text)] if text else [])
            case Strong(children) | Emphasis(children) | Raised(children) | Link(children):
                inner, after_space = _tidy(children, after_space)
                kept.extend([_with(node, inner)] if inner else [])
            case LineBreak():
                kept = [*_strip_end(tuple(kept)), node]
                after_space = True
            case _:
                kept.append(node)
                after_space = False
    return tuple(kept), after_space


def _strip_end(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if not nodes:
        return ()
    last = nodes[-1]
    match last:
        case Text(text):
            stripped = text.rstrip(" ")
            return (*nodes[:-1], Text(stripped)) if stripped else _strip_end(nodes[:-1])
        case Strong(children) | Emphasis(children) | Raised(children) | Link(children):
            inner = _strip_end(children)
            return (*nodes[:-1], _with(last, inner)) if inner else _strip_end(nodes[:-1])
        case LineBreak():
            return _strip_end(nodes[:-1])
        case _:
            return nodes


def _with(node: Inline, children: tuple[Inline, ...]) -> Inline:
    match node:
        case Strong():
            return Strong(children)
        case Emphasis():
            return Emphasis(children)
        case Raised():
            return Raised(children, node.below)
        case Link():
            return Link(children, node.url)
        case _:
            return node


def table_align(element: Element) -> str:
    """The alignment of a cell: attribute `align` or the style's `text-align`, else ""."""
    style = re.search(r"text-align:\s*(\w+)", element.attributes.get("style", ""))
    return element.attributes.get("align", style[1] if style else "").lower()
