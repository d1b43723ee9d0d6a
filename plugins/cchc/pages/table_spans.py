"""Merged cells in Markdown tables: "<" joins the cell on its left, "^" the cell above it.

Rows that begin a table's body and join its head belong to the head, so a head of two rows is
written as official tables have it.
"""

from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

_LEFT, _ABOVE = "<", "^"
Place = tuple[int, int]


def merge_cells(table: etree.Element) -> None:
    """Give the cells of a table their spans and take out those that were joined.

    Joined cells that form no rectangle stay as they are written.
    """
    _lift_head_rows(table)
    rows = [list(row) for row in table.iter("tr")]
    owned: dict[Place, list[Place]] = {}
    owners: dict[Place, Place] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            owner = owners[r, c] = _owner(cell, (r, c), owners)
            owned.setdefault(owner, []).append((r, c))
    for owner, places in owned.items():
        if len(places) > 1:
            _span(table, rows, owner, places)


def _lift_head_rows(table: etree.Element) -> None:
    head, body = table.find("thead"), table.find("tbody")
    if head is None or body is None:
        return
    while len(body) and any(_sign(cell) == _ABOVE for cell in body[0]):
        row = body[0]
        body.remove(row)
        head.append(row)
        for cell in row:
            cell.tag = "th"


def _owner(cell: etree.Element, place: Place, owners: dict[Place, Place]) -> Place:
    r, c = place
    beside = {_LEFT: (r, c - 1), _ABOVE: (r - 1, c)}.get(_sign(cell), place)
    return owners.get(beside, place)


def _sign(cell: etree.Element) -> str:
    return "" if len(cell) else (cell.text or "").strip()


def _span(
    table: etree.Element, rows: list[list[etree.Element]], owner: Place, places: list[Place]
) -> None:
    width = sum(r == owner[0] for r, _ in places)
    height = sum(c == owner[1] for _, c in places)
    if width * height != len(places):
        return
    cell = rows[owner[0]][owner[1]]
    for name, count in (("colspan", width), ("rowspan", height)):
        if count > 1:
            cell.set(name, str(count))
    lines = list(table.iter("tr"))
    for r, c in places:
        if (r, c) != owner:
            lines[r].remove(rows[r][c])
