"""A lesson or hand-out on paper: no official document, so it bears none of its signs."""

from cchc.booklet.cells import form_for, publisher_lines, with_text
from cchc.booklet.official import OfficialDocument
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.material import Material


def official(site: Site, document: Document) -> OfficialDocument:
    """The material with what it is, by whom and for how long under the title."""
    record = document.as_a(Material)
    day = document.day or site.today
    said = [record.kind.capitalize(), *record.authors]
    if record.duration:
        said.append(f"{record.duration} phút")
    cells = OfficialDocument(
        title=document.title,
        form=form_for(day, day).form,
        kind="",
        abstract=document.title,
        issued=document.day,
        issuer=publisher_lines(site),
        blocks=(),
        layout="article",
        dateline=" – ".join(said),
    )
    return with_text(site, document, cells)
