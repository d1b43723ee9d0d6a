"""A plan in the official form."""

from cchc.booklet.cells import abstract_of, with_text
from cchc.booklet.issued import issued_cells
from cchc.booklet.official import OfficialDocument
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.plan import Plan

KIND = "KẾ HOẠCH"


def official(site: Site, document: Document) -> OfficialDocument:
    """The plan in the form of its day; what it does not say stays unknown."""
    plan = document.as_a(Plan)
    abstract = abstract_of(plan.title, KIND)
    cells = issued_cells(site, plan, plan.title, KIND, abstract, plan.form)
    return with_text(site, document, cells, plan.appendices)
