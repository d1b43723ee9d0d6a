"""What the public sees at an instant, at both ends of every interval."""

from datetime import datetime

import pytest
from tests.conftest import MakeSite

from cchc.source.store import load
from cchc.source.visibility import is_draft, public, state_of
from cchc.vietnamese.dates import ZONE


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 3, 5, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("front", "now", "state"),
    [
        ("", at(7, 59), "embargoed"),
        ("", at(8), "published"),
        ("expires: 2025-03-05T17:00\n", at(16, 59), "published"),
        ("expires: 2025-03-05T17:00\n", at(17), "expired"),
        ("state: nháp\n", at(9), "draft"),
        ("state: chờ duyệt\n", at(9), "draft"),
        ("state: Nháp\n", at(7), "draft"),
        ("state: gỡ\n", at(9), "withdrawn"),
        ("state: đăng\n", at(9), "published"),
    ],
)
def test_the_state_of_a_document(site: MakeSite, front: str, now: datetime, state: str) -> None:
    head = f"title: A\nsection: s\npublished: 2025-03-05T08:00\n{front}"
    store = load(site({"content/tin/a.md": f"---\n{head}---\n"}))
    (document,) = store.documents
    assert state_of(document, now) == state
    assert is_draft(document) is (state == "draft")
    assert (document in public(store, now, "news")) is (state == "published")
    assert public(store, now, "plan") == ()
