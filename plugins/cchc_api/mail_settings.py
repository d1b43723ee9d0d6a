"""Which mail server tells the secretariat of new reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

_PORTS: Mapping[str, int] = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Where mail goes; built by ``read_mail_settings``."""

    scheme: Literal["smtp", "smtp+starttls", "smtps"]
    host: str
    port: int
    user: str
    password: str
    sender: str
    receiver: str


def read_mail_settings(url: str, sender: str, receiver: str) -> MailSettings | None:
    """``smtp://``, ``smtp+starttls://`` or ``smtps://[user:password@]host[:port]``.

    None without a URL. Raises ValueError with a sentence that does not repeat the password.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(
            "Địa chỉ máy chủ thư không đúng; hãy viết smtp://, smtp+starttls:// hoặc "
            "smtps://[tên:mật_khẩu@]máy[:cổng]."
        )
    if "@" not in sender or "@" not in receiver:
        raise ValueError("Gửi thư báo phản ánh cần cả địa chỉ gửi và địa chỉ nhận.")
    return MailSettings(
        parts.scheme,  # type: ignore[arg-type]
        parts.hostname,
        port or _PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        sender,
        receiver,
    )
