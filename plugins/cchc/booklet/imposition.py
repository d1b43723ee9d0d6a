"""Imposition: the pages of a reading PDF laid two by two on sheets for the printing press.

An imposed file is a print artefact without tags; the reading PDF is the accessible one. Pages are
placed as form XObjects under fixed names, so the same pages give the same bytes.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import TypeAlias

import pikepdf
from msgspec import Struct

MM = 72 / 25.4
"""Points in a millimetre."""

OFFICE_PAPER = 80
"""Grammes a square metre of ordinary printing paper."""

_BULK = 1.25
"""Cubic centimetres that a gramme of uncoated paper takes: 80 g/m² is 0.1 mm thick."""

A4_ACROSS = (297.0, 210.0)
"""A sheet of A4 turned on its side, in mm."""

Side: TypeAlias = tuple[int | None, int | None]
"""The left and the right page of one side of a sheet, from 1; None is left blank."""


class Placed(Struct, frozen=True):
    """One side of a sheet and how far, in mm, its pages move towards the fold."""

    pages: Side
    shift: float = 0.0


def thickness_of(grammage: int) -> float:
    """Millimetres that a sheet of so many g/m² is thick."""
    return grammage * _BULK / 1000


def saddle_stitch(
    pages: int, signature: int = 0, thickness: float = 0.0, back: bool = False
) -> tuple[Placed, ...]:
    """The sides of a booklet folded once and stapled in the fold, sheet by sheet, front first.

    `signature` is the number of sheets folded into each other, 0 = all of them. `thickness` of the
    paper in mm makes the creep: a sheet is pushed outwards by every sheet around it in its
    signature. Its pages move towards the fold by as much, so that trimming leaves all margins
    alike. Blanks stand at the end, but before a last page that is the `back` cover.
    """
    sheets = -(-pages // 4)
    blanks: list[int | None] = [None] * (4 * sheets - pages)
    before = pages - 1 if back else pages
    order = [*range(1, before + 1), *blanks, *range(before + 1, pages + 1)]
    size = signature or sheets
    placed: list[Placed] = []
    for first in range(0, sheets, size):
        placed += _folded(order[4 * first : 4 * (first + size)], thickness)
    return tuple(placed)


def two_up(pages: int) -> tuple[Placed, ...]:
    """Two pages beside each other in reading order."""
    sides = range(1, pages + 1, 2)
    return tuple(Placed((left, left + 1 if left < pages else None)) for left in sides)


def _folded(order: list[int | None], thickness: float) -> list[Placed]:
    """The sides of sheets folded into each other, outermost sheet first."""
    placed: list[Placed] = []
    for sheet in range(len(order) // 4):
        low, high, shift = 2 * sheet, len(order) - 1 - 2 * sheet, thickness * sheet
        placed.append(Placed((order[high], order[low]), shift))
        placed.append(Placed((order[low + 1], order[high - 1]), shift))
    return placed


def impose(pdf: bytes, sides: Sequence[Placed], sheet: tuple[float, float] = A4_ACROSS) -> bytes:
    """The pages of `pdf` on sheets of `sheet` mm, each in the middle of its half.

    A page is scaled to the height of the sheet or the width of its half, whichever is reached
    first; no page is left out as long as `sides` names it.
    """
    made = pikepdf.new()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for placed in sides:
            _add_side(made, opened, placed, sheet)
        title = str(opened.docinfo.get("/Title", "")) if opened.docinfo else ""
    if title:
        made.docinfo["/Title"] = f"{title} (bản bình để in)"
    packed = BytesIO()
    made.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _add_side(
    made: pikepdf.Pdf, opened: pikepdf.Pdf, placed: Placed, sheet: tuple[float, float]
) -> None:
    width, height = sheet[0] * MM, sheet[1] * MM
    page = made.add_blank_page(page_size=(width, height))
    forms = pikepdf.Dictionary()
    drawn: list[str] = []
    for place, number in enumerate(placed.pages):
        if number is None:
            continue
        name = ("/Left", "/Right")[place]
        form = opened.pages[number - 1].as_form_xobject()
        forms[name] = made.copy_foreign(form)
        # The left page moves right, the right page left: both towards the fold.
        centre = width * (place * 2 + 1) / 4 + (1 - 2 * place) * placed.shift * MM
        drawn.append(_drawn(name, form, centre, (width / 2, height)))
    page.Resources = pikepdf.Dictionary(XObject=forms)
    page.Contents = made.make_stream("\n".join(drawn).encode())


def _drawn(name: str, form: pikepdf.Object, centre: float, half: tuple[float, float]) -> str:
    left, bottom, right, top = (float(number) for number in form.BBox)
    scale = min(half[0] / (right - left), half[1] / (top - bottom))
    if abs(scale - 1) < 0.01:  # half of A4 is 0.5 mm wider than A5: no letter is stretched for it
        scale = 1.0
    x = centre - scale * (left + right) / 2
    y = half[1] / 2 - scale * (bottom + top) / 2
    return f"q {scale:.6f} 0 0 {scale:.6f} {x:.4f} {y:.4f} cm {name} Do Q"
