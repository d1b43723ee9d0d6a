"""Runs of text in a paragraph: letters, breaks, links, notes, pictures."""

import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from msgspec import Struct
from msgspec.structs import replace

from cchc.booklet.docx.notes import Footnotes
from cchc.booklet.typst_inline import Data

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RED = RGBColor(0xD4, 0, 0)


class Letters(Struct, frozen=True):
    """How a run looks; None leaves the size to the paragraph's style."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    caps: bool = False
    red: bool = False
    side: str = ""

    @classmethod
    def of(cls, component: Mapping[str, Any]) -> "Letters":
        """The letters of a component of the form."""
        weight = component["weight"]
        return cls(
            component["size"],
            "bold" in weight,
            "italic" in weight,
            component["caps"],
            component["colour"] == "red",
        )


class RunWriter(Struct, frozen=True):
    """Writes runs; `images` = name -> bytes, `width` = the text's width in EMU."""

    document: Document
    notes: Footnotes
    images: Mapping[str, bytes]
    note_letters: Letters
    width: int

    def write(self, paragraph: Paragraph, runs: Iterable[Data], letters: Letters) -> None:
        """Put runs at the end of a paragraph."""
        for run in runs:
            self._write(paragraph, run, letters)

    def text(self, paragraph: Paragraph, text: str, letters: Letters) -> Run:
        """Put a text, as it is, at the end of a paragraph."""
        run = paragraph.add_run(_NOT_IN_XML.sub("", text))
        dress(run, letters)
        return run

    def _write(self, paragraph: Paragraph, run: Data, letters: Letters) -> None:
        match run["t"]:
            case "s" | "box" | "code":
                self.text(paragraph, run["s"], letters)
            case "br":
                paragraph.add_run().add_break()
            case "b":
                self.write(paragraph, run["c"], replace(letters, bold=True))
            case "i":
                self.write(paragraph, run["c"], replace(letters, italic=True))
            case "sup" | "sub":
                self.write(paragraph, run["c"], replace(letters, side=run["t"]))
            case "a":
                self._link(paragraph, run, letters)
            case "img":
                self.picture(paragraph, run, small=True)
            case "fn":
                self._note(paragraph, run)

    def _link(self, paragraph: Paragraph, run: Data, letters: Letters) -> None:
        before = len(paragraph._p)
        self.write(paragraph, run["c"], letters)
        link = OxmlElement("w:hyperlink")
        key = self.document.part.relate_to(
            run["url"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link.set(qn("r:id"), key)
        for element in list(paragraph._p)[before:]:
            link.append(element)
        paragraph._p.append(link)

    def _note(self, paragraph: Paragraph, run: Data) -> None:
        body = run["body"]
        if body is None:
            if self.notes.known(run["id"]):
                self.notes.refer_again(paragraph, run["id"])
            return
        text = self.notes.add(paragraph, run["id"])
        letters = self.note_letters
        self.text(text, " ", letters)
        # A link in a note belongs to the part of the notes: its words are the address itself.
        self.write(text, _without_links(body["first"]), letters)
        for block in body["rest"]:
            self.text(text, " ", letters)
            self.write(text, _without_links(block.get("r", [])), letters)

    def picture(self, paragraph: Paragraph, run: Data, small: bool = False) -> None:
        """A picture with its alternative, no wider than the text; `small` = in a line of text."""
        try:
            shape = paragraph.add_run().add_picture(io.BytesIO(self.images[run["name"]]))
        except UnrecognizedImageError:
            self.text(paragraph, f"[Hình: {run['alt']}]", Letters())
            return
        height = Pt(14) if small else shape.height
        factor = min(height / shape.height, self.width / shape.width)
        shape.width, shape.height = Emu(int(shape.width * factor)), Emu(int(shape.height * factor))
        shape._inline.docPr.set("descr", run["alt"])


def _without_links(runs: Iterable[Data]) -> list[Data]:
    return [inner for run in runs for inner in (run["c"] if run["t"] == "a" else (run,))]


def dress(run: Run, letters: Letters) -> None:
    """Give a run its letters."""
    font = run.font
    if letters.size is not None:
        font.size = Pt(letters.size)
    font.bold, font.italic = letters.bold or None, letters.italic or None
    font.all_caps = letters.caps or None
    if letters.side == "sup":
        font.superscript = True
    if letters.side == "sub":
        font.subscript = True
    if letters.red:
        font.color.rgb = _RED
