"""A document of the library in the official form: letter, notice, minutes, decision …"""

from cchc.booklet.cells import abstract_of, form_for, issuer_lines, with_text
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
    choice = form_for(record.issued, record.issued, record.print_form)
    parent, issuer = issuer_lines(site.store, record.issuer)
    kind = FORMS[record.form].upper()
    post, signer = _signer(record)
    cells = OfficialDocument(
        title=document.title,
        form=choice.form,
        kind=kind,
        abstract=_abstract(record, kind),
        issued=record.issued,
        issuer=issuer,
        blocks=(),
        number=record.number,
        parent=parent,
        place=record.place,
        to=record.to,
        basis=record.basis,
        recipients=record.recipients or None,
        authority=(record.authority,) if record.authority else (),
        post=post,
        signer=signer,
        secretary=record.secretary,
        urgency=record.urgency,
        circulation=record.circulation,
        drafter=record.drafter,
        copies=record.copies,
        contact=record.contact,
        notes=(choice.note,) if choice.note else (),
        retypeset=choice.retypeset,
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
