"""Marks of hits at chosen instants. ``pending`` futures stand for batches."""

import asyncio

import pytest
from tests.api.support import local

from cchc_api.recent import Stored
from cchc_api.visitors import Mark, Visitors

pytestmark = pytest.mark.anyio

ONE, TWO = b"\1\1\1\1", b"\2\2\2\2"
MORNING = local("2026-11-24T08:15:00")
LAST_MINUTE = local("2026-11-24T23:59:00")


class Bytes:
    """Different "random" bytes at each call, the same in each test."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, count: int) -> bytes:
        self.calls += 1
        return bytes((self.calls,)) * count


class Readers:
    """Visitors whose hits are all stored at once, unless told otherwise."""

    def __init__(self, now: float, capacity: int = 1000) -> None:
        self.visitors = Visitors(now, Bytes(), capacity)

    def read(
        self,
        now: float,
        page: str = "/",
        who: bytes = ONE,
        agent: bytes = b"A",
        *,
        stored: bool = True,
    ) -> Mark:
        pending = Stored(loop=asyncio.get_running_loop())
        pending.finish(stored=stored)
        return self.visitors.mark(who, agent, page, now, pending)


def worth(mark: Mark) -> str:
    names = ("visit", "unique", "repeat")
    return " ".join(name for name in names if getattr(mark, name)) or "view"


async def test_the_first_hit_is_a_visit_and_a_new_visitor() -> None:
    readers = Readers(MORNING)
    assert worth(readers.read(MORNING)) == "visit unique"
    assert worth(readers.read(MORNING + 60, "/tin/")) == "view"


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, "repeat"), (9.9, "repeat"), (10, "view"), (60, "view")]
)
async def test_the_same_page_within_ten_seconds_is_one_view(seconds: float, expected: str) -> None:
    readers = Readers(MORNING)
    readers.read(MORNING)
    assert worth(readers.read(MORNING + seconds)) == expected


async def test_repeats_do_not_stretch_the_ten_seconds() -> None:
    readers = Readers(MORNING)
    found = [worth(readers.read(MORNING + second)) for second in (0, 6, 11, 17, 22)]
    assert found == ["visit unique", "repeat", "view", "repeat", "view"]


@pytest.mark.parametrize(
    ("seconds", "expected"), [(1799, "view"), (1800, "visit"), (7200, "visit")]
)
async def test_a_visit_begins_after_half_an_hour_of_silence(seconds: int, expected: str) -> None:
    readers = Readers(MORNING)
    readers.read(MORNING)
    assert worth(readers.read(MORNING + seconds)) == expected


async def test_a_long_visit_is_one_visit() -> None:
    readers = Readers(MORNING)
    found = [worth(readers.read(MORNING + minute * 60)) for minute in range(0, 200, 25)]
    assert found == ["visit unique", *["view"] * 7]


async def test_views_of_a_visitor_are_told_and_begin_anew_each_day() -> None:
    readers = Readers(LAST_MINUTE)
    pages = [f"/{number}/" for number in range(5)]
    assert [readers.read(LAST_MINUTE, page).views for page in pages] == [1, 2, 3, 4, 5]
    assert readers.read(LAST_MINUTE, who=TWO).views == 1
    assert readers.read(LAST_MINUTE + 120, "/mai/").views == 1


async def test_another_address_or_another_browser_is_another_visitor() -> None:
    readers = Readers(MORNING)
    readers.read(MORNING)
    assert worth(readers.read(MORNING, who=TWO)) == "visit unique"
    assert worth(readers.read(MORNING, agent=b"B")) == "visit unique"


async def test_an_ipv4_address_is_never_mixed_up_with_an_ipv6_prefix() -> None:
    readers = Readers(MORNING)
    readers.read(MORNING, who=b"\1\1\1\1", agent=b"\2\2\2\2A")
    assert worth(readers.read(MORNING, who=b"\1\1\1\1\2\2\2\2")) == "visit unique"


async def test_a_user_agent_beyond_512_bytes_makes_no_difference() -> None:
    readers = Readers(MORNING)
    readers.read(MORNING, agent=b"A" * 512)
    assert worth(readers.read(MORNING + 60, agent=b"A" * 9000)) == "view"


async def test_online_for_five_minutes() -> None:
    readers = Readers(MORNING)
    readers.read(MORNING)
    readers.read(MORNING + 200, who=TWO)
    assert readers.visitors.online(MORNING + 299) == 2
    assert readers.visitors.online(MORNING + 300) == 1
    assert readers.visitors.online(MORNING + 500) == 0


async def test_a_visit_across_midnight_is_one_visit_of_two_daily_visitors() -> None:
    readers = Readers(LAST_MINUTE)
    assert worth(readers.read(LAST_MINUTE)) == "visit unique"
    assert worth(readers.read(LAST_MINUTE + 120, "/tin/")) == "unique"
    assert readers.visitors.online(LAST_MINUTE + 121) == 1
    assert worth(readers.read(LAST_MINUTE + 180, "/hop/")) == "view"


async def test_a_repeat_across_midnight_is_a_repeat() -> None:
    before = local("2026-11-24T23:59:57")
    readers = Readers(before)
    readers.read(before)
    assert worth(readers.read(before + 6)) == "repeat"


async def test_after_half_past_twelve_yesterday_is_forgotten() -> None:
    visitors = Visitors(LAST_MINUTE, Bytes())
    yesterday = visitors._secret
    visitors.forget(local("2026-11-25T00:00:00"))
    assert visitors._old_secret is yesterday
    assert any(yesterday)
    visitors.forget(local("2026-11-25T00:30:00"))
    assert visitors._old_secret is None
    assert not any(yesterday), "the key's bytes are overwritten"


async def test_a_server_asleep_for_days_keeps_no_key() -> None:
    visitors = Visitors(LAST_MINUTE, Bytes())
    first = visitors._secret
    visitors.forget(local("2026-11-27T00:10:00"))
    assert visitors._old_secret is None
    assert not any(first)


async def test_the_keys_of_two_days_do_not_match() -> None:
    readers = Readers(MORNING)
    today = readers.read(MORNING).key
    tomorrow = readers.read(MORNING + 86_400).key
    assert today != tomorrow


async def test_a_hit_that_was_not_stored_leaves_no_mark() -> None:
    readers = Readers(MORNING)
    mark = readers.read(MORNING, stored=False)
    readers.visitors.undo(mark)
    assert readers.visitors.online(MORNING) == 0
    assert worth(readers.read(MORNING + 1)) == "visit unique"


async def test_undoing_a_later_view_keeps_the_visit_before_it() -> None:
    readers = Readers(MORNING)
    readers.read(MORNING)
    readers.visitors.undo(readers.read(MORNING + 60, "/tin/", stored=False))
    assert worth(readers.read(MORNING + 61, "/tin/")) == "view"


async def test_a_view_that_was_not_stored_is_none_of_the_visitors_views() -> None:
    readers = Readers(MORNING)
    assert readers.read(MORNING).views == 1
    readers.visitors.undo(readers.read(MORNING + 60, "/tin/", stored=False))
    assert readers.read(MORNING + 61, "/tin/").views == 2


async def test_a_hit_of_an_ended_day_takes_nothing_from_the_new_one() -> None:
    readers = Readers(LAST_MINUTE)
    mark = readers.read(LAST_MINUTE, stored=False)
    readers.read(LAST_MINUTE + 120, who=TWO)
    readers.visitors.undo(mark)
    assert len(readers.visitors._seen) == 1
    assert readers.visitors._uniques == 1


async def test_a_repeat_is_one_until_the_last_instant() -> None:
    readers = Readers(MORNING + 0.9)
    readers.read(MORNING + 0.9)
    assert worth(readers.read(MORNING + 10.8)) == "repeat"
    assert worth(readers.read(MORNING + 10.9)) == "view"


async def test_a_repeat_of_a_failed_hit_is_a_hit_even_before_it_is_undone() -> None:
    readers = Readers(MORNING)
    readers.read(MORNING, stored=False)
    assert worth(readers.read(MORNING + 1)) == "view"


async def test_a_repeat_waits_for_the_first() -> None:
    visitors = Visitors(MORNING, Bytes())
    loop = asyncio.get_running_loop()
    first, second = Stored(loop=loop), Stored(loop=loop)
    visitors.mark(ONE, b"A", "/", MORNING, first)
    assert visitors.mark(ONE, b"A", "/", MORNING + 1, second).pending is first


async def test_memory_is_bounded() -> None:
    readers = Readers(MORNING, capacity=100)
    uniques = sum(
        readers.read(MORNING, who=number.to_bytes(4, "big")).unique for number in range(1000)
    )
    assert uniques == 100
    visitors = readers.visitors
    assert len(visitors._seen) <= 100
    assert len(visitors._recent) <= 100


async def test_a_full_memory_forgets_those_who_are_gone_first() -> None:
    readers = Readers(MORNING, capacity=100)
    for number in range(60):
        readers.read(MORNING, who=number.to_bytes(4, "big"))
    for number in range(60, 130):
        readers.read(MORNING + 1700, who=number.to_bytes(4, "big"))
    # Room was needed before the first sixty were silent for long enough: half of that is as well.
    assert worth(readers.read(MORNING + 1750, "/x/", who=(120).to_bytes(4, "big"))) == "view"
    assert worth(readers.read(MORNING + 1750, "/x/", who=(7).to_bytes(4, "big"))) == "visit"


async def test_making_room_keeps_the_number_of_views_of_those_who_stay() -> None:
    readers = Readers(MORNING, capacity=100)
    for number in range(60):
        readers.read(MORNING, who=number.to_bytes(4, "big"))
    for page in ("/", "/a/", "/b/"):
        readers.read(MORNING + 1700, page, who=b"here")
    for number in range(60, 130):  # room is needed, and made of the first sixty
        readers.read(MORNING + 1700, who=number.to_bytes(4, "big"))
    assert readers.read(MORNING + 1701, "/c/", who=b"here").views == 4


async def test_a_visit_across_midnight_that_was_not_stored_goes_on_when_it_is() -> None:
    readers = Readers(LAST_MINUTE)
    readers.read(LAST_MINUTE)
    mark = readers.read(LAST_MINUTE + 120, "/tin/", stored=False)
    readers.visitors.undo(mark)
    assert worth(readers.read(LAST_MINUTE + 121, "/tin/")) == "unique"
    assert readers.visitors.online(LAST_MINUTE + 122) == 1


async def test_a_returning_visit_that_was_not_stored_is_a_visit_again() -> None:
    readers = Readers(MORNING)
    readers.read(MORNING)
    readers.visitors.undo(readers.read(MORNING + 2000, stored=False))
    assert readers.visitors.online(MORNING + 2000) == 0
    assert worth(readers.read(MORNING + 2001)) == "visit"
