"""A pack as input files for Typst: everything a person wrote is a string in one JSON file."""

from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files

from cchc.booklet.form import Form
from cchc.booklet.gathered import Gathered, gathered, together
from cchc.booklet.official import OfficialDocument
from cchc.booklet.packs.contents import contents
from cchc.booklet.packs.memory import PartMemory
from cchc.booklet.packs.model import Labels, Lines, Pack, PackPart, Ruled, Sheet
from cchc.booklet.packs.references import addresses
from cchc.booklet.typst_blocks import BlockWriter
from cchc.booklet.typst_inline import Data
from cchc.booklet.typst_writer import as_json, document_data, form_data, picture_data

_MAIN = """\
#import "pack.typ": pack
#pack(json("data.json"))
"""
_DEEP = 12
"""With more parts than this the contents name the parts only."""
_QR = "qr"
_SMALL = 9.0
"""Letters of head, foot and imprint on A4, in pt."""


def pack_sources(data: Data, images: Data) -> dict[str, bytes]:
    """The files Typst compiles, by name; `main` is the entry. Every part has a file of its own."""
    delivered = files("cchc.booklet").joinpath("templates").iterdir()
    typ = {e.name: e.read_bytes() for e in delivered if e.name.endswith(".typ")}
    parts = {f"part-{number}.json": as_json(part) for number, part in enumerate(data["parts"])}
    rest = as_json({**data, "parts": list(parts)})
    return {
        "main": _MAIN.encode(),
        **typ,
        "data.json": rest,
        **parts,
        "images.json": as_json(images),
    }


def pack_images(pack: Pack) -> Data:
    """The pictures of all parts by the names that the data uses, and the QR code."""
    found: Data = {} if pack.mark.qr is None else {_QR: list(pack.mark.qr)}
    for number, part in enumerate(pack.parts):
        if isinstance(part.content, OfficialDocument):
            found |= picture_data(part.content, _prefix(number))
    return found


def _prefix(number: int) -> str:
    return f"{number}-"


def pack_data(pack: Pack, memory: PartMemory | None = None) -> Data:
    """The whole pack as JSON data; parts that `memory` knows are not written again."""
    memory = memory or PartMemory()
    forms: list[Data] = []
    parts = [_placed(part, forms) for part in _parts(pack, memory)]
    depth = 1 if len(pack.parts) > _DEEP else 2
    return {
        "title": pack.title,
        "subtitle": pack.subtitle,
        "organisation": pack.organisation,
        "language": pack.language,
        "day": [pack.day.year, pack.day.month, pack.day.day],
        "form": form_data(pack.form),
        "small": max(_SMALL * pack.form.paper.width / 210, 7.0),
        "running": pack.title,
        "edition": pack.edition,
        "imprint": [list(row) for row in pack.imprint],
        "recipients": [list(row) for row in pack.recipients],
        "sources": [list(row) for row in pack.sources],
        "colophon": list(pack.colophon),
        "checksum": _in_groups(pack.checksum),
        "channels": [
            {"name": c.name, "address": c.address or "chưa công bố", "hours": c.hours}
            for c in pack.channels
        ],
        "mark": {
            "address": pack.mark.address,
            "sentence": pack.mark.sentence,
            "qr": None if pack.mark.qr is None else _QR,
        },
        "depth": depth,
        "contents": contents(parts, depth),
        "total": True,
        "places": False,
        "bare": pack.bare,
        "forms": forms,
        "parts": parts,
    }


def pack_gathered(pack: Pack, data: Data, memory: PartMemory) -> Gathered:
    """What is gathered from the data of a pack that `memory` has the parts of."""
    rest = {key: value for key, value in data.items() if key != "parts"}
    parts = (memory.gathered(_name(pack, number)) for number in range(len(pack.parts)))
    return together((gathered(rest), *parts))


def _name(pack: Pack, number: int) -> str:
    return f"{pack.id} {number}"


def _in_groups(digits: str) -> str:
    """Eight at a time, so that somebody can compare them by eye."""
    return " ".join(digits[n : n + 8] for n in range(0, len(digits), 8))


def _parts(pack: Pack, memory: PartMemory) -> Iterator[Data]:
    pages = addresses(pack.parts)
    for number, part in enumerate(pack.parts):
        write = partial(_part, pack.form, number, part, pages)
        yield memory.data(_name(pack, number), (part, pages, pack.form), write)


def _part(form: Form, number: int, part: PackPart, pages: Mapping[str, str]) -> Data:
    content = part.content
    common: Data = {"id": part.id, "running": part.title, "pictures": False}
    if isinstance(content, OfficialDocument):
        document = document_data(content, _prefix(number), pages)
        # The title stands there in every layout, and once.
        document["abstract"].insert(0, _anchor(part.id))
        for annex, appendix in enumerate(document["appendices"], 1):
            appendix["title"].insert(0, _anchor(f"{part.id}/{annex}"))
        return {
            **common,
            "kind": "official",
            "pictures": bool(content.images),
            "document": document,
        }
    return {
        **common,
        "kind": "sheet",
        "title": content.title,
        "meta": content.meta,
        "organisation": list(content.organisation),
        "landscape": content.landscape,
        "blocks": _sheet_blocks(form, content, _prefix(number), pages),
    }


def _anchor(name: str) -> Data:
    """Marks where a document or an appendix begins; pages are counted from there."""
    return {"t": "anchor", "part": name}


def _placed(part: Data, forms: list[Data]) -> Data:
    """The part with its form named by its place among `forms`, where a new one is added."""
    if part["kind"] != "official":
        return part
    document = dict(part["document"])
    form = document.pop("form")
    if form not in forms:
        forms.append(form)
    return {**part, "form": forms.index(form), "document": document}


def _sheet_blocks(form: Form, content: Sheet, prefix: str, pages: Mapping[str, str]) -> list[Data]:
    writer = BlockWriter(form, {}, False, prefix, pages)
    found: list[Data] = []
    for block in content.blocks:
        match block:
            case Ruled():
                found.append(_ruled(block))
            case Lines(number):
                found.append({"k": "lines", "number": number})
            case Labels(labels):
                entries = [{"name": entry.name, "detail": entry.detail} for entry in labels]
                found.append({"k": "labels", "labels": entries})
            case _:
                found += writer.blocks((block,))
    return found


def _ruled(block: Ruled) -> Data:
    """A table like any other for the search of lonely rows; its cells are plain texts."""
    longest = [
        max((len(row[n]) for row in block.rows), default=0) for n in range(len(block.labels))
    ]
    body = [[{"rowspan": 1, "colspan": 1, "s": entry} for entry in row] for row in block.rows]
    return {
        "k": "table",
        "id": 0,
        "asked": False,
        "split": False,
        "labels": list(block.labels),
        "widths": list(block.widths),
        "strong": list(block.strong),
        "left": [n for n, length in enumerate(longest) if length > 6],
        "height": block.height,
        "body": body,
    }
