"""Calendars read back by icalendar: stable, all-day windows tentative, true local times."""

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, assert_golden, files_of, open_site, record

from cchc.outputs import calendar
from cchc.pages.site import Site

MEETING = "content/hop/2031/hop-quy-3.md"


def events(data: object) -> dict[str, Any]:
    """The events of a calendar by UID."""
    assert isinstance(data, bytes)
    read = Calendar.from_ical(data)
    return {str(event["uid"]): event for event in read.walk("VEVENT")}


def only(site: Site, uid: str) -> Any:
    return events(files_of(site, calendar)["lich.ics"])[uid]


def meeting(*lines: str) -> dict[str, str]:
    head = ["title: Họp", "kind: định kỳ", "planned: quý III/2031"]
    return {**PROVINCE, MEETING: record(*head, *lines)}


UID = "hop-2031-hop-quy-3@x.example"


def test_one_file_with_everything_and_one_per_kind_in_use(site: MakeSite) -> None:
    files = files_of(open_site(site(PROVINCE)), calendar)
    assert sorted(files) == ["hop/lich.ics", "lich.ics", "phat-song/lich.ics", "tap-huan/lich.ics"]
    assert sorted(events(files["lich.ics"])) == [
        "hop-2031-hop-quy-3@x.example",
        "phat-song-2031-thang-7@x.example",
        "tap-huan-2031-lop-1@x.example",
    ]
    assert list(events(files["hop/lich.ics"])) == [UID]


def test_window_is_a_tentative_span_of_whole_days_with_the_official_wording(site: MakeSite) -> None:
    event = only(open_site(site(PROVINCE)), UID)
    assert event.decoded("dtstart") == date(2031, 7, 1)
    assert event.decoded("dtend") == date(2031, 10, 1)
    assert event["status"] == "TENTATIVE"
    assert event["location"] == "Hội trường A"
    assert event["url"] == "https://x.example/tinh/hop/2031/hop-quy-3/"
    assert "quý III/2031" in event["description"]


