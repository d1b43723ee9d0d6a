"""The citizens' box against floods, forged forms, foreign pages, full disks and prying eyes."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from altcha.v1 import Payload, solve_challenge
from tests.api.feedback.samples import (
    FIELDS,
    TEXT,
    fresh_stamp,
    hand_in,
    open_box,
    receipt_of,
)
from tests.api.support import Reader, is_problem, running

pytestmark = pytest.mark.anyio
NEVER = "0" * 32


def rows(root: Path) -> list[Any]:
    with closing(sqlite3.connect(root / ".cchc/feedback.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute("SELECT * FROM report ORDER BY code").fetchall()


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
