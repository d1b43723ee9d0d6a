"""A lesson, hand-out or script on paper: no official document, so it bears none of its signs."""

from msgspec.structs import replace

from cchc.booklet.cells import abstract_of, form_for, publisher_lines, with_text
from cchc.booklet.official import OfficialDocument
from cchc.booklet.script_sheet import script_lead
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.scripts import SCRIPT
from cchc.types.material import Material


def official(site: Site, document: Document) -> OfficialDocument:
    """The material with what it is, by whom and for how long under the title; a script with what
    it states of its issue, in large letters."""
    record = document.as_a(Material)
    day = document.day or site.today
    cells = OfficialDocument(
        title=document.title,
        form=form_for(day, day).form,
        kind="",
        abstract=document.title,
        issued=document.day,
        issuer=publisher_lines(site),
        blocks=(),
        layout="article",
        dateline=_dateline(record),
    )
    if record.kind != SCRIPT:
        return with_text(site, document, cells)
    script = replace(
        cells,
        layout="script",
        kind="KỊCH BẢN PHÁT SÓNG",
        abstract=abstract_of(document.title, SCRIPT),
        dateline="",
        lead=script_lead(site, document),
    )
    return with_text(site, document, script)


def _dateline(record: Material) -> str:
    said = [record.kind.capitalize(), *record.authors]
    if record.duration:
        said.append(f"{record.duration} phút")
    return " – ".join(said)
