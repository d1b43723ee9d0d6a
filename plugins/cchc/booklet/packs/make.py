"""From a booklet of the site to a pack: parts, imprint, colophon, back cover."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from msgspec.structs import replace

from cchc.booklet.cells import in_form
from cchc.booklet.documents import official_of
from cchc.booklet.form import Form, choose_form, load_forms
from cchc.booklet.official import UNOFFICIAL
from cchc.booklet.packs.dispatch import lot_rows, lots_of
from cchc.booklet.packs.imprint import colophon, edition_line, imprint
from cchc.booklet.packs.mark import mark_of
from cchc.booklet.packs.model import ChannelLine, Pack, PackPart
from cchc.booklet.packs.paper import on_paper
from cchc.booklet.packs.sheets import attendance, evaluation, programme
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.editions import Edition, changed_inputs, checksum, read_editions
from cchc.source.packs import channels_of, classes_of, inputs_of, parts_of
from cchc.types.booklet import Booklet
from cchc.types.channel import Channel

_SHOWN = 12
"""Letters of an input's digest in the colophon."""


def current_edition(site: Site, document: Document) -> Edition | None:
    """The last printed edition, as long as the sources are those it was printed from."""
    last = read_editions(site.store).last(document.id)
    if last is None or changed_inputs(last.inputs, inputs_of(site.store, document, site.state)):
        return None
    return last


def pack_of(
    site: Site, document: Document, paper: str = "", edition: Edition | None = None
) -> Pack:
    """The pack of a booklet on its paper, or on the one that is asked for.

    `edition` is the one about to be printed; without it the last one that is still current stands
    in the imprint, and what was never printed says so. Raises `FormError`.
    """
    record = document.as_a(Booklet)
    shown = edition or current_edition(site, document)
    documents = parts_of(site.store, record, site.state)
    day = _day(record, documents, shown)
    form = on_paper(_form(record, day), paper or record.paper)
    inputs = inputs_of(site.store, document, site.state)
    parts = tuple(_parts(site, record, documents, paper or record.paper))
    found = lots_of(site, document)
    return Pack(
        id=document.id,
        title=document.title,
        subtitle=record.subtitle or "",
        organisation=site.settings.organisation or site.settings.site_name,
        form=form,
        paper=paper or record.paper,
        parts=parts,
        imprint=tuple(imprint(site, document, shown, parts, paper or record.paper)),
        recipients=lot_rows(found),
        sources=tuple(_sources(site, inputs)),
        checksum=checksum(inputs),
        colophon=tuple(colophon(site, form)),
        channels=tuple(_channels(site)),
        edition=edition_line(document, shown),
        mark=mark_of(site.settings, shown.address if shown else document.url, shown is not None),
        day=day,
    )


def sheets_of(site: Site, document: Document, *parts: PackPart) -> Pack:
    """Sheets for the office by themselves: no cover, no contents, A4."""
    day = document.day or load_forms()[-1].valid_from
    return Pack(
        document.id, document.title, "", site.settings.organisation or site.settings.site_name,
        load_forms()[-1], "A4", parts, (), (), (), "", (), (), "",
        mark_of(site.settings, document.url, False), day, bare=True,
    )  # fmt: skip


def class_sheets(site: Site, document: Document) -> tuple[PackPart, ...]:
    """Programme, evaluation form and lists to sign of one class."""
    return (
        programme(site, document), evaluation(site, document), *attendance(site, document),
    )  # fmt: skip


def _parts(
    site: Site, record: Booklet, documents: tuple[Document, ...], paper: str
) -> Iterator[PackPart]:
    """Programmes first, then the documents; what is filled in by hand stands at the end."""
    classes = classes_of(site.store, record)
    for training in classes:
        yield programme(site, training)
    for document in documents:
        yield _part(site, document, paper, record.form)
    for training in classes:
        yield evaluation(site, training)
        yield from attendance(site, training)


def _part(site: Site, document: Document, paper: str, named: str | None) -> PackPart:
    official = official_of(site, document)
    if official.layout in UNOFFICIAL:
        official = replace(official, issuer=())
    elif named:
        official = in_form(official, document.day or site.today, named)
    copy = official.copy
    if copy is not None:
        copy = replace(copy, form=on_paper(copy.form, paper))
    content = replace(official, form=on_paper(official.form, paper), copy=copy)
    return PackPart(document.id, document.title, content, _addresses(site, document))


def _addresses(site: Site, document: Document) -> tuple[str, ...]:
    """The address of a document as links name it, with and without the site's own."""
    here = site.href(document.url)
    public = urlsplit(site.settings.site_url)
    full = (f"{public.scheme}://{public.netloc}{here}",) if public.netloc else ()
    return (here, *full)


def _form(record: Booklet, day: date) -> Form:
    return choose_form(load_forms(), day, record.form).form


def _day(record: Booklet, documents: tuple[Document, ...], edition: Edition | None) -> date:
    """The day in the file: of the edition, of printing, else of the latest part."""
    if edition is not None:
        return edition.day
    days = [document.day for document in documents if document.day]
    return record.printed or max(days, default=load_forms()[-1].valid_from)


def _sources(site: Site, inputs: dict[str, str]) -> Iterator[tuple[str, str]]:
    for identity, digest in inputs.items():
        document = site.store.get(identity)
        yield document.title if document else identity, digest[:_SHOWN]


def _channels(site: Site) -> Iterator[ChannelLine]:
    for document in channels_of(site.store, site.state):
        channel = document.as_a(Channel)
        yield ChannelLine(channel.name, channel.address, channel.hours)
