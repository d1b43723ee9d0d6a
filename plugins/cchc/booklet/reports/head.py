"""The cells around a report: those of the signed document, else of a draft that nobody signed."""

from datetime import date

from msgspec.structs import replace

from cchc.booklet.cells import abstract_of, form_for
from cchc.booklet.kinds.document import official as issued_official
from cchc.booklet.name_lines import name_lines
from cchc.booklet.official import UNKNOWN, OfficialDocument
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.types.report import Report
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.periods import format_period

KIND = "BÁO CÁO"
_DRAFT = "Dự thảo: số liệu đến ngày {}; chưa có số, ngày ký và người ký."


def head_of(site: Site, document: Document) -> OfficialDocument:
    """The cells of a report; number, day, issuer and signer are those of the signed document.

    What was put on that document later, as a copy's block, stays with it.
    """
    report = document.as_a(Report)
    signed = site.store.get(report.signed, "document") if report.signed else None
    if signed is None:
        return draft_head(site, document.title, report.as_of)
    return replace(
        issued_official(site, signed),
        title=document.title,
        kind=KIND,
        abstract=abstract_of(document.title, KIND),
        blocks=(),
        appendices=(),
        images={},
        layout="named",
        copy=None,
        sign_info=(),
    )


def draft_head(site: Site, title: str, day: date) -> OfficialDocument:
    """The cells of a report about a day that nobody has signed."""
    choice = form_for(day, day)
    body = site.settings.standing_body or site.settings.organisation or f"({UNKNOWN})"
    draft = _DRAFT.format(format_date(day))
    return OfficialDocument(
        title=title,
        form=choice.form,
        kind=KIND,
        abstract=abstract_of(title, KIND),
        issued=None,
        issuer=name_lines(body),
        blocks=(),
        notes=(draft, choice.note) if choice.note else (draft,),
        retypeset=choice.retypeset,
    )


def period_title(period: str) -> str:
    """The title of a report that nobody has written anything for yet."""
    return f"Báo cáo kết quả thực hiện cải cách hành chính {format_period(period)}"
