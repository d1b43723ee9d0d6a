"""A document that is issued in no form, on paper: title, what it states, its text."""

from cchc.booklet.cells import form_for, publisher_lines, with_text
from cchc.booklet.official import OfficialDocument
from cchc.booklet.tree import Block, Paragraph, Strong, Text
from cchc.pages.facts import facts
from cchc.pages.parts import Fact
from cchc.pages.site import Site
from cchc.source.documents import Document


def official(site: Site, document: Document) -> OfficialDocument:
    """The document without the signs of an official one."""
    cells = OfficialDocument(
        title=document.title,
        form=form_for(document.day, site.today).form,
        kind="",
        abstract=document.title,
        issued=document.day,
        issuer=publisher_lines(site),
        blocks=_stated(site, document),
        layout="article",
    )
    return with_text(site, document, cells)


def _stated(site: Site, document: Document) -> tuple[Block, ...]:
    """The declared fields, one a line, as the document's page lists them."""
    return tuple(
        Paragraph((Strong((Text(f"{fact.label}: "),)), Text(_value(fact))))
        for fact in facts(site, document)
    )


def _value(fact: Fact) -> str:
    return fact.value or "; ".join(link.text for link in fact.links)
