"""An official document as input files for Typst.

Everything a person wrote goes into one JSON file as strings; the template reads it as data. So
"#", "$", "@", "*", "_", "//", "<a>" and backslashes have no meaning and print as they are.
"""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

import msgspec

from cchc.booklet.form import Form
from cchc.booklet.markers import roman
from cchc.booklet.official import (
    Appendix,
    OfficialDocument,
    Signature,
    annex_reference,
    closed,
    drafter_text,
    letter_abstract,
    number_text,
    place_date,
    recipient_lines,
    signatures,
)
from cchc.booklet.tree import Block, Definitions, List, Note, Quote, Table
from cchc.booklet.typst_blocks import BlockWriter
from cchc.booklet.typst_inline import Data, text_runs
from cchc.booklet.widths import is_wide

_MAIN = """\
#import "official.typ": official
#official(json("data.json"), json("images.json"))
"""


def typst_sources(data: Data, document: OfficialDocument) -> dict[str, bytes]:
    """The files Typst compiles, by name; `main` is the entry."""
    return {
        "main": _MAIN.encode(),
        **{name: template(name) for name in ("official.typ", "script.typ", "text.typ")},
        "data.json": as_json(data),
        "images.json": as_json(picture_data(document)),
    }


def template(name: str) -> bytes:
    """A Typst file of those delivered here."""
    return files("cchc.booklet").joinpath("templates", name).read_bytes()


def picture_data(document: OfficialDocument, prefix: str = "") -> Data:
    """Name -> bytes of the document's pictures.

    The compiler takes sources as UTF-8 only, so a picture travels as a list of byte values.
    """
    names = _image_names(document, prefix)
    return {name: list(document.images[address]) for address, name in names.items()}


def as_json(value: Data) -> bytes:
    """Data as the template reads it, the same bytes for equal values."""
    return msgspec.json.encode(value, order="sorted")


_NO_PAGES: Mapping[str, str] = MappingProxyType({})


def document_data(
    document: OfficialDocument, prefix: str = "", pages: Mapping[str, str] = _NO_PAGES
) -> Data:
    """The whole document as JSON data: measures of the form, cells, text, appendices.

    `prefix` keeps notes and pictures apart where several documents stand in one file, `pages` are
    the addresses whose page is named behind a link.
    """
    images = _image_names(document, prefix)
    writer = BlockWriter(document.form, images, _is_form_b(document), prefix, pages)
    issued = document.issued
    return {
        "title": document.title,
        "language": document.language,
        "issued": [issued.year, issued.month, issued.day] if issued else None,
        "author": " ".join(document.issuer),
        "keywords": ["trình bày lại"] if document.retypeset else [],
        "form": form_data(document.form),
        "layout": document.layout,
        **_cells(document),
        "lead": writer.blocks(document.lead),
        "blocks": writer.blocks(document.blocks),
        "appendices": [
            _appendix(document, annex, index, prefix, pages)
            for index, annex in enumerate(document.appendices, 1)
        ],
        "copy": _copy(document.copy) if document.copy else None,
    }


def _copy(copy: OfficialDocument) -> Data:
    return {"form": form_data(copy.form), **_cells(copy)}


def _cells(document: OfficialDocument) -> Data:
    return {
        "parent": list(document.parent),
        "issuer": list(document.issuer),
        "number": text_runs(f"{_fixed(document, 'number')} {number_text(document.number)}"),
        "place_date": text_runs(place_date(document)),
        "dateline": text_runs(document.dateline),
        "kind": document.kind,
        "abstract": text_runs(
            letter_abstract(document) if document.layout == "letter" else document.abstract
        ),
        "to": [text_runs(line) for line in to_lines(document)],
        "basis": [text_runs(line) for line in closed(document.basis)],
        "recipients": [text_runs(line) for line in recipient_lines(document)],
        "signatures": [_signature(one) for one in signatures(document)],
        "urgency": _boxed(document, "urgency", (document.urgency,) if document.urgency else ()),
        "circulation": _boxed(document, "circulation", document.circulation),
        "drafter": text_runs(drafter_text(document)),
        "notes": [text_runs(line) for line in document.notes],
        "contact": [text_runs(line) for line in document.contact],
        "sign_info": [text_runs(line) for line in document.sign_info],
    }


