"""The cells of the form around the text: head, title, addressees, signature, foot of page 1."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.table import (
    WD_CELL_VERTICAL_ALIGNMENT,
    WD_ROW_HEIGHT_RULE,
    WD_TABLE_ALIGNMENT,
)
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from msgspec import Struct
from msgspec.structs import replace

from cchc.booklet.docx.blocks import BlockWriter
from cchc.booklet.docx.lines import fixed_table, frame, mark_rows, plain, rule
from cchc.booklet.docx.measures import text_width
from cchc.booklet.docx.runs import Letters
from cchc.booklet.docx.sheets import in_the_middle, numbered_below
from cchc.booklet.typst_inline import Data

_SIGNING_SPACE = 26
"""Height in mm between post and name, as in the PDF."""


class CellWriter(Struct, frozen=True):
    """Writes the cells of one document."""

    data: Data
    blocks: BlockWriter
    fonts: Path

    def head(self) -> None:
        """Cells 1 to 4, 5b, 10b and 11."""
        left_width, right_width = self.data["form"]["head"]
        table = fixed_table(self.blocks.document, 2, (left_width, right_width))
        left, right = table.cell(0, 0), table.cell(0, 1)
        self._issuer(left, left_width)
        self._state(right, right_width)
        self._number_and_date(table)
        if self.data["layout"] == "letter":
            abstract = self._line(table.cell(1, 0), "abstract_letter", self.data["abstract"])
            plain(abstract, "center", above=6)
        for component in ("urgency", "circulation"):
            for entry in self.data[component]:
                self._boxed(table.cell(1, 0), component, entry, left_width)
        plain(self.blocks.document.add_paragraph(), "left")

    def _issuer(self, cell: _Cell, width: float) -> None:
        names = [("parent", line) for line in self.data["parent"]]
        names += [("issuer", line) for line in self.data["issuer"]]
        for number, (component, line) in enumerate(names):
            self._line(cell, component, line, first=number == 0)
        longest = max((self._width("issuer", line) for line in self.data["issuer"]), default=0.0)
        rule(cell.add_paragraph(), width, longest * self._component("issuer")["ratio"])

    def _state(self, cell: _Cell, width: float) -> None:
        self._line(cell, "quoc_hieu", self._component("quoc_hieu")["text"], first=True)
        motto = self._component("tieu_ngu")
        self._line(cell, "tieu_ngu", motto["text"])
        rule(cell.add_paragraph(), width, self._width("tieu_ngu", motto["text"]) * motto["ratio"])

    def _boxed(self, cell: _Cell, component: str, entry: Data, width: float) -> None:
        cell.paragraphs[-1].paragraph_format.space_after = Pt(6)
        words = self._width(component, entry["s"]) + 4
        box_width, height = entry["box"] or (words, 8)
        table = fixed_table(cell, 1, (box_width,))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.rows[0].height = Mm(height)
        table.rows[0].height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
        colour = "D40000" if self._component(component)["colour"] == "red" else "auto"
        inner = table.cell(0, 0)
        inner.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        frame(inner, colour)
        self._line(inner, component, entry["s"], first=True)
        # The paragraph that must follow a table, as low as can be.
        plain(cell.paragraphs[-1], "center").paragraph_format.line_spacing = Pt(1)

    def title(self) -> None:
        """Cell 5a: the kind and what it is about, over a short rule."""
        heading = plain(self.blocks.paragraph(level=1), "center", above=12)
        kind, abstract = self._component("kind"), self._component("abstract")
        self.blocks.runs.text(heading, self.data["kind"], Letters.of(kind)).add_break()
        self.blocks.runs.write(heading, self.data["abstract"], Letters.of(abstract))
        self._short_rule("abstract", self.data["abstract"])

    def _short_rule(self, component: str, runs: Sequence[Data]) -> None:
        """A rule under a line, a part of it long, with white below."""
        words = "".join(run.get("s", "") for run in runs)
        longest = min(self._width(component, words), self.blocks.width)
        length = longest * self._component(component)["ratio"]
        rule(self.blocks.document.add_paragraph(), self.blocks.width, length)
        plain(self.blocks.document.add_paragraph(), "left").paragraph_format.line_spacing = Mm(3)

    def article_head(self) -> None:
        """Publisher, title and date of a text that is no official document."""
        document = self.blocks.document
        for line in self.data["issuer"]:
            self._write(plain(document.add_paragraph(), "left"), "issuer", line)
        if self.data["issuer"]:
            rule(document.add_paragraph(), self.blocks.width, self.blocks.width)
        heading = plain(self.blocks.paragraph(level=1), "center", above=12, below=6)
        if self.data["kind"]:
            kind = Letters.of(self._component("kind"))
            self.blocks.runs.text(heading, self.data["kind"], kind).add_break()
        self._write(heading, "abstract", self.data["abstract"])
        if self.data["dateline"]:
            line = plain(document.add_paragraph(), "center", below=8)
            self._write(line, "place_date", self.data["dateline"])

    def addressees(self) -> None:
        """Cell 9a; the dashes of several addressees stand under the colon."""
        lines: Sequence[Any] = self.data["to"]
        for number, runs in enumerate(lines):
            paragraph = self.blocks.paragraph()
            self._write(paragraph, "to", runs)
            if number:
                word = self._component("to")["text"].rstrip(":")
                under_colon = self.data["form"]["indent"] + self._width("to", word)
                paragraph.paragraph_format.left_indent = Mm(under_colon)
                paragraph.paragraph_format.first_line_indent = Mm(0)

    def basis(self) -> None:
        """Cell 6: what the document rests on."""
        for runs in self.data["basis"]:
            self._write(self.blocks.paragraph(), "basis", runs)

    def signature(self) -> None:
        """Cells 7, 9b and 12, kept together with the last paragraph."""
        document = self.blocks.document
        last = document.element.body.xpath("./*[not(self::w:sectPr)]")[-1]
        if last.tag == qn("w:p"):
            Paragraph(last, document).paragraph_format.keep_with_next = True
        signatures: Sequence[Data] = self.data["signatures"]
        gap = plain(document.add_paragraph(), "left")
        gap.paragraph_format.keep_with_next = True
        if len(signatures) == 1:
            table = fixed_table(document, 1, self.data["form"]["foot"])
            self._receivers(table.cell(0, 0))
            self._signature(table.cell(0, 1), signatures[0])
            mark_rows(table._tbl.tr_lst, "w:cantSplit")
        else:
            half = self.blocks.width / len(signatures)
            table = fixed_table(document, 1, [half] * len(signatures))
            for cell, signature in zip(table.rows[0].cells, signatures, strict=True):
                self._signature(cell, signature)
            plain(document.add_paragraph(), "left")
            below = fixed_table(document, 1, (self.blocks.width,))
            self._receivers(below.cell(0, 0))
            mark_rows((*table._tbl.tr_lst, *below._tbl.tr_lst), "w:cantSplit")

    def _signature(self, cell: _Cell, signature: Data) -> None:
        entries = [("authority", line) for line in signature["authority"]]
        entries += [("post", line) for line in signature["post"]]
        for number, (component, line) in enumerate(entries):
            self._line(cell, component, line, first=number == 0)
        name = self._line(cell, "signer", signature["name"], first=not entries)
        if signature["signed"]:
            name.paragraph_format.space_before = Mm(_SIGNING_SPACE)
        else:
            for run in name.runs:
                run.font.bold, run.font.italic = None, True

    def _receivers(self, cell: _Cell) -> None:
        word = self._component("receivers_word")["text"]
        plain(self._line(cell, "receivers_word", word, first=True), "left")
        for runs in self.data["recipients"]:
            plain(self._line(cell, "receivers", runs), "left")
        if self.data["drafter"]:
            plain(self._line(cell, "drafter", self.data["drafter"]), "left", above=6)

    def foot(self) -> None:
        """Cell 13 and the printing office's remarks, in the foot of the first page."""
        lines = [(runs, True) for runs in self.data["notes"]]
        lines += [(runs, False) for runs in self.data["contact"]]
        if not lines:
            return
        section = self.blocks.document.sections[0]
        footer = section.first_page_footer
        rule(footer.paragraphs[0], self.blocks.width, self.blocks.width)
        for runs, italic in lines:
            paragraph = plain(footer.add_paragraph(), "left")
            self._write(paragraph, "contact", runs)
            for run in paragraph.runs if italic else ():
                run.font.italic = True
        form = self.data["form"]
        if numbered_below(form):  # later pages have their number nearer to the edge
            raised = Mm(form["bottom"] - in_the_middle(form["bottom"]))
            footer.paragraphs[-1].paragraph_format.space_after = raised

    def sign_info(self) -> None:
        """Cells 8 and 14: what an electronic signature leaves, in the upper margin of page 1."""
        header = self.blocks.document.sections[0].first_page_header
        for number, runs in enumerate(self.data["sign_info"]):
            paragraph = header.add_paragraph() if number else header.paragraphs[0]
            self._write(plain(paragraph, "right"), "sign_info", runs)

    def copy(self) -> None:
        """The block of a copy on paper, under a rule as wide as the text."""
        copy = self.data["copy"]
        if copy is None:
            return
        own = replace(self, data=copy)
        document = self.blocks.document
        plain(document.add_paragraph(), "left")
        line = document.add_paragraph()
        rule(line, self.blocks.width, self.blocks.width)
        line.paragraph_format.space_after = Pt(8)
        left_width, _ = copy["form"]["head"]
        table = fixed_table(document, 2, copy["form"]["head"])
        own._issuer(table.cell(0, 0), left_width)
        own._line(table.cell(0, 1), "copy", copy["kind"], first=True)
        own._number_and_date(table)
        for paragraph in (line, *(p for cell in table._cells for p in cell.paragraphs)):
            paragraph.paragraph_format.keep_with_next = True
        own.signature()

    def _number_and_date(self, table: Table) -> None:
        for column, component in enumerate(("number", "place_date")):
            cell = table.cell(1, column)
            paragraph = self._line(cell, component, self.data[component], first=True)
            paragraph.paragraph_format.space_before = Mm(2.8)

    def annex_head(self, annex: Data) -> None:
        """An appendix's word, title, and what it belongs to."""
        heading = plain(self.blocks.paragraph(level=1), "center")
        word = Letters.of(self._component("annex_word"))
        self.blocks.runs.text(heading, annex["word"], word).add_break()
        self._write(heading, "annex_title", annex["title"])
        reference = plain(self.blocks.document.add_paragraph(), "center", above=3)
        self._write(reference, "annex_ref", annex["reference"])
        self._short_rule("annex_ref", annex["reference"])

    def _line(self, cell: _Cell, component: str, text: Any, first: bool = False) -> Paragraph:
        paragraph: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        self._write(plain(paragraph, "center"), component, text)
        return paragraph

    def _write(self, paragraph: Paragraph, component: str, text: Any) -> None:
        runs = [{"t": "s", "s": text}] if isinstance(text, str) else text
        self.blocks.runs.write(paragraph, runs, Letters.of(self._component(component)))

    def _component(self, name: str) -> Any:
        return self.data["form"]["components"][name]

    def _width(self, component: str, text: str) -> float:
        family = self.data["form"]["family"]
        return text_width(text, self._component(component), family, self.fonts)
