"""Mail to the secretariat that a report has come: its code and its unit, never a word of it."""

import smtplib
import sqlite3
from dataclasses import dataclass
from email.message import EmailMessage

from cchc_api.feedback.database import transaction
from cchc_api.feedback.register import Register
from cchc_api.mail_settings import MailSettings

TIMEOUT = 20.0
"""Seconds a mail server may take for one step."""

FIRST_WAIT, LONGEST_WAIT = 60.0, 6 * 3600.0
"""Seconds before the second try; doubled each time up to the longest."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mail of the outbox."""

    code: str
    unit: str
    tries: int


def due(register: Register, now: float, most: int = 20) -> list[Waiting]:
    """Mails to be sent now, those that wait longest first."""
    rows = register.connection.execute(
        "SELECT code, unit, tries FROM outbox WHERE due <= ? ORDER BY due, code LIMIT ?",
        (now, most),
    )
    return [Waiting(*row) for row in rows]


def settle(register: Register, mail: Waiting, sent: bool, now: float) -> None:
    """Strike a mail that was sent off the list, put another off."""
    with transaction(register.connection) as connection:
        if sent:
            connection.execute("DELETE FROM outbox WHERE code = ?", (mail.code,))
        else:
            _put_off(connection, mail, now)


def send(settings: MailSettings, code: str, unit: str) -> None:
    """Send one mail. Raises OSError or smtplib.SMTPException."""
    kind = smtplib.SMTP_SSL if settings.scheme == "smtps" else smtplib.SMTP
    with kind(settings.host, settings.port, timeout=TIMEOUT) as server:
        if settings.scheme == "smtp+starttls":
            server.starttls()
        if settings.user:
            server.login(settings.user, settings.password)
        server.send_message(message(settings, code, unit))


def message(settings: MailSettings, code: str, unit: str) -> EmailMessage:
    """The mail; the same report has the same Message-ID, so a repeated mail shows as one."""
    mail = EmailMessage()
    mail["From"] = settings.sender
    mail["To"] = settings.receiver
    mail["Subject"] = f"Phản ánh mới {code}"
    mail["Message-ID"] = f"<{code.lower()}@{settings.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(
        f"Hộp phản ánh vừa nhận phản ánh {code}.\nĐơn vị được phản ánh: {unit}\n\n"
        "Nội dung không gửi qua thư. Mở trên máy của bộ phận thường trực bằng lệnh:\n"
        f"cchc feedback open {code}\n"
    )
    return mail


def _put_off(connection: sqlite3.Connection, mail: Waiting, now: float) -> None:
    wait = min(FIRST_WAIT * 2**mail.tries, LONGEST_WAIT)
    connection.execute(
        "UPDATE outbox SET tries = ?, due = ? WHERE code = ?",
        (min(mail.tries + 1, 30), now + wait, mail.code),
    )
