"""The file around a draft: empty without a theme, saved with the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_KEPT_STYLES = frozenset(
    {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Table Grid"}
    | {f"Heading {level}" for level in range(1, 7)}
)
_UNASKED = frozenset({"theme", "stylesWithEffects", "customXml", "thumbnail"})
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The oldest date a zip file knows; the real one would make each file different."""


def blank(language: str, typeface: str) -> Document:
    """An empty file: one typeface for all scripts, no theme fonts, no styles nobody asked for."""
    document = docx.Document()
    styles = document.styles.element
    for style in list(styles.style_lst):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name.title() not in {kept.title() for kept in _KEPT_STYLES}:
            styles.remove(style)
    for fonts in styles.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), typeface)
    for lang in styles.iter(qn("w:lang")):
        for script in ("val", "eastAsia"):
            lang.set(qn(f"w:{script}"), language)
    for colour in list(styles.iter(qn("w:color"))):
        colour.getparent().remove(colour)
    _drop_unasked(document)
    _keep_short_lines(document)
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return document


def _drop_unasked(document: Document) -> None:
    """Parts of the library's own template: its theme, old styles, a picture of an empty page."""
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _UNASKED:
                del relations[key]


def _keep_short_lines(document: Document) -> None:
    """A line that the author ended is not stretched to the margin."""
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = OxmlElement("w:compat")
        settings.append(compat)
    compat.insert(0, OxmlElement("w:doNotExpandShiftReturn"))


def describe(document: Document, data: Mapping[str, Any], day: datetime) -> None:
    """Title, author, keywords and times of the file; `day` stands for both times."""
    properties = document.core_properties
    properties.title, properties.author = data["title"], data["author"]
    properties.keywords = ", ".join(data["keywords"])
    properties.language = data["language"]
    properties.created = properties.modified = day.replace(tzinfo=None)
    properties.last_modified_by = properties.comments = ""


def saved(document: Document) -> bytes:
    """The file's bytes, with fixed dates inside."""
    raw, made = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return made.getvalue()
