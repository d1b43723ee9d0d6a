"""Footnotes, which python-docx cannot write: a part of its own with the two separators."""

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
_SEPARATORS = (
    f"<w:footnotes {nsdecls('w')}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
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

    def _notes(self) -> BaseOxmlElement:
        if self._root is None:
            self._root = parse_xml(_SEPARATORS)
            package = self._document.part.package
            part = XmlPart(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, self._root, package)
            self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        return self._root

    def _mark(self, paragraph: Paragraph, tag: str, number: int | None) -> None:
        run = paragraph.add_run()
        run.style = self._document.styles[NOTE_MARK]
        mark = OxmlElement(tag)
        if number is not None:
            mark.set(qn("w:id"), str(number))
        run._r.append(mark)
