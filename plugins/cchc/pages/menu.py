"""The menu and the index pages of the type folders, as one table."""

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from cchc.schema.content_type import ContentType
from cchc.types.registry import content_types

if TYPE_CHECKING:  # the checker asks for the table alone, and a site's pages take long to load
    from cchc.pages.site import Site


class Entry(Struct, frozen=True):
    """A menu entry: title, address, and the types whose documents make it appear.

    Without types the entry is there when an ordinary page has its address.
    """

    title: str
    url: str
    kinds: tuple[str, ...] = ()
    in_menu: bool = True


CONTACT = "/lien-he/"
COUNTING = "/cach-dem/"
"""The page that says what the visit counter counts."""

ENTRIES = (
    Entry("Trang chủ", "/"),
    Entry("Tin tức", "/tin/", ("news",)),
    Entry("Kế hoạch", "/ke-hoach/", ("plan",)),
    Entry("Bảng theo dõi", "/bang-theo-doi/", ("plan",)),
    Entry("Kiểm tra", "/kiem-tra/", ("inspection", "survey", "visit")),
    Entry("Họp, hội nghị", "/hop/", ("meeting",)),
    Entry("Tập huấn", "/tap-huan/", ("training",)),
    Entry("Phát sóng", "/phat-song/", ("series", "broadcast")),
    Entry("Văn bản", "/van-ban/", ("document",)),
    Entry("Tài liệu", "/tai-lieu/", ("material",), in_menu=False),
    Entry("Ấn phẩm", "/an-pham/", ("booklet", "distribution"), in_menu=False),
    Entry("Kết quả, dự toán", "/ket-qua/", ("result", "budget_estimate"), in_menu=False),
    Entry("Báo cáo", "/bao-cao/", ("report",), in_menu=False),
    Entry("Phản ánh", "/phan-anh/", ("hotline_report",), in_menu=False),
    Entry("Dữ liệu mở", "/du-lieu/", ("plan", "document", "unit"), in_menu=False),
    Entry("Đơn vị, danh mục", "/danh-muc/", ("unit", "section", "channel"), in_menu=False),
    Entry("Giới thiệu", "/gioi-thieu/", in_menu=False),
    Entry("Liên hệ", CONTACT, in_menu=False),
)


@cache
def all_entries() -> tuple[Entry, ...]:
    """The table, and an index for every folder of content types that it does not name."""
    named = {entry.url for entry in ENTRIES}
    folders: dict[str, list[ContentType]] = {}
    for kind in content_types().values():
        if not kind.hidden and f"/{kind.folder}/" not in named:
            folders.setdefault(f"/{kind.folder}/", []).append(kind)
    return ENTRIES + tuple(
        Entry(kinds[0].plural, url, tuple(kind.id for kind in kinds), in_menu=False)
        for url, kinds in folders.items()
    )


def entries(site: "Site") -> tuple[Entry, ...]:
    """The entries that lead somewhere on this site."""
    return tuple(entry for entry in all_entries() if _leads(site, entry))


def _leads(site: "Site", entry: Entry) -> bool:
    if entry.kinds:
        return site.any(*entry.kinds)
    return entry.url == "/" or bool(site.page_href(entry.url))


def index_above(site: "Site", url: str) -> tuple[str, ...]:
    """The index page as a step of the way home, when this site has it."""
    return (url,) if any(e.url == url and _leads(site, e) for e in all_entries()) else ()


def section_of(url: str) -> str:
    """The menu entry a page belongs to: the longest entry that begins its address."""
    fitting = [e.url for e in ENTRIES if url.startswith(e.url) and e.in_menu]
    longer = [fit for fit in fitting if fit != "/"]
    return max(longer, key=len, default="") if url != "/" else "/"


def sections() -> tuple[str, ...]:
    """Everything that `section_of` may answer."""
    return ("", *(entry.url for entry in ENTRIES if entry.in_menu))


def title_of(url: str) -> str:
    """The title of an index page."""
    return next((entry.title for entry in all_entries() if entry.url == url), "")
