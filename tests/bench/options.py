"""The options that every bench has: which parts to run, where to write what they found."""

import argparse
from collections.abc import Collection
from functools import partial
from pathlib import Path

from tests.e2e.sites import REPOSITORY


def add_options(parser: argparse.ArgumentParser, parts: Collection[str], *files: str) -> None:
    """`--only`, `--skip` with names of `parts`, and `--write`, which puts `files` into a folder."""
    names = partial(_names, list(parts))
    parser.add_argument("--only", type=names, default=list(parts), help="parts, by comma")
    parser.add_argument("--skip", type=names, default=[], help="parts left out, by comma")
    parser.add_argument(
        "--write",
        type=Path,
        nargs="?",
        const=REPOSITORY / "docs",
        help=f"write {' and '.join(files)} into a folder, docs/ when none is named",
    )


def wanted(asked: argparse.Namespace) -> list[str]:
    """The parts to run, in their order."""
    return [name for name in asked.only if name not in asked.skip]


def _names(parts: list[str], text: str) -> list[str]:
    named = text.split(",")
    if unknown := [name for name in named if name not in parts]:
        raise argparse.ArgumentTypeError(f"no part {', '.join(unknown)}; parts: {', '.join(parts)}")
    return [name for name in parts if name in named]