def _signature(signature: Signature) -> Data:
    lines = {"authority": list(signature.authority), "post": list(signature.post)}
    return msgspec.structs.asdict(signature) | lines


def _boxed(document: OfficialDocument, component: str, words: tuple[str, ...]) -> list[Data]:
    """Framed words with the frame's size in mm, None where the form gives none."""
    boxes = document.form.components[component].boxes
    return [{"s": word, "box": list(boxes[word]) if word in boxes else None} for word in words]


def _fixed(document: OfficialDocument, component: str) -> str:
    return document.form.components[component].text


def _is_form_b(document: OfficialDocument) -> bool:
    return document.kind.upper() in document.form.form_b_kinds


def _image_names(document: OfficialDocument, prefix: str) -> dict[str, str]:
    return {address: f"{prefix}image-{n}" for n, address in enumerate(sorted(document.images))}


def to_lines(document: OfficialDocument) -> list[str]:
    """ "Kính gửi: …" for one addressee; for more, each on its own line with "- "."""
    word = _fixed(document, "to")
    match document.to:
        case ():
            return []
        case (single,):
            return [f"{word} {single}"]
        case several:
            return [word, *(f"- {line}" for line in closed(several))]


def annex_word(document: OfficialDocument, index: int) -> str:
    """ "Phụ lục", with a Roman number (from 1) when there are several."""
    word = _fixed(document, "annex_word")
    return f"{word} {roman(index).upper()}" if len(document.appendices) > 1 else word


def _appendix(
    document: OfficialDocument, annex: Appendix, index: int, prefix: str, pages: Mapping[str, str]
) -> Data:
    writer = BlockWriter(document.form, _image_names(document, prefix), False, prefix, pages)
    return {
        "word": annex_word(document, index),
        "title": text_runs(annex.title),
        "reference": text_runs(annex_reference(document)),
        "landscape": lies_across(annex),
        "blocks": writer.blocks(annex.blocks),
    }


def lies_across(annex: Appendix) -> bool:
    """Whether the appendix is printed on sheets across."""
    if annex.landscape is not None:
        return annex.landscape
    return any(is_wide(table) for table in _tables(annex.blocks))


def _tables(blocks: tuple[Block, ...]) -> list[Table]:
    found: list[Table] = []
    for block in blocks:
        match block:
            case Table():
                found.append(block)
            case Quote(inner) | Note(blocks=inner):
                found += _tables(inner)
            case List(items):
                found += [table for item in items for table in _tables(item.blocks)]
            case Definitions(definitions):
                found += [table for item in definitions for table in _tables(item.blocks)]
            case _:
                continue
    return found


def form_data(form: Form) -> Data:
    """Measures of a form for the template, in mm and pt."""
    components = {
        key: {
            "size": part.size.use,
            "weight": part.weight,
            "caps": part.letters == "caps",
            "text": part.text,
            "colour": part.colour,
            "ratio": part.rule.ratio.use if part.rule else None,
            "at": part.at,
        }
        for key, part in form.components.items()
    }
    margin = form.margin
    return {
        "width": form.paper.width,
        "height": form.paper.height,
        "top": margin.top.use,
        "bottom": margin.bottom.use,
        "left": margin.left.use,
        "right": margin.right.use,
        "family": form.typeface.use,
        "head": list(form.columns.head),
        "foot": list(form.columns.foot),
        "indent": form.body.indent.use,
        "paragraph": form.body.paragraph_spacing.use,
        "line": form.body.line_spacing.use,
        "components": components,
    }
