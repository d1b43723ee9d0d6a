"""The citizens' box of one running API: everything the routes ask, with the register behind it."""

import asyncio
import logging
import smtplib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from cchc.vietnamese.zone import ZONE
from cchc_api.buckets import Buckets
from cchc_api.feedback import keeping, mail, seals
from cchc_api.feedback.database import FILE, RegisterError
from cchc_api.feedback.form import FormData, Forms
from cchc_api.feedback.group_commit import GroupCommit
from cchc_api.feedback.proofs import Proofs
from cchc_api.feedback.register import Entry, NewReport, Register
from cchc_api.feedback.report import FeedbackReport
from cchc_api.feedback.seals import Receipt
from cchc_api.mail_settings import MailSettings
from cchc_api.settings import ApiSettings

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

WAITING = 256
"""Reports that may wait for a commit before new ones are refused."""

MAIL_EVERY = 15.0
KEEP_EVERY = 3600.0


@dataclass(frozen=True, slots=True)
class ServerKeys:
    """Keys of this server; none of them opens a report."""

    stamp: bytes
    receipt: bytes


class FeedbackBox:
    """Belongs to one event loop. Its register is made when the first form is asked for."""

    def __init__(self, settings: ApiSettings) -> None:
        self._settings = settings
        self._mail = settings.mail
        self._mailing = asyncio.Lock()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="cchc-feedback")
        self._register: Register | None = None
        self._keys: ServerKeys | None = None
        self._commits = GroupCommit[NewReport, str](self._write, self._writer, WAITING)
        self.forms = Forms(settings.root / "site")
        self.proofs = Proofs(settings.random_bytes(32))
        self.calm = Buckets(settings.feedback_calm, settings.feedback_rate)
        self.clients = Buckets(settings.feedback_burst, settings.feedback_rate)
        self.status_clients = Buckets(settings.search_burst, settings.search_rate)
        self.everyone = Buckets(settings.feedback_calm_all, settings.feedback_calm_all / 600)

    def is_hot(self, client: bytes, now: float) -> bool:
        """Count a report; True if so many come that programs must prove some work."""
        one = self.calm.take(client, now)
        return bool(self.everyone.take(b"", now) or one)

    def is_warm(self, client: bytes, now: float) -> bool:
        """Whether the next report would be asked for a proof."""
        return self.calm.is_empty(client, now) or self.everyone.is_empty(b"", now)

    async def keys(self) -> ServerKeys:
        """The server's keys. Raises RegisterError."""
        if self._keys is None:
            self._keys = await self.work(_server_keys)
        return self._keys

    async def submit(self, report: FeedbackReport, form: FormData, review: bool) -> Receipt:
        """Seal and store a report; durable when this returns.

        Raises Overloaded and RegisterError; then nothing was stored.
        """
        secret = self._settings.random_bytes(seals.SECRET_BYTES).hex()
        received = self.now()
        new = NewReport(
            received,
            report.unit,
            form.due(received.date()),
            review,
            seals.secret_hash(secret),
            bytes(seals.reply_key(secret).public_key),
            seals.seal(report.content(), form.key),
            form.fingerprint,
        )
        return Receipt(await self._commits.add(new), secret)

    async def find(self, code: str, secret: str) -> Entry | None:
        """The report of a code and its secret; None also when only one of them is right."""
        if self._register is None and not self._has_register():
            return None
        entry = await self.work(lambda register: register.get(code))
        right = entry is not None and entry.secret == seals.secret_hash(secret)
        return entry if right else None

    async def work(self, job: Callable[[Register], _T]) -> _T:
        """Do something with the register in its own thread. Raises RegisterError."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, lambda: job(self._opened()))

    def now(self) -> datetime:
        """The present instant in Vietnam."""
        return datetime.fromtimestamp(self._settings.clock(), ZONE)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While the server runs; at its end the waiting reports are made durable."""
        tasks = [
            asyncio.create_task(self._every(MAIL_EVERY, self.send_mail)),
            asyncio.create_task(self._every(KEEP_EVERY, self.keep)),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await self._commits.close()
            await asyncio.to_thread(self._writer.shutdown)
            if self._register is not None:
                self._register.close()

    async def send_mail(self) -> None:
        """Send the mails that are due; those that fail are put off."""
        if self._mail is None:
            return
        async with self._mailing:  # or two rounds would send the same mail
            now, form = self._settings.clock(), self.forms.data()
            for each in await self.work(lambda register: mail.due(register, now)):
                name = form.units.get(each.unit, each.unit) if form else each.unit
                sent = await asyncio.to_thread(_try_to_send, self._mail, each.code, name)
                await self.work(partial(mail.settle, mail=each, sent=sent, now=now))

    async def keep(self) -> None:
        """Delete what need not be kept, write the public counts."""
        now, form, root = self.now(), self.forms.data(), self._settings.root
        if form is not None:
            months = form.keep_months
            await self.work(lambda register: keeping.delete_old(register.connection, months, now))
        await self.work(lambda register: keeping.write_snapshot(register, root, now.date()))

    def forget(self, now: float) -> None:
        """Drop what only lay in RAM for a while."""
        self.proofs.forget(now)
        for buckets in (self.calm, self.clients, self.status_clients, self.everyone):
            buckets.forget(now)

    async def _every(self, seconds: float, job: Callable[[], Awaitable[None]]) -> None:
        """Errors are told and tried again next time: a full disk must not end the service."""
        while True:
            try:
                if self._has_register():
                    await job()
            except (RegisterError, OSError) as error:
                _log.error("Sổ phản ánh: %s", error)
            await asyncio.sleep(seconds)

    def _has_register(self) -> bool:
        return (self._settings.state_folder / FILE).is_file()

    def _opened(self) -> Register:
        if self._register is None:
            self._register = Register(self._settings.state_folder / FILE)
        return self._register

    def _write(self, reports: Sequence[NewReport]) -> Sequence[str]:
        return self._opened().add(reports, self._settings.clock())


def _server_keys(register: Register) -> ServerKeys:
    return ServerKeys(register.server_key("stamp"), register.server_key("receipt"))


def _try_to_send(settings: MailSettings, code: str, unit: str) -> bool:
    try:
        mail.send(settings, code, unit)
    except (OSError, smtplib.SMTPException) as error:
        # The server's words may repeat an address; the kind of error is enough for the log.
        _log.warning("Chưa gửi được thư báo phản ánh: %s", type(error).__name__)
        return False
    return True
