"""The address and the QR code by which a reader of paper finds out whether it is current."""

import io
from urllib.parse import urlsplit

import segno

from cchc.booklet.packs.model import Mark
from cchc.pages.shell import absolute
from cchc.source.settings import Settings

_OF_EDITION = "Bản in này còn đúng không? Quét mã hoặc mở địa chỉ:"
_OF_PACK = "Bản mới nhất của tài liệu này ở địa chỉ:"
_NOWHERE = "Địa chỉ trang web: chưa công bố. Trang của tài liệu này trên trang web:"


def mark_of(settings: Settings, url: str, is_edition: bool) -> Mark:
    """The mark for a root-relative address; without an address of the site there is no code."""
    if not settings.site_url:
        return Mark(url, None, _NOWHERE)
    full = absolute(settings.site_url, settings.prefix, url)
    parts = urlsplit(full)
    return Mark(f"{parts.netloc}{parts.path}", _qr(full), _OF_EDITION if is_edition else _OF_PACK)


def _qr(text: str) -> bytes:
    """The code as SVG. A quarter of it may be dirty and it can still be read (level Q)."""
    drawn = io.BytesIO()
    segno.make_qr(text, error="q").save(drawn, kind="svg", xmldecl=False, border=0, scale=4)
    return drawn.getvalue()
