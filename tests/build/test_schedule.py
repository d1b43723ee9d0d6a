"""When the site changes next by itself."""

from datetime import datetime

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, SECTION, article

from cchc.build.schedule import Change, next_change
from cchc.source.store import load
from cchc.vietnamese.dates import ZONE

NEWS = {
    "content/danh-muc/tin-chung.md": SECTION,
    "content/tin/hen.md": article("Hẹn", "2031-09-01T08:00", "id: hen"),
    "content/tin/het.md": article("Hết", "2031-01-01", "id: het", "expires: 2031-08-20T17:00"),
    "content/tin/nhap.md": article("Nháp", "2031-08-16T08:00", "id: nhap", "state: nháp"),
    "content/tin/go.md": article("Gỡ", "2031-08-17T08:00", "id: go", "state: gỡ"),
}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2031-08-15T00:00", Change(at("2031-08-20T17:00"), "het", "hết hạn")),
        ("2031-08-20T16:59", Change(at("2031-08-20T17:00"), "het", "hết hạn")),
        ("2031-08-20T17:00", Change(at("2031-09-01T08:00"), "hen", "đăng")),
        ("2031-09-01T08:00", None),
    ],
)
def test_publication_and_expiry(site: MakeSite, as_of: str, found: Change | None) -> None:
    assert next_change(load(site(NEWS)), at(as_of)) == found


def test_an_event_leaves_the_home_page_when_its_day_is_over(site: MakeSite) -> None:
    meeting = "---\nid: hop\ntitle: Họp\nkind: định kỳ\nplanned: 2031-08-16\n---\n"
    store = load(site({**NEWS, "content/hop/h.md": meeting}))
    over = Change(at("2031-08-17T00:00"), "hop", "đã qua ngày")
    assert next_change(store, at("2031-08-16T10:00")) == over
    assert next_change(store, at("2031-08-17T00:00")) != over


def test_edges_of_tasks_begin_with_the_day(site: MakeSite) -> None:
    store = load(site(PROVINCE))
    soon = Change(at("2031-06-15T00:00"), "kh-2031-05/1a", "sắp đến hạn")
    assert next_change(store, at("2031-06-01T08:00")) == soon
    late = Change(at("2031-07-01T00:00"), "kh-2031-05/1a", "quá hạn")
    assert next_change(store, at("2031-06-15T00:00")) == late


def test_of_two_at_once_the_first_by_id(site: MakeSite) -> None:
    both = {
        "content/tin/b.md": article("B", "2031-08-16T08:00", "id: b"),
        "content/tin/a.md": article("A", "2031-08-16T08:00", "id: a"),
    }
    found = next_change(load(site({**NEWS, **both})), at("2031-08-15T00:00"))
    assert found is not None
    assert found.id == "a"


def test_nothing_scheduled(site: MakeSite) -> None:
    assert next_change(load(site({})), at("2031-01-01T00:00")) is None
