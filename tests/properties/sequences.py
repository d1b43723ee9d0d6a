"""One sequence of steps: after every step the site equals what a clean build gives."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

from tests.build.support import contents, stamps
from tests.properties.edits import ARTICLES
from tests.properties.edits_more import MORE
from tests.properties.others import OTHERS
from tests.properties.sites import SITES
from tests.properties.texts import Step
from tests.properties.world import Make, Told, World, difference, state_of, told

from cchc.build.manifest import read_manifest

STEPS: tuple[Step, ...] = (*OTHERS, *ARTICLES, *MORE)
LENGTH = 10
Chosen = tuple[int, int]  # the number of a step in STEPS, what its randomness starts from


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder, in memory where the system has one: a sequence writes thousands of files,
    and what a disk would keep of them is not asked."""
    memory = Path("/dev/shm")  # noqa: S108 - not for secrets; a folder of one's own inside
    place = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="cchc-", dir=place) as folder:
        yield Path(folder)


class DiffersError(AssertionError):
    """An incremental build is not what a clean one is."""


def run_sequence(top: Path, site: int, chosen: Sequence[Chosen], make: Make | None = None) -> World:
    """Take the steps on a fresh site. Raises DiffersError with every step that was taken."""
    world = World(top, SITES[site]) if make is None else World(top, SITES[site], make=make)
    done = [f"site {site}"]
    try:
        take(world)
        for number, seed in chosen:
            step = STEPS[number]
            done.append(f"{step.__name__} {seed}")
            random = Random(seed)  # noqa: S311 - the same steps for the same numbers
            one_step(world, step, random, done)
    except Exception as error:
        raise DiffersError("\n".join((*done, f"{type(error).__name__}: {error}"))) from error
    return world


def one_step(world: World, step: Step, random: Random, done: list[str]) -> None:
    """Take a step; one that the content does not allow changes nothing and is taken back."""
    inputs, as_of = world.inputs(), world.as_of
    done[-1] += f": {step(world, random)}"
    if not take(world):
        done[-1] += " (refused)"
        world.restore(inputs)
        world.as_of = as_of
        assert take(world), "what was taken back must build again"


def take(world: World) -> bool:
    """Build and compare; whether the content allowed it."""
    wanted, why = world.build_clean()
    before = state_of(world)
    idle = wanted is not None and world.nothing_to_do()
    if wanted is not None and idle:
        same(world, wanted, "nothing was said to be done, but")
        # A manifest whose front alone is whole makes a build write everything again.
        idle = not read_manifest(world.request().state.folder).is_empty
    result = world.build()
    world.clean = False
    if result != why:
        raise AssertionError(f"said {result}, a clean build says {why}")
    if wanted is None:
        assert state_of(world) == before, "a refused build has changed something"
        return False
    same(world, wanted, "")
    if idle:
        assert stamps(world.out) == before["site"], "nothing was to be done, but was"
    if world.also:
        world.also = False
        world.build(world.other)
        assert contents(world.other) == wanted.files, "the other output folder differs"
    return True


def same(world: World, wanted: Told, words: str) -> None:
    """The site is what a clean build gives."""
    if text := difference(told(world.root), wanted):
        raise AssertionError(f"{words} the builds differ:\n{text}")


def chosen_by(random: Random) -> tuple[int, list[Chosen]]:
    """A site and ten steps."""
    steps = [(random.randrange(len(STEPS)), random.randrange(1000)) for _ in range(LENGTH)]
    return random.randrange(len(SITES)), steps
