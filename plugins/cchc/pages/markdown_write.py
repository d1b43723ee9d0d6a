"""The tree of a body as HTML (see `markdown_speed`)."""

from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown.serializers import RE_AMP

from cchc.pages.body import escape_attribute

_EMPTY = frozenset(("br", "hr", "img"))


def write(root: etree.Element) -> str:
    """What the library's serializer writes for the elements that Markdown without HTML makes."""
    parts: list[str] = []
    todo: list[etree.Element | str] = [root]
    while todo:
        item = todo.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        parts.append(_start(item))
        tail = _escape(item.tail) if item.tail else ""
        end = tail if item.tag in _EMPTY else f"</{item.tag}>{tail}"
        if len(item):
            todo.append(end)
            todo.extend(reversed(item))
        else:
            parts.append(end)
    return "".join(parts)


def _start(element: etree.Element) -> str:
    text = _escape(element.text) if element.text else ""
    items = element.items()
    if not items:
        return f"<{element.tag}>{text}"
    attributes = "".join(f' {name}="{escape_attribute(value)}"' for name, value in sorted(items))
    return f"<{element.tag}{attributes}>{text}"


def _escape(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
