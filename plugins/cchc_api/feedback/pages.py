"""Answers of the box as pages: those of the build, filled. Knows nothing of the theme."""

import html
from collections.abc import Mapping
from datetime import date, datetime

from starlette.responses import Response

from cchc.pages.feedback_slots import (
    ACTION,
    OPENING,
    STAMP,
    STATUS_URL,
    fill_form,
    replace_form,
)
from cchc.source.feedback_counts import STATUSES
from cchc.vietnamese.dates import format_date
from cchc_api.feedback.form import Forms
from cchc_api.feedback.register import Entry
from cchc_api.feedback.seals import Receipt

NO_STORE = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
_BARE = (
    '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title></title></head>'
    f"<body><main><h1></h1>{OPENING}<!--/cchc:feedback--></main></body></html>"
)
"""Only when the build's page is gone: a citizen must see the code all the same."""


def html_response(text: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """A page that nobody keeps."""
    return Response(text, status, {**NO_STORE, **(headers or {})}, "text/html")


def form_page(forms: Forms, stamp: str, values: Mapping[str, str], message: str = "") -> str | None:
    """The form with the reader's words kept; None while the build has none."""
    page = forms.page()
    return fill_form(page, {**values, STAMP: stamp}, message) if page else None


def message_page(forms: Forms, title: str, message: str) -> str:
    """A sentence in place of the form."""
    back = f'<p><a href="{ACTION}">Mở lại mẫu gửi phản ánh</a></p>'
    return _framed(forms, title, f'<p role="alert">{html.escape(message)}</p>{back}')


def receipt_page(forms: Forms, receipt: Receipt) -> str:
    """Code and secret, shown once."""
    code, secret = html.escape(receipt.code), html.escape(_in_fours(receipt.secret))
    return _framed(
        forms,
        "Đã nhận phản ánh",
        '<div class="card receipt"><p>Cơ quan đã nhận phản ánh. Hãy <strong>chép hoặc chụp lại '
        "hai mã dưới đây</strong>; mã bí mật chỉ hiện một lần và cơ quan không giữ bản nào.</p>"
        f"<dl><dt>Mã phản ánh</dt><dd><code>{code}</code></dd>"
        f"<dt>Mã bí mật</dt><dd><code>{secret}</code></dd></dl>"
        f'<p><a class="button line" href="{_status(forms)}">Tra cứu phản ánh</a></p></div>',
    )


def lost_receipt_page(forms: Forms, code: str) -> str:
    """The receipt was shown before, or the browser keeps no cookie."""
    return _framed(
        forms,
        "Biên nhận đã hiện một lần",
        f"<p>Phản ánh <code>{html.escape(code)}</code> không hiện lại mã bí mật: mã chỉ hiện một "
        "lần, và cần trình duyệt cho phép cookie. Phản ánh đã gửi vẫn được xử lý.</p>",
    )


def status_page(forms: Forms, entry: Entry, answer: str, names: Mapping[str, str]) -> str:
    """What became of a report; its words are never shown."""
    facts = [
        ("Mã phản ánh", entry.code),
        ("Tình trạng", STATUSES[entry.status]),
        ("Ngày nhận", _day(entry.received)),
        ("Đơn vị được phản ánh", names.get(entry.unit, entry.unit)),
    ]
    if entry.due and entry.status in ("received", "forwarded"):
        facts.append(("Hạn trả lời", format_date(date.fromisoformat(entry.due))))
    if entry.assigned:
        facts.append(("Đơn vị trả lời", names.get(entry.assigned, entry.assigned)))
    if entry.status != "received":
        facts.append(("Cập nhật", _day(entry.changed)))
    lines = "".join(f"<dt>{html.escape(k)}</dt><dd>{html.escape(v)}</dd>" for k, v in facts)
    shown = f"<h2>Trả lời</h2>{_paragraphs(answer)}" if answer else ""
    again = f'<p><a class="button line" href="{_status(forms)}">Tra cứu phản ánh khác</a></p>'
    content = f'<div class="card receipt"><dl>{lines}</dl>{shown}{again}</div>'
    page = forms.status_page() or _BARE
    return replace_form(page, "Tình trạng phản ánh", content)


def status_message_page(forms: Forms, message: str) -> str:
    """The form of the status page with a sentence above it."""
    page = forms.status_page()
    if page is None:
        return _framed(forms, "Tra cứu phản ánh", f"<p>{html.escape(message)}</p>")
    return fill_form(page, {}, message)


def _framed(forms: Forms, title: str, content: str) -> str:
    return replace_form(forms.page() or _BARE, title, content)


def _status(forms: Forms) -> str:
    """The status page below the site's prefix, which the form's own data tell."""
    form = forms.data()
    return html.escape((form.prefix if form else "/") + STATUS_URL.lstrip("/"))


def _in_fours(secret: str) -> str:
    """For who copies it by hand; the status page takes it with and without the spaces."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def _paragraphs(text: str) -> str:
    parts = (part.strip() for part in text.split("\n\n"))
    return "".join(f"<p>{html.escape(part)}</p>" for part in parts if part)


def _day(instant: str) -> str:
    return format_date(datetime.fromisoformat(instant).date())