def test_fixed_time_is_local_and_confirmed(site: MakeSite) -> None:
    lines = ("starts: 2031-08-20T08:00", "ends: 2031-08-20T11:30")
    event = only(open_site(site(meeting(*lines))), UID)
    start = event.decoded("dtstart")
    assert start == datetime.fromisoformat("2031-08-20T08:00+07:00")
    assert event["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert event.decoded("dtend") - start == timedelta(hours=3, minutes=30)
    assert event["status"] == "CONFIRMED"


def test_zone_of_local_times_is_described(site: MakeSite) -> None:
    data = files_of(open_site(site(PROVINCE)), calendar)["lich.ics"]
    assert isinstance(data, bytes)
    zones = [str(zone["tzid"]) for zone in Calendar.from_ical(data).walk("VTIMEZONE")]
    assert zones == ["Asia/Ho_Chi_Minh"]


def test_day_on_which_it_took_place_is_confirmed(site: MakeSite) -> None:
    event = only(open_site(site(meeting("held: 2031-08-12"))), UID)
    assert event.decoded("dtstart") == date(2031, 8, 12)
    assert event.decoded("dtend") == date(2031, 8, 13)
    assert event["status"] == "CONFIRMED"


def test_broadcast_lasts_its_minutes_else_an_hour(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    event = only(opened, "phat-song-2031-thang-7@x.example")
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=15)
    lesson = only(opened, "tap-huan-2031-lop-1@x.example")
    assert lesson.decoded("dtend") - lesson.decoded("dtstart") == timedelta(hours=1)


def test_visit_is_a_day_and_what_has_no_time_is_left_out(site: MakeSite) -> None:
    window = ["window:", "  text: khi có yêu cầu"]
    opened = open_site(site({
        **PROVINCE,
        "content/kiem-tra/dot.md": record(
            "id: dot", "type: inspection", "no: 1", "team: so-noi-vu", *window
        ),
        "content/kiem-tra/chuyen.md": record(
            "id: chuyen", "type: visit", "round: dot", "unit: ubnd", "planned: 2031-09-03"
        ),
    }))  # fmt: skip
    found = events(files_of(opened, calendar)["kiem-tra/lich.ics"])
    assert list(found) == ["chuyen@x.example"]
    assert found["chuyen@x.example"].decoded("dtstart") == date(2031, 9, 3)
    assert found["chuyen@x.example"]["status"] == "TENTATIVE"


def test_stamp_comes_from_the_document_in_universal_time(site: MakeSite) -> None:
    event = only(open_site(site(meeting("published: 2031-02-01T07:30"))), UID)
    assert event["dtstamp"].to_ical() == b"20310201T003000Z"
    unpublished = only(open_site(site(PROVINCE)), UID)
    assert unpublished["dtstamp"].to_ical() == b"20310630T170000Z"


def test_identity_outlives_title_time_and_address(site: MakeSite) -> None:
    changed = meeting("id: hop-2031-hop-quy-3", "slug: ten-moi", "starts: 2031-09-01T08:00")
    changed[MEETING] = changed[MEETING].replace("title: Họp", "title: Họp đổi tên")
    assert UID in events(files_of(open_site(site(changed)), calendar)["lich.ics"])


def test_site_without_an_address_still_has_identities(site: MakeSite) -> None:
    opened = open_site(site({**PROVINCE, "mkdocs.yml": "site_name: X"}))
    found = events(files_of(opened, calendar)["lich.ics"])
    assert "hop-2031-hop-quy-3@cchc" in found
    assert found["hop-2031-hop-quy-3@cchc"]["url"] == "/hop/2031/hop-quy-3/"


def test_lines_end_and_fold_as_the_standard_says(site: MakeSite) -> None:
    opened = open_site(site(meeting("summary: " + "Nội dung rất dài " * 20)))
    data = files_of(opened, calendar)["lich.ics"]
    assert isinstance(data, bytes)
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert data == files_of(opened, calendar)["lich.ics"]


def test_sequence_rises_with_every_step_the_document_states(site: MakeSite) -> None:
    fixed = "starts: 2031-08-20T08:00"
    note = "change_notes:\n  - at: 2031-08-18T09:00\n    note: Chuyển sang Hội trường B."
    steps = [(), (fixed,), (fixed, note), (fixed, note, "held: 2031-08-15")]
    told = [only(open_site(site(meeting(*step))), UID) for step in steps]
    assert [event["sequence"] for event in told] == [0, 1, 2, 3]
    assert len({event["uid"] for event in told}) == 1
    assert "18/08/2031 09:00: Chuyển sang Hội trường B." in told[2]["description"]
    assert told[2].decoded("dtstamp").isoformat() == "2031-08-18T02:00:00+00:00"


def test_a_withdrawn_event_is_cancelled_and_says_no_more(site: MakeSite) -> None:
    opened = open_site(site(meeting("venue: Hội trường A", "state: gỡ")))
    files = files_of(opened, calendar)
    for name in ("lich.ics", "hop/lich.ics"):
        event = events(files[name])[UID]
        assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
        assert event.decoded("dtstart") == date(2031, 7, 1)
        assert "location" not in event
        assert "description" not in event


def test_a_postponed_broadcast_is_tentative(site: MakeSite) -> None:
    path = "content/phat-song/2031/thang-7.md"
    files = {**PROVINCE, path: PROVINCE[path].replace("đã phát", "hoãn")}
    event = only(open_site(site(files)), "phat-song-2031-thang-7@x.example")
    assert event["status"] == "TENTATIVE"


def test_golden_calendar(site: MakeSite) -> None:
    data = files_of(open_site(site(PROVINCE)), calendar)["lich.ics"]
    assert isinstance(data, bytes)
    assert_golden("outputs/lich.ics", data.decode())
