"""A document of the library in the official form: letter, notice, minutes, decision …"""

from msgspec.structs import replace

from cchc.booklet.cells import abstract_of, with_text
from cchc.booklet.issued import issued_cells
from cchc.booklet.official import UNKNOWN, Layout, OfficialDocument
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.document import FORMS
from cchc.types.document import Document as Issued

LAYOUTS: dict[str, Layout] = {"CV": "letter", "BB": "minutes"}
"""Kinds that are not set like all others, by their code."""


def official(site: Site, document: Document) -> OfficialDocument:
    """The document in the form of its day; what it does not say stays unknown."""
    record = document.as_a(Issued)
    kind = FORMS[record.form].upper()
    abstract = _abstract(record, kind)
    cells = issued_cells(site, record, document.title, kind, abstract, record.print_form)
    post, signer = _signer(record)
    cells = replace(
        cells,
        to=record.to,
        post=post,
        signer=signer,
        secretary=record.secretary,
        layout=LAYOUTS.get(record.form, "named"),
    )
    return with_text(site, document, cells, record.appendices)


def _abstract(record: Issued, kind: str) -> str:
    stated = record.abstract or record.title
    return abstract_of(stated, kind) if stated else f"(trích yếu: {UNKNOWN})"


def _signer(record: Issued) -> tuple[str | None, str | None]:
    """Post and name; "Nguyễn Văn A, Giám đốc" says both."""
    if record.post or not record.signer or "," not in record.signer:
        return record.post, record.signer
    name, _, post = record.signer.partition(",")
    return post.strip(), name.strip()
