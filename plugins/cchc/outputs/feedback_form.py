"""The pages of the citizens' box and the data of its form; none while the site has no key."""

import json
from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup

from cchc.pages.artifact import Artifact, Job, page_job
from cchc.pages.feedback_slots import FORM_DATA, SCRIPT, STATUS_URL, TABLE_URL, URL
from cchc.pages.heads import crumbs, page
from cchc.pages.page import Page
from cchc.pages.parts import Head, Link, Option
from cchc.pages.site import Site
from cchc.pages.views import FeedbackStatusView, FeedbackView
from cchc.source.feedback_counts import fingerprint, read_counts
from cchc.types.unit import Unit
from cchc.types.working_days import WorkingDays
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.dates import format_date

_GROUP = "nhóm cơ quan"
_TITLE, _STATUS_TITLE = "Gửi phản ánh, kiến nghị", "Tra cứu phản ánh"
_LEAD = (
    "Phản ánh việc giải quyết thủ tục, thái độ phục vụ hoặc vướng mắc khi làm việc với cơ quan "
    "nhà nước."
)
_STATUS_LEAD = "Nhập mã phản ánh và mã bí mật trong biên nhận để xem tình trạng và câu trả lời."


def jobs(site: Site) -> Iterator[Job]:
    """Form, status page, form data."""
    if site.settings.feedback_key:
        yield page_job(URL, partial(_form, site))
        yield page_job(STATUS_URL, partial(_status, site))
        path = FORM_DATA.lstrip("/")
        yield Job(path, partial(_data, site, path))


def _form(site: Site) -> Page:
    head = Head(_TITLE, crumbs(site), lead=_LEAD)
    site.store.reads.note("B")
    told = read_counts(site.store.root)
    view = FeedbackView(
        head,
        tuple(_units(site)),
        tuple(_promises(site)),
        fingerprint(site.settings.feedback_key),
        Link(_STATUS_TITLE, site.href(STATUS_URL)),
        Link("Số liệu phản ánh", site.href(TABLE_URL) if told else ""),
    )
    script = Markup('<script src="{}" defer></script>').format(site.href(SCRIPT))
    return page(site, URL, head, view, "feedback", extra=str(script))


def _promises(site: Site) -> Iterator[str]:
    settings = site.settings
    yield "Nội dung và cách liên hệ được niêm phong ngay khi gửi; chỉ bộ phận thường trực mở được."
    yield "Biên nhận có mã phản ánh và mã bí mật để tra cứu, không cần nêu tên."
    if settings.feedback_days:
        source = f" ({settings.feedback_days_source})" if settings.feedback_days_source else ""
        yield f"Hạn trả lời: {settings.feedback_days} ngày làm việc{source}."
    yield f"Phản ánh bị xóa {settings.feedback_keep_months} tháng sau khi đóng."
    yield "Muốn xem, sửa hoặc xóa dữ liệu của mình: liên hệ cơ quan và nêu mã phản ánh."


def _status(site: Site) -> Page:
    head = Head(_STATUS_TITLE, crumbs(site), lead=_STATUS_LEAD)
    view = FeedbackStatusView(head, Link(_TITLE, site.href(URL)))
    return page(site, STATUS_URL, head, view, "feedback")


def _data(site: Site, path: str) -> Iterable[Artifact]:
    calendars = [d.record for d in site.public("working_days")]
    years = [record for record in calendars if isinstance(record, WorkingDays)]
    key = site.settings.feedback_key
    data = {
        "key": key,
        "fingerprint": fingerprint(key),
        "units": {unit.value: unit.text for unit in _units(site)},
        "days": site.settings.feedback_days,
        "keep_months": site.settings.feedback_keep_months,
        "prefix": site.settings.prefix,
        "off": sorted(day.isoformat() for year in years for day in year.holidays),
        "worked": sorted(day.isoformat() for year in years for day in year.worked),
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return (Artifact(path, f"{text}\n".encode()),)


def _units(site: Site) -> list[Option]:
    """All units but groups, which nobody can answer for; those that end are told with their day.

    No clock is asked: a unit that was merged may still be meant.
    """
    units = sorted(site.public("unit"), key=lambda unit: (sort_key(unit.title), unit.id))
    return [
        Option(unit.id, unit.title + _end(unit.record))
        for unit in units
        if isinstance(unit.record, Unit) and unit.record.kind != _GROUP
    ]


def _end(unit: Unit) -> str:
    return f" (đến {format_date(unit.valid_to)})" if unit.valid_to else ""
