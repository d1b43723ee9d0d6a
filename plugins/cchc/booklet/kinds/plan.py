"""A plan in the official form."""

from cchc.booklet.cells import abstract_of, form_for, issuer_lines, with_text
from cchc.booklet.official import OfficialDocument
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.plan import Plan

KIND = "KẾ HOẠCH"


def official(site: Site, document: Document) -> OfficialDocument:
    """The plan in the form of its day; what it does not say stays unknown."""
    plan = document.as_a(Plan)
    choice = form_for(plan.issued, plan.issued, plan.form)
    parent, issuer = issuer_lines(site.store, plan.issuer)
    cells = OfficialDocument(
        title=plan.title,
        form=choice.form,
        kind=KIND,
        abstract=abstract_of(plan.title, KIND),
        issued=plan.issued,
        issuer=issuer,
        blocks=(),
        number=plan.number,
        parent=parent,
        place=plan.place,
        basis=plan.basis,
        recipients=plan.recipients or None,
        authority=(plan.authority,) if plan.authority else (),
        post=plan.post,
        signer=plan.signer,
        urgency=plan.urgency,
        circulation=plan.circulation,
        drafter=plan.drafter,
        copies=plan.copies,
        contact=plan.contact,
        notes=(choice.note,) if choice.note else (),
        retypeset=choice.retypeset,
    )
    return with_text(site, document, cells, plan.appendices)
