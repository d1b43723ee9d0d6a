"""The proof before a release: `scripts/prove [--sequences N] [--commands N] [--kills N]`.

`scripts/prove --mutants N` proves the proof: N sequences against each of many faults.

Every sequence starts from a number, printed with whatever fails, so that it can be run again
with `--seed`. The last line says sequences, steps, kills, seconds, failures.
"""

import argparse
import itertools
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from random import Random, SystemRandom

from tests.properties.commands import by_command, with_mkdocs
from tests.properties.kills import TRIES, Field, kill_and_mend
from tests.properties.mutants import MUTANTS, survivors
from tests.properties.sequences import LENGTH, DiffersError, chosen_by, run_sequence, scratch
from tests.properties.world import Make

_SPREAD = 1_000_000


def main() -> int:
    """Prove, and say what failed; 1 when anything did."""
    arguments = _arguments()
    if arguments.mutants:
        return _mutants(arguments.mutants, arguments.seed or 0)
    seed, begun, failed = arguments.seed, time.monotonic(), 0
    if seed is None:
        seed = SystemRandom().randrange(_SPREAD)
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(arguments.processes, fork) as pool:
        failures = itertools.chain(
            _sequences(pool, seed, arguments.sequences, None),
            _sequences(pool, seed, arguments.commands, by_command),
            _sequences(pool, seed, arguments.commands, with_mkdocs),
        )
        for failure in failures:
            failed += 1
            print(failure, flush=True)
            if arguments.first:
                pool.shutdown(cancel_futures=True)
                return 1
    for failure in _kills(seed, arguments.kills):
        failed += 1
        print(failure, flush=True)
    many = arguments.sequences + 2 * arguments.commands
    seconds = time.monotonic() - begun
    print(
        f"seed {seed}: {many} sequences, {many * LENGTH} steps, {arguments.kills} kills, "
        f"{seconds:.0f} s, {failed} failures"
    )
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/prove", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--sequences", type=int, default=2000, help="in one process, simple theme")
    parser.add_argument(
        "--commands", type=int, default=20, help="by cchc build; as many with MkDocs"
    )
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--mutants", type=int, default=0, help="sequences against each fault")
    parser.add_argument("--first", action="store_true", help="end at the first failure")
    parser.add_argument("--seed", type=int, help="run the same again")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _mutants(sequences: int, seed: int) -> int:
    living = list(survivors(sequences, seed))
    print("\n".join((*living, f"{len(MUTANTS)} faults, {len(living)} live")))
    return 1 if living else 0


def _sequences(
    pool: ProcessPoolExecutor, seed: int, number: int, make: Make | None
) -> Iterator[str]:
    seeds = range(seed, seed + number)
    for done, failure in enumerate(pool.map(partial(one, make), seeds), start=1):
        if failure:
            yield failure
        if done % 20 == 0:
            print(f"{done} of {number}", file=sys.stderr, flush=True)


def one(make: Make | None, seed: int) -> str:
    """Run one sequence; what failed, or an empty text."""
    with scratch() as top:
        try:
            run_sequence(top, *chosen_by(Random(seed)), make)  # noqa: S311 - the same steps
        except DiffersError as error:
            return f"--seed {seed}:\n{error}\n"
    return ""


def _kills(seed: int, number: int) -> Iterator[str]:
    if not number:
        return
    random, early = Random(seed), 0  # noqa: S311 - the same moments
    with tempfile.TemporaryDirectory(prefix="prove-") as top:
        field = Field.prepared(Path(top))
        for each in range(number * TRIES):
            if early == number:
                return
            try:
                early += kill_and_mend(field, random, each)
            except AssertionError as error:
                yield f"kill {each}: {error}"
                early += 1
                field.forget()
    yield f"only {early} of {number * TRIES} kills came before the end of a build"


if __name__ == "__main__":
    sys.exit(main())
