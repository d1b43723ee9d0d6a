"""The form of the published build as the API knows it: units, time limit, key, page to fill."""

import logging
from datetime import date
from pathlib import Path

import msgspec

from cchc.pages.feedback_slots import FORM_DATA, STATUS_URL, URL, is_form
from cchc.vietnamese.working_days import add_working_days

_log = logging.getLogger(__name__)

Stamp = tuple[int, int, int]


class FormData(msgspec.Struct, frozen=True):
    """``/gui-phan-anh/form.json`` of the site; written by the build, public."""

    key: str
    fingerprint: str
    units: dict[str, str]
    days: int = 0
    keep_months: int = 24
    prefix: str = "/"
    off: list[date] = []
    worked: list[date] = []

    def due(self, received: date) -> date | None:
        """The last day for an answer; None when the site sets no limit."""
        if not self.days:
            return None
        return add_working_days(received, self.days, set(self.off), set(self.worked))


class Watched:
    """One file of the build, read again when the build has replaced it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._stamp: Stamp | None = None
        self._data: bytes | None = None

    def read(self) -> bytes | None:
        """Its bytes; None while it cannot be read."""
        try:
            stat = self._file.stat()
            stamp = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if stamp != self._stamp:
                self._data = self._file.read_bytes()
                self._stamp = stamp
        except OSError:
            self._stamp = self._data = None
        return self._data


class Forms:
    """Form, status page and their data of the build in a site folder."""

    def __init__(self, site: Path) -> None:
        self._page = Watched(site / URL.strip("/") / "index.html")
        self._status = Watched(site / STATUS_URL.strip("/") / "index.html")
        self._data = Watched(site / FORM_DATA.strip("/"))

    def data(self) -> FormData | None:
        """None while the box is not open."""
        found = self._data.read()
        if found is None:
            return None
        try:
            return msgspec.json.decode(found, type=FormData)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            _log.error("Không đọc được dữ liệu của mẫu phản ánh: %s", error)
            return None

    def page(self) -> str | None:
        """The page with the form."""
        return _text(self._page)

    def status_page(self) -> str | None:
        """The page that asks for code and secret."""
        return _text(self._status)


def _text(file: Watched) -> str | None:
    data = file.read()
    text = data.decode("utf-8", "replace") if data else ""
    return text if is_form(text) else None
