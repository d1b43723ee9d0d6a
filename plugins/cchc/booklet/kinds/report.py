"""A frozen report of a period in the official form."""

from cchc.booklet.cells import abstract_of, form_for, issuer_lines, with_text
from cchc.booklet.name_lines import name_lines
from cchc.booklet.official import UNKNOWN, OfficialDocument
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.document import Document as Issued
from cchc.types.report import Report

KIND = "BÁO CÁO"


def official(site: Site, document: Document) -> OfficialDocument:
    """The report; number, day and issuer are those of the signed document, if there is one."""
    report = document.as_a(Report)
    signed = site.store.get(report.signed, "document") if report.signed else None
    issued = signed.as_a(Issued) if signed else None
    choice = form_for(issued.issued if issued else report.as_of, report.as_of)
    body = site.settings.standing_body or site.settings.organisation or f"({UNKNOWN})"
    parent, issuer = issuer_lines(site.store, issued.issuer) if issued else ((), name_lines(body))
    cells = OfficialDocument(
        title=document.title,
        form=choice.form,
        kind=KIND,
        abstract=abstract_of(document.title, KIND),
        issued=issued.issued if issued else None,
        issuer=issuer,
        blocks=(),
        number=issued.number if issued else None,
        parent=parent,
        place=issued.place if issued else None,
        notes=(choice.note,) if choice.note else (),
        retypeset=choice.retypeset,
    )
    return with_text(site, document, cells)
