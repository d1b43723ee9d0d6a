"""The citizens' box over HTTP: forms without script, JSON, receipts, status, spam rules."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from altcha.v1 import Payload, solve_challenge
from tests.api.feedback.samples import (
    CONTACT,
    FIELDS,
    TEXT,
    fresh_stamp,
    hand_in,
    open_box,
    receipt_of,
)
from tests.api.support import Reader, is_problem, running

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
        data = {"code": f" {code.lower()} ", "secret": f" {secret.upper()} "}
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


async def test_a_form_that_is_too_quick_is_asked_again(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        reader = api.reader()
        stamp = (await reader.get("/api/feedback")).json()["stamp"]
        data = {**FIELDS, "stamp": stamp}
        answer = await reader.request("POST", "/api/feedback", data=data)
    assert answer.status_code == 422
    assert "quá nhanh" in answer.text


@pytest.mark.parametrize("stamp", ["", "1.forged", "x" * 90, "٣.x", "9" * 50 + ".x"])
async def test_a_form_of_unknown_age_goes_to_review_not_away(tmp_path: Path, stamp: str) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        await receipt_of(api, await hand_in(api, stamp=stamp))
    assert rows(tmp_path)[0]["review"] == 1


async def test_an_old_form_goes_to_review(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        reader = api.reader()
        stamp = await fresh_stamp(reader, api.clock)
        api.clock.forward(24 * 3600)
        await reader.request("POST", "/api/feedback", data={**FIELDS, "stamp": stamp})
    assert rows(tmp_path)[0]["review"] == 1


async def test_under_pressure_programs_must_prove_work_once(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path, feedback_calm=1) as api:
        reader = api.reader()
        told = (await reader.get("/api/feedback")).json()
        assert not told["proof_needed"]
        api.clock.forward(5)
        report = {"unit": "so-noi-vu", "text": TEXT, "consent": True, "stamp": told["stamp"]}
        answers = [await reader.request("POST", "/api/feedback", json=report) for _ in range(2)]
        assert answers[0].status_code == 201
        assert is_problem(answers[1], 403, "proof-required")
        told = (await reader.get("/api/feedback")).json()
        assert told["proof_needed"]
        report["altcha"] = solved(told["challenge"])
        answers = [await reader.request("POST", "/api/feedback", json=report) for _ in range(2)]
        assert answers[0].status_code == 201
        assert is_problem(answers[1], 403, "proof-required")
        report["altcha"] = solved((await reader.get("/api/feedback")).json()["challenge"])
        api.clock.forward(601)
        api.services.feedback.calm.take(b"\xcb\x00\x71\x07", api.clock())
        late = await reader.request("POST", "/api/feedback", json=report)
        other = await hand_in(api, api.reader("203.0.113.8"))
    assert is_problem(late, 403, "proof-required")
    assert other.status_code == 303
    assert [row["review"] for row in rows(tmp_path)] == [0, 0, 0]


def solved(challenge: dict[str, Any]) -> str:
    """What a program does with a challenge."""
    found = solve_challenge(
        challenge["challenge"], challenge["salt"], challenge["algorithm"], challenge["maxNumber"]
    )
    assert found is not None
    return Payload(
        challenge["algorithm"],
        challenge["challenge"],
        found.number,
        challenge["salt"],
        challenge["signature"],
    ).to_base64()


async def test_under_pressure_a_form_without_script_goes_to_review(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path, feedback_calm=1) as api:
        for _ in range(2):
            await receipt_of(api, await hand_in(api))
    assert [row["review"] for row in rows(tmp_path)] == [0, 1]


async def test_the_bucket_is_of_an_address_and_an_ipv6_network(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path, feedback_burst=1) as api:
        first = [await hand_in(api, api.reader(a)) for a in ("203.0.113.1", "2001:db8:1:1::1")]
        again = await hand_in(api, api.reader("2001:db8:1:1:9::2"))
        other = await hand_in(api, api.reader("2001:db8:1:2::1"))
    assert [each.status_code for each in (*first, again, other)] == [303, 303, 429, 303]
    assert int(again.headers["retry-after"]) > 60
    assert "Quá nhiều yêu cầu" in again.text


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


async def test_a_sender_who_hangs_up_gets_and_leaves_nothing(tmp_path: Path) -> None:
    open_box(tmp_path)
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/feedback",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
        "client": ("203.0.113.7", 50_000),
    }
    async with running(tmp_path) as api:
        await api.app(scope, receive, send)
    assert sent[0]["status"] == 400
    assert not (tmp_path / ".cchc/feedback.sqlite").exists()


async def test_other_sites_may_not_send(tmp_path: Path) -> None:
    open_box(tmp_path)
    async with running(tmp_path) as api:
        answer = await hand_in(api, api.reader(Origin="https://other.test"))
        data = {"code": "PA-2026-000001", "secret": NEVER}
        foreign = Reader(api.app, headers={"Sec-Fetch-Site": "cross-site"})
        status = await foreign.request("POST", "/api/feedback/status", data=data)
    assert (answer.status_code, status.status_code) == (403, 403)
    assert rows(tmp_path) == []


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


async def test_an_unusable_register_acknowledges_nothing(tmp_path: Path) -> None:
    open_box(tmp_path)
    (tmp_path / ".cchc/feedback.sqlite").mkdir(parents=True)
    async with running(tmp_path) as api:
        reader = api.reader()
        report = {"unit": "so-noi-vu", "text": TEXT, "consent": True}
        answer = await reader.request("POST", "/api/feedback", json=report)
        form = await reader.request("POST", "/api/feedback", data=FIELDS)
    assert is_problem(answer, 503, "report-not-stored")
    assert form.status_code == 503
    assert TEXT.partition("\n")[0] in form.text
    assert answer.headers["retry-after"] == "5"


async def test_no_word_of_a_citizen_in_any_file_or_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    open_box(tmp_path)
    words = "mat-khau-cua-toi-9157"
    async with running(tmp_path) as api:
        secrets = []
        for _ in range(3):
            answer = await hand_in(api, text=words, service=words, contact=words)
            secrets.append((await receipt_of(api, answer))[1])
        await hand_in(api, text=words, consent="")
        await api.services.feedback.keep()
        files = [file for file in tmp_path.rglob("*") if file.is_file()]
        data = b"\n".join(file.read_bytes() for file in files) + caplog.text.encode()
    assert any(file.name == "feedback.sqlite-wal" for file in files)
    assert b"so-noi-vu" in data
    for trace in (words, *secrets, "203.0.113.7"):
        assert trace.encode() not in data
