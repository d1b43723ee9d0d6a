"""Tables of Markdown that everybody can read, under a policy that forbids inline styles."""

from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from cchc.pages.table_spans import merge_cells

TABLE_OPTIONS = {"use_align_attribute": True}
"""Options of the library's `tables` that keep styles out of cells."""

_ALIGN = "text-align:"


class AccessibleTables(Extension):
    """Headers say what they head, wide tables scroll, columns are aligned without a style."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Tables(md), "cchc_tables", 5)


class _Tables(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            merge_cells(table)
        for header in root.iter("th"):
            header.set("scope", "colgroup" if "colspan" in header.attrib else "col")
            _align(header)
        for cell in root.iter("td"):
            _align(cell)
        make_tables_scroll(root)


def _align(cell: etree.Element) -> None:
    style = cell.get("style", "").strip()
    if style.startswith(_ALIGN):
        del cell.attrib["style"]
        cell.set("align", style.removeprefix(_ALIGN).strip(" ;"))


def make_tables_scroll(root: etree.Element) -> None:
    """Put each table in a region that scrolls, that the keyboard reaches and that has a name."""
    tables = [
        (parent, place)
        for parent in root.iter()
        for place, child in enumerate(parent)
        if child.tag == "table"
    ]
    order = {table: number for number, table in enumerate(root.iter("table"), 1)}
    for parent, place in tables:
        table = parent[place]
        name = f"Bảng {order[table]}" if len(tables) > 1 else "Bảng"
        region = {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": name}
        box = etree.Element("div", region)
        box.tail, table.tail = table.tail, None
        parent[place] = box
        box.append(table)
