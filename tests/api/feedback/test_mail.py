"""Mail through a real SMTP server on loopback."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from tests.api.feedback.samples import CONTACT, TEXT, hand_in, open_box
from tests.api.support import running

from cchc_api.mail_settings import MailSettings, read_mail_settings

pytestmark = pytest.mark.anyio


class Inbox(Message):
    """Keeps what arrives; refuses the first `deaf` mails for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[Any] = []
        self.deaf = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        if self.deaf:
            self.deaf -= 1
            return "451 Try again later"
        self.handle_message(self.prepare_message(session, envelope))
        return "250 OK"

    def handle_message(self, message: Any) -> None:
        self.mails.append(message)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


class AnyPort(Controller):
    """On any free port; its own first connection needs to know which."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@pytest.fixture
def server(inbox: Inbox) -> Iterator[MailSettings]:
    controller = AnyPort(inbox, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        url = f"smtp://127.0.0.1:{controller.port}"
        found = read_mail_settings(url, "box@a.test", "desk@a.test")
        assert found is not None
        yield found
    finally:
        controller.stop(no_assert=True)


async def test_a_mail_tells_code_and_unit_and_nothing_else(
    tmp_path: Path, server: MailSettings, inbox: Inbox
) -> None:
    open_box(tmp_path)
    async with running(tmp_path, mail=server) as api:
        await hand_in(api, contact=CONTACT)
        for _ in range(2):
            await api.services.feedback.send_mail()
    (mail,) = inbox.mails
    text = mail.get_payload(decode=True).decode()
    assert mail["To"] == "desk@a.test"
    assert mail["Message-ID"] == "<pa-2026-000001@a.test>"
    assert "PA-2026-000001" in text
    assert "Đơn vị được phản ánh: Sở Nội vụ" in text
    for words in (*TEXT.splitlines(), CONTACT, "Khai sinh"):
        assert words not in text + str(mail)


async def test_a_mail_that_fails_is_sent_later_even_by_the_next_process(
    tmp_path: Path, server: MailSettings, inbox: Inbox
) -> None:
    open_box(tmp_path)
    inbox.deaf = 2
    async with running(tmp_path, mail=server) as api:
        clock = api.clock
        await hand_in(api)
        for seconds in (0, 59):
            clock.forward(seconds)
            await api.services.feedback.send_mail()
        assert inbox.deaf == 1
        clock.forward(1)
        await api.services.feedback.send_mail()
        assert inbox.deaf == 0
    async with running(tmp_path, clock, mail=server) as api:
        await api.services.feedback.send_mail()
        assert inbox.mails == []
        clock.forward(120)
        await api.services.feedback.send_mail()
    assert len(inbox.mails) == 1


async def test_without_a_server_mails_wait(
    tmp_path: Path, server: MailSettings, inbox: Inbox
) -> None:
    open_box(tmp_path)
    nobody = MailSettings("smtp", "127.0.0.1", 9, "", "", "box@a.test", "desk@a.test")
    async with running(tmp_path) as api:
        clock = api.clock
        await hand_in(api)
        await api.services.feedback.send_mail()
    async with running(tmp_path, clock, mail=nobody) as api:
        await api.services.feedback.send_mail()
    clock.forward(60)
    async with running(tmp_path, clock, mail=server) as api:
        await api.services.feedback.send_mail()
    assert len(inbox.mails) == 1


def test_settings_of_a_server() -> None:
    found = read_mail_settings("smtp+starttls://u%40x:p%3Aw@mail.test", "a@b.test", "c@d.test")
    assert found == MailSettings(
        "smtp+starttls", "mail.test", 587, "u@x", "p:w", "a@b.test", "c@d.test"
    )
    assert read_mail_settings("", "", "") is None


@pytest.mark.parametrize(
    ("url", "sender"),
    [
        ("http://x", "a@b"),
        ("smtp://", "a@b"),
        ("smtp://u:geheim@x:99999999", "a@b"),
        ("smtp://u:geheim@x", ""),
    ],
)
def test_faulty_settings_are_told_without_the_password(url: str, sender: str) -> None:
    with pytest.raises(ValueError, match="thư") as told:
        read_mail_settings(url, sender, "c@d")
    assert "geheim" not in str(told.value)
