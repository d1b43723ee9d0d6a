"""A box that is open: the secretariat's key, the build's pages and data in a root."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from nacl.public import PrivateKey
from tests.api.support import Clock, Reader, Running

from cchc.pages.feedback_slots import FORM_DATA, STATUS_URL, URL
from cchc.pages.parts import Head, Link, Option
from cchc.pages.render import make_environment, render
from cchc.pages.views import FeedbackStatusView, FeedbackView
from cchc.source.feedback_counts import fingerprint

UNITS = {"so-noi-vu": "Sở Nội vụ", "ubnd-xa-a": "Ủy ban nhân dân xã A"}
TEXT = "Chờ ba giờ không ai tiếp\nvà còn bị đòi thêm giấy tờ"
CONTACT = "thư của người dân 0912xxx"
FIELDS = {"unit": "so-noi-vu", "service": "Khai sinh", "text": TEXT, "consent": "1"}


@dataclass(frozen=True)
class Opened:
    """An open box."""

    root: Path
    key: PrivateKey

    @property
    def public(self) -> str:
        return bytes(self.key.public_key).hex()


def open_box(root: Path, **more: Any) -> Opened:
    """Write what a build writes: two pages and the data of the form."""
    key = PrivateKey.generate()
    public = bytes(key.public_key).hex()
    options = tuple(Option(*unit) for unit in UNITS.items())
    nowhere = Link("", "")
    form = FeedbackView(Head("Gửi"), options, (), fingerprint(public), nowhere, nowhere)
    _write(root, f"{URL}index.html", _page(form))
    _write(root, f"{STATUS_URL}index.html", _page(FeedbackStatusView(Head("Tra cứu"), nowhere)))
    data = {"key": public, "fingerprint": fingerprint(public), "units": UNITS, "days": 10}
    _write(root, FORM_DATA, json.dumps({**data, **more}))
    return Opened(root, key)


def _page(view: FeedbackView | FeedbackStatusView) -> str:
    return f"<title>x</title>{render(make_environment(), view)}"


def _write(root: Path, address: str, text: str) -> None:
    file = root / "site" / address.strip("/")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


async def fresh_stamp(reader: Reader, clock: Clock) -> str:
    """A stamp that is old enough."""
    stamp: str = (await reader.get("/api/feedback")).json()["stamp"]
    clock.forward(5)
    return stamp


async def hand_in(api: Running, reader: Reader | None = None, **fields: str) -> httpx.Response:
    """Send the form as a browser without script does, after a while."""
    reader = reader or api.reader()
    stamp = await fresh_stamp(reader, api.clock)
    data = {**FIELDS, "stamp": stamp, **fields}
    return await reader.request("POST", "/api/feedback", data=data)


def shown_codes(page: str) -> tuple[str, str]:
    """Code and secret on a receipt, which shows the secret in groups of four."""
    code, secret = re.findall(r"<dd><code>(.*?)</code></dd>", page)
    assert [len(group) for group in secret.split()] == [4] * 8
    return code, secret.replace(" ", "")


async def receipt_of(api: Running, answer: httpx.Response) -> tuple[str, str]:
    """Follow the 303 with the cookie that came with it."""
    assert answer.status_code == 303, answer.text
    cookie = answer.headers["set-cookie"].partition(";")[0]
    page = await api.reader(Cookie=cookie).get(answer.headers["location"])
    return shown_codes(page.text)
