"""Runs every rule group of this package: the modules, in sorted order, that define `problems`."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import cache

import cchc.check
from cchc.schema.problem import Problem
from cchc.source.store import Store

Rule = Callable[[Store, datetime], Iterator[Problem]]


@cache
def rules() -> Mapping[str, Rule]:
    """Rule group (the module's name) -> its function, in sorted order."""
    found: dict[str, Rule] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(cchc.check.__path__)):
        rule = getattr(importlib.import_module(f"cchc.check.{name}"), "problems", None)
        if rule is not None:
            found[name] = rule
    return found


def all_problems(store: Store, as_of: datetime) -> tuple[Problem, ...]:
    """Every problem of every file, of reading and of all rules, in order of place."""
    found = set(store.problems)
    for rule in rules().values():
        found.update(rule(store, as_of))
    return tuple(sorted(found))
