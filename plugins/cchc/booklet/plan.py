"""A plan of the site as an official document, and as a printed file."""

from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path

from cchc.booklet.compile import PrintError, compile_pdf
from cchc.booklet.form import Form, choose_form, load_forms
from cchc.booklet.html_tree import parse_html
from cchc.booklet.name_lines import name_lines
from cchc.booklet.official import Appendix, OfficialDocument
from cchc.source.store import Store
from cchc.types.plan import Plan
from cchc.types.unit import Unit
from cchc.vietnamese.dates import ZONE
from cchc.vietnamese.text import fold

KIND = "KẾ HOẠCH"


def pack(
    store: Store,
    id: str,
    html: str,
    *,
    fonts: Path,
    appendices: tuple[Appendix, ...] = (),
    images: Mapping[str, bytes] | None = None,
) -> bytes:
    """The PDF of one plan; `html` = its body as the website shows it.

    The file's time is the day of issue, so the same content gives the same bytes on any day.
    Raises `PrintError` for an id that is no plan, `FormError` for an unknown form.
    """
    document = plan_document(
        store, id, html, forms=load_forms(), appendices=appendices, images=images
    )
    return compile_pdf(document, fonts, datetime.combine(document.issued, time(), ZONE))


def plan_document(
    store: Store,
    id: str,
    html: str,
    *,
    forms: tuple[Form, ...],
    appendices: tuple[Appendix, ...] = (),
    images: Mapping[str, bytes] | None = None,
) -> OfficialDocument:
    """The plan with this id in the form of its day; what the plan does not say stays unknown."""
    found = store.get(id, "plan")
    if found is None or not isinstance(found.record, Plan):
        raise PrintError(f"Không có kế hoạch nào mang mã “{id}”.")
    plan = found.record
    choice = choose_form(forms, plan.issued, plan.form)
    parent, issuer = _issuer(store, plan)
    return OfficialDocument(
        title=plan.title,
        form=choice.form,
        kind=KIND,
        abstract=abstract_of(plan.title),
        issued=plan.issued,
        issuer=issuer,
        blocks=parse_html(html),
        number=plan.number,
        parent=parent,
        place=plan.place,
        basis=plan.basis,
        recipients=plan.recipients or None,
        authority=(plan.authority,) if plan.authority else (),
        post=plan.post,
        signer=plan.signer,
        notes=(choice.note,) if choice.note else (),
        retypeset=choice.retypeset,
        appendices=appendices,
        images=images or {},
    )


def abstract_of(title: str, kind: str = KIND) -> str:
    """The "trích yếu": the title without the kind that is printed above it."""
    if not fold(title).startswith(fold(kind) + " "):
        return title
    rest = title[len(kind) :].lstrip()
    return rest[0].upper() + rest[1:]


def _issuer(store: Store, plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cell 2: the lines of the superior body and of the issuer; the catalogue has the names.

    An issuer named after its superior ("Thường trực Ban chỉ đạo …") needs no line above it.
    """
    found = store.get(plan.issuer, "unit")
    if found is None or not isinstance(found.record, Unit):
        return (), name_lines(plan.issuer)
    superior = store.get(found.record.parent, "unit")
    name = found.record.name
    if superior is None or fold(superior.title) in fold(name):
        return (), name_lines(name)
    return name_lines(superior.title), name_lines(name)
