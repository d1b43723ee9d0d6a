"""The cells that every issued document has in common, whatever its type."""

from datetime import date, datetime

from cchc.booklet.cells import form_for, issuer_lines
from cchc.booklet.official import UNKNOWN, OfficialDocument
from cchc.pages.site import Site
from cchc.source.store import Store
from cchc.types.official import COPIES_OF, AttachedTo, CertifiedCopy, Issued


def issued_cells(
    site: Site, record: Issued, title: str, kind: str, abstract: str, form: str | None
) -> OfficialDocument:
    """The document without its text, in the form of its day or the one named.

    What the record does not say stays unknown. Raises `FormError`.
    """
    choice = form_for(record.issued, record.issued, form)
    parent, issuer = issuer_lines(site.store, record.issuer)
    return OfficialDocument(
        title=title,
        form=choice.form,
        kind=kind,
        abstract=abstract,
        issued=record.issued,
        issuer=issuer,
        issuer_name=_unit_name(site.store, record.issuer),
        blocks=(),
        number=record.number,
        parent=parent,
        place=record.place,
        basis=record.basis,
        recipients=record.recipients or None,
        authority=(record.authority,) if record.authority else (),
        post=record.post,
        signer=record.signer,
        urgency=record.urgency,
        circulation=record.circulation,
        drafter=record.drafter,
        copies=record.copies,
        contact=record.contact,
        notes=(choice.note,) if choice.note else (),
        retypeset=choice.retypeset,
        sign_info=_sign_info(site.store, record),
        copy=_copy(site.store, record.certified_copy, record.issued),
    )


def _copy(store: Store, copy: CertifiedCopy | None, issued: date) -> OfficialDocument | None:
    """The block of a copy on paper: a head, a number and a signature of its own.

    It has the form of the day of copying, which may be younger than the document's.
    """
    if copy is None or copy.medium != "giấy":
        return None
    form = form_for(copy.day, issued).form
    _, issuer = issuer_lines(store, copy.unit) if copy.unit else ((), (f"({UNKNOWN})",))
    return OfficialDocument(
        title="",
        form=form,
        kind=form.components["copy"].words[COPIES_OF.index(copy.way)],
        abstract="",
        issued=copy.day,
        issuer=issuer,
        blocks=(),
        number=copy.number,
        place=copy.place,
        recipients=copy.recipients or None,
        authority=(copy.authority,) if copy.authority else (),
        post=copy.post,
        signer=copy.signer,
    )


def _sign_info(store: Store, record: Issued) -> tuple[str, ...]:
    """The line at the top of page 1: of a file sent with a document, of an electronic copy.

    Phụ lục I, Phần I, Mục II.8.b: number and time of signing. Phần II, Mục I.3: way of copying,
    who copied, time of signing.
    """
    copy = record.certified_copy
    lines = (_attached_line(store, record.attached_to),) if record.attached_to else ()
    if copy is None or copy.medium != "điện tử":
        return lines
    unit = _unit_name(store, copy.unit) if copy.unit else f"(cơ quan sao: {UNKNOWN})"
    return (*lines, f"{copy.way.capitalize()}, {unit}, {_signing_time(copy.signed_at)}")


def _attached_line(store: Store, attached: AttachedTo) -> str:
    main = store.get(attached.document, "document")
    number = main.as_a(Issued).number if main else attached.document
    return f"{number}, {_signing_time(attached.signed_at)}"


def _signing_time(moment: datetime | None) -> str:
    return moment.isoformat() if moment else f"(thời gian ký: {UNKNOWN})"


def _unit_name(store: Store, reference: str) -> str:
    unit = store.get(reference, "unit")
    return unit.title if unit else reference
