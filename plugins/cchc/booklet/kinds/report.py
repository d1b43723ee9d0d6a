"""The report of a period in the official form, with its figures."""

from cchc.booklet.official import OfficialDocument
from cchc.booklet.reports.document import report_document
from cchc.pages.site import Site
from cchc.source.documents import Document


def official(site: Site, document: Document) -> OfficialDocument:
    """The report; its figures are those it was closed with, else those of its cut-off."""
    return report_document(site, document)
