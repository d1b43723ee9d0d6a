"""An official document as input files for Typst.

Everything a person wrote goes into one JSON file as strings; the template reads it as data. So
"#", "$", "@", "*", "_", "//", "<a>" and backslashes have no meaning and print as they are.
"""

import json
from importlib.resources import files

from cchc.booklet.form import Form
from cchc.booklet.official import (
    Appendix,
    OfficialDocument,
    annex_reference,
    closed,
    number_text,
    place_date,
    recipient_lines,
    signature_lines,
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
    template = files("cchc.booklet").joinpath("templates", "official.typ").read_bytes()
    names = _image_names(document)
    # The compiler takes sources as UTF-8 only, so a picture travels as a list of byte values.
    pictures = {name: list(document.images[address]) for address, name in names.items()}
    return {
        "main": _MAIN.encode(),
        "official.typ": template,
        "data.json": _json(data),
        "images.json": _json(pictures),
    }


def _json(value: Data) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


def document_data(document: OfficialDocument) -> Data:
    """The whole document as JSON data: measures of the form, cells, text, appendices."""
    writer = BlockWriter(document.form, _image_names(document), _is_form_b(document))
    post, signer = signature_lines(document)
    return {
        "title": document.title,
        "language": document.language,
        "issued": [document.issued.year, document.issued.month, document.issued.day],
        "author": " ".join(document.issuer),
        "keywords": ["trình bày lại"] if document.retypeset else [],
        "form": _form_data(document.form),
        "parent": list(document.parent),
        "issuer": list(document.issuer),
        "number": text_runs(f"{_fixed(document, 'number')} {number_text(document.number)}"),
        "place_date": text_runs(place_date(document)),
        "kind": document.kind,
        "abstract": text_runs(document.abstract),
        "to": [text_runs(line) for line in _to_lines(document)],
        "basis": [text_runs(line) for line in closed(document.basis)],
        "blocks": writer.blocks(document.blocks),
        "recipients": [text_runs(line) for line in recipient_lines(document)],
        "authority": list(document.authority),
        "post": post,
        "signer": signer,
        "signed": document.signer is not None,
        "notes": [text_runs(line) for line in document.notes],
        "contact": [text_runs(line) for line in document.contact],
        "appendices": [
            _appendix(document, annex, index) for index, annex in enumerate(document.appendices, 1)
        ],
    }


def _fixed(document: OfficialDocument, component: str) -> str:
    return document.form.components[component].text


def _is_form_b(document: OfficialDocument) -> bool:
    return document.kind.upper() in document.form.form_b_kinds


def _image_names(document: OfficialDocument) -> dict[str, str]:
    return {address: f"image-{n}" for n, address in enumerate(sorted(document.images))}


def _to_lines(document: OfficialDocument) -> list[str]:
    """ "Kính gửi: …" for one addressee; for more, each on its own line with "- "."""
    word = _fixed(document, "to")
    match document.to:
        case ():
            return []
        case (single,):
            return [f"{word} {single}"]
        case several:
            return [word, *(f"- {line}" for line in closed(several))]


def _appendix(document: OfficialDocument, annex: Appendix, index: int) -> Data:
    word = _fixed(document, "annex_word")
    numbered = len(document.appendices) > 1
    writer = BlockWriter(document.form, _image_names(document), form_b=False)
    wide = annex.landscape
    if wide is None:
        wide = any(is_wide(table) for table in _tables(annex.blocks))
    return {
        "word": f"{word} {_ROMAN[index]}" if numbered else word,
        "title": text_runs(annex.title),
        "reference": text_runs(annex_reference(document)),
        "landscape": wide,
        "blocks": writer.blocks(annex.blocks),
    }


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


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


def _form_data(form: Form) -> Data:
    components = {
        key: {
            "size": part.size.use,
            "weight": part.weight,
            "caps": part.letters == "caps",
            "text": part.text,
            "ratio": part.rule.ratio.use if part.rule else None,
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
