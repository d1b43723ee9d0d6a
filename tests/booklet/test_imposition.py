"""Imposed sheets: every page once, in the order in which a folded booklet is read."""

from io import BytesIO

import pikepdf
import pytest

from cchc.booklet.imposition import MM, Placed, impose, saddle_stitch, thickness_of, two_up

A5 = (148.0, 210.0)


def numbered(pages: int, size: tuple[float, float] = A5) -> bytes:
    """A PDF whose page n draws a cross of n units width in its middle."""
    made = pikepdf.new()
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=(size[0] * MM, size[1] * MM))
        page.Contents = made.make_stream(f"0 0 {number} 1 re f".encode())
    out = BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


def folded(sides: tuple[Placed, ...], signature: int) -> list[int | None]:
    """The pages in the order in which a reader of the folded and stapled sheets meets them."""
    read: list[int | None] = []
    sheets = [(sides[n].pages, sides[n + 1].pages) for n in range(0, len(sides), 2)]
    size = signature or len(sheets)
    for first in range(0, len(sheets), size):
        group = sheets[first : first + size]
        for front, back in group:
            read += [front[1], back[0]]
        for front, back in reversed(group):
            read += [back[1], front[0]]
    return read


@pytest.mark.parametrize("signature", [0, 1, 4])
def test_a_folded_booklet_of_any_length_reads_from_first_to_last_page(signature: int) -> None:
    for pages in range(1, 201):
        sides = saddle_stitch(pages, signature)
        read = folded(sides, signature)
        assert [page for page in read if page] == list(range(1, pages + 1))
        # Blanks: fewer than four, all behind the last page, so the cover never moves.
        assert len(read) - pages == -pages % 4
        assert read[pages:] == [None] * (-pages % 4)


def test_the_back_cover_stays_outside_for_any_length() -> None:
    for pages in range(2, 201):
        sides = saddle_stitch(pages, back=True)
        read = folded(sides, 0)
        assert [page for page in read if page] == list(range(1, pages + 1))
        assert sides[0].pages == (pages, 1)
        assert read[pages - 1 : -1] == [None] * (-pages % 4)


def test_sixteen_pages_lie_as_a_printer_lays_them() -> None:
    sides = [side.pages for side in saddle_stitch(16)]
    assert sides == [(16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9)]


def test_inner_sheets_move_towards_the_fold_by_the_sheets_around_them() -> None:
    assert [side.shift for side in saddle_stitch(12, thickness=0.1)] == pytest.approx(
        [0, 0, 0.1, 0.1, 0.2, 0.2]
    )
    assert [side.shift for side in saddle_stitch(16, signature=2, thickness=0.15)] == pytest.approx(
        [0, 0, 0.15, 0.15] * 2
    )


@pytest.mark.parametrize(("grammage", "thickness"), [(60, 0.075), (80, 0.1), (150, 0.1875)])
def test_paper_is_as_thick_as_it_is_heavy(grammage: int, thickness: float) -> None:
    assert thickness_of(grammage) == pytest.approx(thickness)


def test_two_up_is_in_reading_order_for_any_length() -> None:
    for pages in range(1, 201):
        flat = [page for side in two_up(pages) for page in side.pages]
        assert flat == [*range(1, pages + 1), *[None] * (pages % 2)]


def placements(pdf: bytes) -> list[list[tuple[int, float, float, float]]]:
    """Of each side (page, scale, x and y of its centre in mm), read from the drawing itself."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            sheet = [float(number) / MM for number in page.mediabox]
            assert sheet == pytest.approx([0, 0, 297, 210], abs=0.01)
            side, matrix = [], [0.0] * 6
            for instruction in pikepdf.parse_content_stream(page):
                operands, operator = list(instruction.operands), instruction.operator
                if str(operator) == "cm":
                    matrix = [float(number) for number in operands]
                elif str(operator) == "Do":
                    form = page.obj.Resources.XObject[str(operands[0])]
                    number = int(form.read_bytes().split()[2])
                    left, bottom, right, top = (float(n) for n in form.BBox)
                    x = matrix[0] * (left + right) / 2 + matrix[4]
                    y = matrix[3] * (bottom + top) / 2 + matrix[5]
                    side.append((number, matrix[0], x / MM, y / MM))
            found.append(side)
    return found


@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5, 8, 13, 40, 97, 200])
@pytest.mark.parametrize("thickness", [0.0, 0.12])
def test_every_page_stands_in_the_middle_of_its_half(pages: int, thickness: float) -> None:
    sides = saddle_stitch(pages, thickness=thickness)
    drawn = placements(impose(numbered(pages), sides))
    assert len(drawn) == len(sides)
    for side, placed in zip(drawn, sides, strict=True):
        wanted = [(n, place) for place, n in enumerate(placed.pages) if n]
        assert [number for number, *_ in side] == [number for number, _ in wanted]
        for (_, scale, x, y), (_, place) in zip(side, wanted, strict=True):
            middle = (74.25 + placed.shift, 222.75 - placed.shift)[place]
            assert scale == 1
            assert x == pytest.approx(middle, abs=0.2)
            assert y == pytest.approx(105, abs=0.2)


def test_a4_pages_are_reduced_to_half_a_sheet() -> None:
    ((first, second),) = placements(impose(numbered(2, (210.0, 297.0)), two_up(2)))
    assert first[1] == pytest.approx(148.5 / 210, abs=0.001)
    assert [first[2], second[2]] == pytest.approx([74.25, 222.75], abs=0.2)


def test_the_same_pages_give_the_same_bytes() -> None:
    once, again = (impose(numbered(9), saddle_stitch(9, thickness=0.1)) for _ in range(2))
    assert once == again
