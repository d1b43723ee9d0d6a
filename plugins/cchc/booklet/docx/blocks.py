"""Blocks of running text in a draft."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from msgspec import Struct
from msgspec.structs import replace

from cchc.booklet.docx.lines import ALIGNS, fixed_table, frame, plain, rule
from cchc.booklet.docx.runs import Letters, RunWriter
from cchc.booklet.docx.sheets import next_sheet
from cchc.booklet.docx.tables import write_table
from cchc.booklet.typst_inline import Data

_QUOTE_INDENT = 5
"""In mm, on both sides, as in the PDF."""
CENTRED = ("kind", "part", "part_title", "section", "section_title")


class BlockWriter(Struct, frozen=True):
    """Writes blocks into the file or into a cell of it; `width` in mm."""

    document: Document
    owner: Document | _Cell
    runs: RunWriter
    form: Mapping[str, Any]
    width: float
    letters: Letters = Letters()

    def write(self, blocks: Iterable[Data]) -> None:
        """Put blocks at the end."""
        for block in blocks:
            self._block(block)

    def paragraph(self, level: int = 0) -> Paragraph:
        """A new paragraph of running text, or a heading of the file's outline."""
        made = self.owner.add_paragraph(style=f"Heading {min(level, 6)}" if level else None)
        made.paragraph_format.keep_with_next = True if level else None
        return made

    def _block(self, block: Data) -> None:
        match block["k"]:
            case "p":
                self._paragraph(block)
            case "h":
                self._heading(block)
            case "figure":
                self._figure(block)
            case "table":
                self._table(block)
            case "quote" | "note":
                self._set_apart(block)
            case "code":
                self._code(block["lines"])
            case "rule":
                rule(self.owner.add_paragraph(), self.width, self.width * 0.3)
            case "pagebreak":
                plain(self.owner.add_paragraph(), "left").add_run().add_break(WD_BREAK.PAGE)
            case "across":
                self._across(block["b"])

    def _paragraph(self, block: Data) -> None:
        paragraph = self.paragraph()
        paragraph.paragraph_format.keep_with_next = block.get("sticky") or None
        self.runs.write(paragraph, block["r"], self.letters)
        if self.owner is not self.document:
            plain(paragraph, "left", below=2)

    def _heading(self, block: Data) -> None:
        lines: Sequence[Data] = block["lines"]
        centred = lines[0]["role"] in CENTRED
        paragraph = self.paragraph(block["level"])
        shape = paragraph.paragraph_format
        shape.alignment = ALIGNS["center" if centred else "justify"]
        shape.first_line_indent = Mm(0 if centred else self.form["indent"])
        for number, line in enumerate(lines):
            if number:
                paragraph.add_run().add_break()
            letters = Letters.of(self.form["components"][line["role"]])
            self.runs.write(paragraph, line["r"], letters)

    def _figure(self, block: Data) -> None:
        paragraph = plain(self.owner.add_paragraph(), "center", below=self.form["paragraph"])
        run = block["r"][0]
        if run["t"] == "img":
            self.runs.picture(paragraph, run)
        else:
            self.runs.write(paragraph, block["r"], self.letters)
        if block["caption"]:
            paragraph.paragraph_format.keep_with_next = True
            caption = plain(self.owner.add_paragraph(), "center", below=self.form["paragraph"])
            self.runs.write(caption, block["caption"], replace(self.letters, italic=True))

    def _table(self, block: Data) -> None:
        size = self.form["components"]["table"]["size"]
        letters = Letters(size)
        if block["caption"]:
            caption = plain(self.owner.add_paragraph(), "center", below=self.form["paragraph"])
            caption.paragraph_format.keep_with_next = True
            self.runs.write(caption, block["caption"], replace(letters, bold=True))
        write_table(self._fixed, block, self.width, lambda cell, inner, bold, width: self._cell(
            cell, inner, replace(letters, bold=bold), width
        ))  # fmt: skip
        self._after_table()

    def _fixed(self, rows: int, widths: Sequence[float]) -> Table:
        return fixed_table(self.owner, rows, widths, borders=True)

    def _cell(self, cell: _Cell, blocks: Sequence[Data], letters: Letters, width: float) -> None:
        # A new cell holds one empty paragraph, which the text replaces.
        empty = cell.paragraphs[0]
        inner = replace(self, owner=cell, letters=letters, width=width)
        inner.write(blocks)
        if len(cell.paragraphs) > 1:
            empty._p.getparent().remove(empty._p)

    def _after_table(self) -> None:
        """Two tables that touch would become one; the line between them is as low as can be."""
        gap = plain(self.owner.add_paragraph(), "left")
        gap.paragraph_format.line_spacing = Pt(self.form["paragraph"])

    def _set_apart(self, block: Data) -> None:
        if block["k"] == "quote":
            table = fixed_table(self.owner, 1, (self.width,))
        else:
            table = fixed_table(self.owner, 1, (self.width,), borders=True)
            frame(table.cell(0, 0))
        self._cell(table.cell(0, 0), block["b"], self.letters, self.width)
        paragraphs = table.cell(0, 0).paragraphs
        for paragraph in paragraphs[:-1]:
            paragraph.paragraph_format.space_after = Pt(self.form["paragraph"])
        for paragraph in paragraphs if block["k"] == "quote" else ():
            shape = paragraph.paragraph_format
            shape.alignment = ALIGNS["justify"]
            shape.left_indent = shape.right_indent = Mm(_QUOTE_INDENT)
            shape.first_line_indent = Mm(self.form["indent"])
        self._after_table()

    def _code(self, lines: Sequence[str]) -> None:
        paragraph = plain(self.owner.add_paragraph(), "left", below=self.form["paragraph"])
        for number, line in enumerate(lines):
            if number:
                paragraph.add_run().add_break()
            self.runs.text(paragraph, line, self.letters)

    def _across(self, blocks: Sequence[Data]) -> None:
        form = self.form
        next_sheet(self.document, form, across=True)
        wide = form["height"] - form["top"] - form["bottom"]
        replace(self, width=wide).write(blocks)
        next_sheet(self.document, form, across=False)
