"""The citizens' box over HTTP: forms without script, JSON, receipts, status, spam rules."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.api.feedback.samples import (
    CONTACT,
    TEXT,
    fresh_stamp,
    hand_in,
    open_box,
    receipt_of,
)
from tests.api.support import is_problem, running

from cchc_api.feedback.actions import answer as answered
from cchc_api.feedback.seals import unseal

pytestmark = pytest.mark.anyio
JSON = "application/json"
NEVER = "0" * 32


def rows(root: Path) -> list[Any]:
    with closing(sqlite3.connect(root / ".cchc/feedback.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute("SELECT * FROM report ORDER BY code").fetchall()


async def test_a_form_gets_303_and_a_receipt_once(tmp_path: Path) -> None:
    opened = open_box(tmp_path)
    async with running(tmp_path) as api:
        answer = await hand_in(api, contact=CONTACT)
        assert answer.headers["location"] == "/api/feedback/receipt/PA-2026-000001"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert "Path=/api/feedback/receipt" in cookie
        code, secret = await receipt_of(api, answer)
        again = await api.reader().get(answer.headers["location"])
    assert code == "PA-2026-000001"
    assert len(secret) == 32
    assert secret not in answer.headers["location"]
    assert secret not in cookie
    assert "<code>PA-2026-000001</code>" in again.text
    assert secret not in again.text
    (row,) = rows(tmp_path)
    content = unseal(row["sealed"], opened.key)
    assert (content.text, content.contact, content.service) == (TEXT, CONTACT, "Khai sinh")
    assert (row["unit"], row["review"], row["due"]) == ("so-noi-vu", 0, "2026-12-08")


async def test_the_receipt_deletes_its_cookie_and_is_for_its_code_only(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        answer = await hand_in(api)
        reader = api.reader(Cookie=answer.headers["set-cookie"].partition(";")[0])
        shown = await reader.get(answer.headers["location"])
        other = await reader.get("/api/feedback/receipt/PA-2026-000002")
        bad = await reader.get("/api/feedback/receipt/x")
    assert "Max-Age=0" in shown.headers["set-cookie"]
    assert shown.headers["cache-control"] == "no-store"
    assert "<dd>" not in other.text
    assert is_problem(bad, 404, "unknown-report")


async def test_a_cookie_travels_only_encrypted_where_the_page_did(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        reader = api.reader(Origin="https://site.test")
        answer = await hand_in(api, reader)
    assert "Secure" in answer.headers["set-cookie"]


async def test_json_gets_201_and_the_status_by_header(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        reader = api.reader()
        report = {"unit": "so-noi-vu", "text": TEXT, "consent": True}
        stamp = await fresh_stamp(reader, api.clock)
        answer = await reader.request("POST", "/api/feedback", json={**report, "stamp": stamp})
        assert answer.status_code == 201
        receipt = answer.json()
        url = answer.headers["location"]
        found = await reader.get(url, headers={"Cchc-Secret": receipt["secret"]})
        wrong = await reader.get(url, headers={"Cchc-Secret": NEVER})
        none = await reader.get(url)
        unknown = await reader.get("/api/feedback/PA-2026-000999", headers={"Cchc-Secret": NEVER})
    assert found.json() == {
        "code": receipt["code"],
        "status": "received",
        "received": "2026-11-24T08:15:05+07:00",
        "changed": "2026-11-24T08:15:05+07:00",
        "due": "2026-12-08",
        "unit": "so-noi-vu",
        "assigned": "",
        "answer": "",
    }
    for each in (wrong, none, unknown):
        assert is_problem(each, 404, "unknown-report")
    assert wrong.content == unknown.content


async def test_the_status_form_shows_the_answer(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        code, secret = await receipt_of(api, await hand_in(api))
        box = api.services.feedback
        entry = await box.find(code, secret)
        assert entry is not None
        done = answered(entry, "Đã nhắc <nhân viên>.\n\nXin lỗi ông bà.", box.now())
        await box.work(lambda register: register.replace(done))
        data = {"code": f" {code.lower()} ", "secret": f" {secret[:4]} {secret[4:].upper()} "}
        page = await api.reader().request("POST", "/api/feedback/status", data=data)
        data["secret"] = NEVER
        wrong = await api.reader().request("POST", "/api/feedback/status", data=data)
    assert page.status_code == 200
    assert "Đã trả lời" in page.text
    assert "<p>Đã nhắc &lt;nhân viên&gt;.</p><p>Xin lỗi ông bà.</p>" in page.text
    assert secret not in page.text
    assert wrong.status_code == 404
    assert 'role="alert"' in wrong.text
    assert 'name="secret"' in wrong.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": " \r\n "}, "Hãy viết sự việc"),
        ({"text": "x" * 4001}, "4001 ký tự"),
        ({"service": "x" * 201}, "Tên thủ tục dài 201"),
        ({"contact": "x" * 201}, "Cách liên hệ dài 201"),
        ({"consent": ""}, "đánh dấu đồng ý"),
        ({"website": "http://x"}, "phải để trống"),
    ],
)
async def test_a_faulty_form_comes_back_with_its_words(
    tmp_path: Path, fields: dict[str, str], said: str
) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        answer = await hand_in(api, None, **{"text": 'Một <b> "hai"', **fields})
    assert answer.status_code == 422
    assert said in answer.text
    if "text" not in fields:
        assert ">\nMột &lt;b&gt; &quot;hai&quot;</textarea>" in answer.text
    if "unit" not in fields:
        assert 'data-slot="unit=so-noi-vu" selected' in answer.text
    assert rows(tmp_path) == []


async def test_a_unit_that_is_not_there(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        form = await hand_in(api, unit="khong-co")
        report = {"unit": "khong-co", "text": TEXT, "consent": True}
        answer = await api.reader().request("POST", "/api/feedback", json=report)
    assert form.status_code == 404
    assert "Hãy chọn đơn vị" in form.text
    assert TEXT in form.text
    assert is_problem(answer, 404, "unknown-unit")


async def test_line_ends_of_browsers_are_not_counted_twice(tmp_path: Path) -> None:
    opened = open_box(tmp_path)
    async with running(tmp_path) as api:
        await receipt_of(api, await hand_in(api, text="x\r\n" * 1999 + "xx"))
    assert unseal(rows(tmp_path)[0]["sealed"], opened.key).text == "x\n" * 1999 + "xx"


@pytest.mark.parametrize(
    ("body", "kind", "status", "name"),
    [
        (b"{", "application/json", 400, "bad-request"),
        (b'{"unit": "\xff"}', "application/json", 400, "bad-request"),
        (b"{}", JSON, 422, "invalid-report"),
        (b'{"unit": 1}', JSON, 422, "invalid-report"),
        (b'{"unit":"so-noi-vu","text":" ","consent":true}', JSON, 422, "invalid-report"),
        (b'{"unit":"so-noi-vu","text":"x","consent":false}', JSON, 422, "invalid-report"),
        (b"x", "text/plain", 415, "unsupported-media-type"),
        (b"x" * 70_000, "application/json", 413, "content-too-large"),
    ],
)
async def test_what_is_no_report_is_refused(
    tmp_path: Path, body: bytes, kind: str, status: int, name: str
) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        headers = {"Content-Type": kind}
        answer = await api.reader().request("POST", "/api/feedback", content=body, headers=headers)
    assert is_problem(answer, status, name)


@pytest.mark.parametrize("body", [b"unit=%ff", b"text=\xc3\xa9", b"a=1&" * 30])
async def test_what_is_no_form_comes_back_as_one(tmp_path: Path, body: bytes) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        answers = [
            await api.reader().request("POST", url, content=body, headers=headers)
            for url in ("/api/feedback", "/api/feedback/status")
        ]
    for answer in answers:
        assert answer.status_code == 400
        assert "<form" in answer.text


async def test_a_site_without_a_key_has_no_box_and_no_register(tmp_path: Path) -> None:
    async with running(tmp_path) as api:
        reader = api.reader()
        assert is_problem(await reader.get("/api/feedback"), 404, "feedback-closed")
        report = {"unit": "so-noi-vu", "text": TEXT, "consent": True}
        answer = await reader.request("POST", "/api/feedback", json=report)
        assert is_problem(answer, 404, "feedback-closed")
        found = await reader.get("/api/feedback/PA-2026-000001", headers={"Cchc-Secret": NEVER})
        assert is_problem(found, 404, "unknown-report")
    assert not (tmp_path / ".cchc/feedback.sqlite").exists()
