"""Who gets how many: the dispatch list and the address labels of a print job."""

from collections.abc import Sequence
from datetime import date

from cchc.booklet.packs.model import Label, Labels, PackPart, Ruled, Sheet
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.recipients import Lot, lots, total
from cchc.types.booklet import Booklet
from cchc.types.distribution import Distribution
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import format_int

UNSTATED = "chưa có số liệu"
_LABELS = ("STT", "Đơn vị", "Số bản", "Người nhận", "Ngày nhận", "Ký nhận")
_WIDTHS = (12, 1.6, 24, 1, 28, 34)
_ROW = 9.0
TITLE = "Danh sách phân phát"


def copies_text(copies: int | None) -> str:
    """A number of copies; what nobody stated is said in words, never 0."""
    return UNSTATED if copies is None else format_int(copies)


def lots_of(site: Site, document: Document) -> tuple[Lot, ...]:
    """The recipients of a print job, classes as of the day of printing."""
    record = _record(document)
    day = record.printed or site.today
    return lots(site.store, record.recipients, day)


def dispatch_list(site: Site, document: Document) -> PackPart:
    """The list on which each addressee signs, with sums for every class and for all."""
    rows: list[tuple[str, ...]] = []
    sums: list[int] = []
    found, number = lots_of(site, document), 0
    for lot in found:
        if lot.recipient.is_class:
            sums.append(len(rows))
            rows.append(_sum(f"{lot.name} ({len(lot.shares)} đơn vị)", lot.copies))
        for share in lot.shares:
            number += 1
            rows.append((str(number), share.to, copies_text(share.copies), *_received(lot)))
    sums.append(len(rows))
    rows.append(_sum("Tổng cộng", total(found)))
    table = Ruled(_LABELS, tuple(rows), _WIDTHS, _ROW, tuple(sums))
    about = _about(site, document)
    sheet = Sheet(TITLE, about, (table,), _organisation(site), landscape=True)
    return PackPart(f"{document.id}-phan-phat", TITLE, sheet)


def _sum(name: str, copies: int | None) -> tuple[str, ...]:
    return ("", name, copies_text(copies), "", "", "")


def address_labels(site: Site, document: Document) -> PackPart:
    """A label for each addressee: whom it goes to, what and how many copies lie inside."""
    title = _printed_title(site, document)
    entries = [
        Label(share.to, f"{title}. Số bản: {copies_text(share.copies)}")
        for lot in lots_of(site, document)
        for share in lot.shares
    ]
    sheet = Sheet("Nhãn gửi", title, (Labels(tuple(entries)),))
    return PackPart(f"{document.id}-nhan", "Nhãn gửi", sheet)


def lot_rows(found: Sequence[Lot]) -> tuple[tuple[str, str], ...]:
    """Recipients and copies for an imprint; the last row is the sum."""
    if not found:
        return ()
    rows = [(_lot_name(lot), copies_text(lot.copies)) for lot in found]
    return (*rows, ("Tổng cộng", copies_text(total(found))))


def _lot_name(lot: Lot) -> str:
    if not lot.recipient.is_class:
        return lot.name
    each = f" × {format_int(lot.recipient.each)} bản" if lot.recipient.each is not None else ""
    return f"{lot.name} ({len(lot.shares)} đơn vị{each})"


def _received(lot: Lot) -> tuple[str, str, str]:
    """What came back; of a class nobody can say which unit is meant."""
    recipient = lot.recipient
    if recipient.is_class or recipient.received_on is None:
        return "", "", ""
    return recipient.received_by or "", format_date(recipient.received_on), ""


def _record(document: Document) -> Booklet | Distribution:
    record = document.record
    if not isinstance(record, Booklet | Distribution):
        raise TypeError(f"{document.path} is no print job")
    return record


def _printed_title(site: Site, document: Document) -> str:
    """The name of what is sent: of a distribution that of its pack."""
    record = _record(document)
    pack = site.store.get(record.pack) if isinstance(record, Distribution) else None
    return pack.title if pack is not None else document.title


def _about(site: Site, document: Document) -> str:
    record = _record(document)
    day: date | None = record.printed
    printed = f", in ngày {format_date(day)}" if day else ""
    return f"{_printed_title(site, document)}{printed}. Số bản in: {copies_text(record.copies)}."


def _organisation(site: Site) -> tuple[str, ...]:
    return (site.settings.organisation,) if site.settings.organisation else ()
