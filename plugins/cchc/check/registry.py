"""Runs every rule group of this package, found by what its module defines.

A module with `of_file(leaf)` judges each file by itself; one with `between_files(between)` judges
what files say of each other, and the files against the present.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

import cchc.check
from cchc.check.between import Between
from cchc.check.facts import Facts, facts_of
from cchc.check.leaf import Leaf, leaves
from cchc.schema.problem import Problem
from cchc.source.store import Store

LocalRule = Callable[[Leaf], Iterator[Problem]]
BetweenRule = Callable[[Between], Iterator[Problem]]


@cache
def local_rules() -> Mapping[str, LocalRule]:
    """Rule group (the module's name) -> its function of one file, in sorted order."""
    return _found("of_file")


@cache
def between_rules() -> Mapping[str, BetweenRule]:
    """Rule group (the module's name) -> its function of the whole site, in sorted order."""
    return _found("between_files")


def _found(name: str) -> dict[str, Any]:
    found = {}
    for module in sorted(module.name for module in pkgutil.iter_modules(cchc.check.__path__)):
        rule = getattr(importlib.import_module(f"cchc.check.{module}"), name, None)
        if rule is not None:
            found[module] = rule
    return found


def local_problems(leaf: Leaf) -> tuple[Problem, ...]:
    """What the rules of one file find in it, in order of place; `leaf.reading` is not repeated.

    It follows from the leaf alone, so it may be kept with a digest of the file's bytes.
    """
    found = {problem for rule in local_rules().values() for problem in rule(leaf)}
    return tuple(sorted(found)) if found else ()


def between_problems(
    store: Store, facts: Mapping[str, Facts], as_of: datetime
) -> tuple[Problem, ...]:
    """What the rules between files find, in order of place; `facts` of every file, by path."""
    between = Between(store, dict(sorted(facts.items())), as_of)
    found = {problem for rule in between_rules().values() for problem in rule(between)}
    return tuple(sorted(found))


def all_problems(store: Store, as_of: datetime) -> tuple[Problem, ...]:
    """Every problem of every file, of reading and of all rules, in order of place."""
    found = set(store.problems)
    facts: dict[str, Facts] = {}
    for leaf in leaves(store):
        found.update(local_problems(leaf))
        facts[leaf.path] = facts_of(leaf)
    found.update(between_problems(store, facts, as_of))
    return tuple(sorted(found))
