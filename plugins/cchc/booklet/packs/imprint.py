"""What a pack says of itself: imprint, line on the cover, colophon."""

from collections.abc import Iterable, Iterator
from datetime import date

from cchc.booklet.form import Form
from cchc.booklet.official import OfficialDocument
from cchc.booklet.packs.dispatch import copies_text
from cchc.booklet.packs.model import PackPart
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.editions import Edition, read_editions
from cchc.types.booklet import Booklet
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.numbers import format_int

UNPUBLISHED = "chưa công bố"


def imprint(
    site: Site, document: Document, edition: Edition | None, parts: Iterable[PackPart], paper: str
) -> Iterator[tuple[str, str]]:
    """The lines of the imprint; the number of pages is added by the layout."""
    record, settings = document.as_a(Booklet), site.settings
    yield "Tên ấn phẩm", document.title
    if settings.organisation:
        yield "Cơ quan thực hiện", settings.organisation
    if settings.standing_body:
        yield "Cơ quan thường trực", settings.standing_body
    yield "Lần in", _printed(site, document, edition)
    yield "Số bản in", copies_text(record.copies)
    yield "Khổ giấy", f"{paper}, giấy {record.grammage} g/m²" if record.grammage else paper
    yield "Trang web", settings.site_url or UNPUBLISHED
    if edition is None:  # what an edition is remembered by must not change with every reader
        yield from _visits(site)
    if any(_is_retypeset(part) for part in parts):
        note = "có văn bản được trình bày lại theo thể thức mới hơn; không thay thế bản gốc"
        yield "Thể thức", note
    if settings.notice:
        yield "Lưu ý", settings.notice


def edition_line(document: Document, edition: Edition | None) -> str:
    """At the foot of the cover."""
    printed = document.as_a(Booklet).printed
    if edition is None:
        return f"Bản điện tử, {_month(printed)}" if printed else "Bản điện tử"
    return f"Bản in lần {edition.number}, {_month(edition.day)}"


def colophon(site: Site, form: Form) -> Iterator[str]:
    """How the pack was made, and how somebody else can see that it is the same."""
    family = form.typeface.use
    yield (
        f"Chữ: {family} cho văn bản, Be Vietnam Pro cho bìa và đề mục, cả hai theo giấy phép "
        "SIL Open Font License. Tệp đọc theo chuẩn PDF/UA-1 và PDF/A-2a."
    )
    yield (
        f"Thể thức: {form.name}. Bản này do phần mềm dàn trang từ các tệp nguồn dưới đây; cùng "
        "nguồn thì ra đúng cùng một tệp, đến từng byte."
    )
    yield (
        "Mã kiểm tra toàn bộ đầu vào là SHA-256 của danh sách mã tài liệu và mã kiểm tra ghi trong "
        "sổ bản in. Mã của chính tệp PDF có trên trang của bản in, theo địa chỉ ở trang cuối."
    )


def _printed(site: Site, document: Document, edition: Edition | None) -> str:
    if edition is not None:
        return f"Lần {edition.number}, ngày {format_date(edition.day)}"
    last = read_editions(site.store).last(document.id)
    if last is None:
        return "bản điện tử, chưa ghi vào sổ bản in"
    return f"bản điện tử, nguồn đã sửa sau bản in lần {last.number} ({format_date(last.day)})"


def _visits(site: Site) -> Iterator[tuple[str, str]]:
    """The last known number, with its day; nothing while none is known."""
    if site.counter.as_of is not None:
        day = format_date(site.counter.as_of.date())
        yield "Lượt truy cập trang", f"{format_int(site.counter.total)}, đến ngày {day}"


def _month(day: date) -> str:
    return f"tháng {day.month}/{day.year}"


def _is_retypeset(part: PackPart) -> bool:
    return isinstance(part.content, OfficialDocument) and part.content.retypeset
