"""Footnotes, which python-docx cannot write: a part of its own with the two separators."""

from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NOTE_TEXT = "footnote text"
NOTE_MARK = "footnote reference"
"""Word's own names of the styles of a note and of its mark."""
_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
_LOW: Final = 14
"""Twips: the lowest line that Word's own dialogue allows."""
_FIRST = (
    f"<w:p {nsdecls('w')}><w:pPr>"
    f'<w:spacing w:before="0" w:after="0" w:line="{_LOW}" w:lineRule="exact"/>'
    '<w:ind w:firstLine="0"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)


class Footnotes:
    """The footnotes of one file, numbered from 1 in the order of their references."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._root: BaseOxmlElement | None = None
        self._ids: dict[str, int] = {}
        self._count = 0

    def known(self, name: str) -> bool:
        """Whether a note of this name was written before."""
        return name in self._ids

    def refer_again(self, paragraph: Paragraph, name: str) -> None:
        """A second mark for a note that stands already."""
        self._mark(paragraph, "w:footnoteReference", self._ids[name])

    def add(self, paragraph: Paragraph, name: str) -> Paragraph:
        """A mark at the end of `paragraph`; the returned paragraph takes the note's text."""
        self._count += 1
        if name:
            self._ids[name] = self._count
        self._mark(paragraph, "w:footnoteReference", self._count)
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(self._count))
        element = OxmlElement("w:p")
        note.append(element)
        self._notes().append(note)
        text = Paragraph(element, paragraph._parent)
        text.style = self._document.styles[NOTE_TEXT]
        self._mark(text, "w:footnoteRef", None)
        return text

    def finish(self) -> None:
        """Make the file fit for LibreOffice, once its text stands.

        LibreOffice first reads the notes into the beginning of the text; when that is a table, it
        leaves an empty paragraph of running text before it, and the page starts 8.65 mm lower. A
        paragraph of hardly any height is there for it to take instead.
        """
        body = self._document.element.body
        if self._root is not None and body[0].tag == qn("w:tbl"):
            body.insert(0, parse_xml(_FIRST))

    def _notes(self) -> BaseOxmlElement:
        if self._root is None:
            style = self._document.styles[NOTE_TEXT].style_id
            self._root = parse_xml(_separators(style))
            self._name_separators()
            package = self._document.part.package
            part = XmlPart(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, self._root, package)
            self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return self._root

    def _name_separators(self) -> None:
        """In the settings, as Word does; the order of elements there is fixed."""
        named = "".join(f'<w:footnote w:id="{number}"/>' for number in _SEPARATORS)
        element = parse_xml(f"<w:footnotePr {nsdecls('w')}>{named}</w:footnotePr>")
        self._document.settings.element.find(qn("w:compat")).addprevious(element)

    def _mark(self, paragraph: Paragraph, tag: str, number: int | None) -> None:
        run = paragraph.add_run()
        run.style = self._document.styles[NOTE_MARK]
        mark = OxmlElement(tag)
        if number is not None:
            mark.set(qn("w:id"), str(number))
        run._r.append(mark)


def _separators(style: str) -> str:
    """The part without notes: the lines above them, without the indent of running text."""
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p>'
        f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in _SEPARATORS.items()
    )
    return f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>"
