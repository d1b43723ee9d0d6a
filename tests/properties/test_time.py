"""A build is a function of files and instant, and nothing changes before the next change."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.build.support import contents
from tests.e2e.sites import DEMO
from tests.properties.edits import ARTICLES
from tests.properties.edits_more import MORE
from tests.properties.others import INSTANTS
from tests.properties.sites import SITE, SITES
from tests.properties.world import World, difference, state_of, told

from cchc.build.manifest import read_manifest
from cchc.build.schedule import next_change
from cchc.source.store import Store, load
from cchc.source.visibility import state_of as visibility
from cchc.vietnamese.dates import ZONE

SECOND = timedelta(seconds=1)
EDITS = (*ARTICLES, *MORE)
EXAMPLES = 12


def demo() -> Mapping[str, str]:
    """The demonstration site, as texts where it is text."""
    return {path: data.decode("latin-1") for path, data in contents(DEMO).items()}


def at(world: World, instant: datetime) -> None:
    world.as_of = instant


def check_span(world: World) -> datetime | None:
    """Builds at T and just before the next change are equal; one at the change equals what the
    incremental build makes of that of T. The instant of the change."""
    start = world.as_of
    wanted, (refused, _) = world.build_clean()
    if wanted is None:
        assert refused
        return None
    world.build()
    change = next_change(load(world.root), start)
    if change is None:
        at(world, start + timedelta(days=3650))
        late, _ = world.build_clean()
        assert late is not None
        assert difference(late, wanted) == "", "nothing is scheduled, but something changed"
        return None
    at(world, change.at - SECOND)
    just_before, _ = world.build_clean()
    assert just_before is not None
    assert difference(just_before, wanted) == "", f"{start} .. {change}"
    at(world, change.at)
    after, result = world.build_clean()
    assert world.build() == result
    if after is not None:
        assert difference(told(world.root), after) == "", f"{start} .. {change}"
    return change.at


@pytest.mark.e2e
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    site=st.sampled_from(SITES),
    instant=st.sampled_from(INSTANTS),
    off=st.sampled_from((timedelta(), -SECOND, timedelta(hours=7))),
    edits=st.lists(
        st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 999)), min_size=3, max_size=6
    ),
)
def test_nothing_changes_before_the_next_change(
    tmp_path_factory: pytest.TempPathFactory,
    site: Mapping[str, str],
    instant: datetime,
    off: timedelta,
    edits: list[tuple[int, int]],
) -> None:
    world = World(tmp_path_factory.mktemp("t"), site, instant + off)
    for number, seed in edits:
        inputs = world.inputs()
        EDITS[number](world, Random(seed))  # noqa: S311 - the same steps for the same numbers
        if world.build_clean()[0] is None:
            world.restore(inputs)
    for _ in range(2):  # from one change to the next
        if check_span(world) is None:
            break


@pytest.mark.e2e
@pytest.mark.parametrize("day", ["2031-08-15T12:00", "2031-12-31T23:00", "2032-01-01T00:00"])
def test_from_change_to_change_over_the_new_year(tmp_path: Path, day: str) -> None:
    world = World(tmp_path, SITE, datetime.fromisoformat(day).replace(tzinfo=ZONE))
    for _ in range(8):
        if check_span(world) is None:
            break


@pytest.mark.e2e
@pytest.mark.parametrize("day", ["2024-12-31T23:59", "2025-06-30T12:00", "2025-12-31T12:00"])
def test_the_demonstration_site_from_change_to_change(tmp_path: Path, day: str) -> None:
    world = World(tmp_path, {}, datetime.fromisoformat(day).replace(tzinfo=ZONE))
    world.restore(contents(DEMO))
    for _ in range(2):
        if check_span(world) is None:
            break


INSTANTS_OF_ONE_SITE = (
    "2031-05-10T00:00", "2031-08-15T12:00", "2031-12-31T23:59", "2032-01-01T00:00",
    "2032-01-02T08:00", "2032-02-01T00:00",
)  # fmt: skip


@pytest.mark.parametrize("days", tuple(pairwise(INSTANTS_OF_ONE_SITE)))
def test_two_instants_differ_only_where_time_was_asked_or_a_state_changed(
    tmp_path: Path, days: tuple[str, str]
) -> None:
    one, other = (datetime.fromisoformat(day).replace(tzinfo=ZONE) for day in days)
    world = World(tmp_path, SITE, one)
    assert world.build()[0] == ""
    before, first = contents(world.out), _asked(world)
    at(world, other)
    assert world.build()[0] == ""
    after, second = contents(world.out), _asked(world)
    store = load(world.root)
    may = files_that_may_differ(store, one, other, first) | files_that_may_differ(
        store, one, other, second
    )
    differing = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert differing - may == set()
    assert differing or next_change(store, one) is None or next_change(store, one).at > other  # type: ignore[union-attr]
    assert state_of(world)["index"]


Asked = list[tuple[tuple[str, ...], tuple[str, ...]]]


def _asked(world: World) -> Asked:
    """Questions and files of every job."""
    jobs = read_manifest(world.request().state.folder).jobs
    return [(jobs.asked(name), job.files) for name, job in jobs.all()]


def files_that_may_differ(store: Store, one: datetime, other: datetime, jobs: Asked) -> set[str]:
    """Files of jobs that asked for the instant, or for what a document with another state is in."""
    moved = {d.path for d in store.valid if visibility(d, one) != visibility(d, other)}
    ids = {d.id for d in store.valid if d.path in moved}
    found = {"cchc-build.json"}
    for asked, files in jobs:
        if any(_told_of_time(question, moved, ids) for question in asked):
            found.update(files)
    return found


def _told_of_time(question: str, moved: set[str], ids: set[str]) -> bool:
    """Whether a question is about the instant, about figures until a day, or about a list or a
    document that changed its state."""
    sort, _, rest = question.partition(" ")
    if sort in ("T", "D", "S"):
        return True
    if sort in ("F", "C", "E", "!", "N", "U", "M"):
        return False
    if sort == "P":
        return rest in moved
    if sort == "R":
        return bool(moved) and rest.rpartition(" ")[2] in ids
    return bool(moved)
