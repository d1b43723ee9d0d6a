"""Tables of Markdown that everybody can read, under a policy that forbids inline styles."""

from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_ALIGN = "text-align:"


class AccessibleTables(Extension):
    """Headers say what they head, wide tables scroll, columns are aligned without a style."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Tables(md), "cchc_tables", 5)


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.tag == "th":
                element.set("scope", "col")
            if element.tag in ("th", "td"):
                _align(element)
        make_tables_scroll(root)


def _align(cell: etree.Element) -> None:
    style = cell.get("style", "").strip()
    if style.startswith(_ALIGN):
        del cell.attrib["style"]
        cell.set("align", style.removeprefix(_ALIGN).strip(" ;"))


def make_tables_scroll(root: etree.Element) -> None:
    """Put each table in a region that scrolls, that the keyboard reaches and that has a name."""
    tables = [element for element in root.iter() if element.tag == "table"]
    names = [f"Bảng {number}" for number in range(1, len(tables) + 1)]
    named = dict(zip(tables, names if len(tables) > 1 else ["Bảng"], strict=False))
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child in named:
                region = {"class": "scroll", "tabindex": "0", "role": "region"}
                box = etree.Element("div", {**region, "aria-label": named[child]})
                box.tail, child.tail = child.tail, None
                parent[place] = box
                box.append(child)
