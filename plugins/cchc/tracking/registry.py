"""Finds every tracking table: the modules of `tables`, in sorted order, that define TABLE."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec.structs import replace

import cchc.tracking.tables
from cchc.tracking.table_type import TableType


@cache
def tables() -> Mapping[str, TableType[Any]]:
    """Table name (the module's name with - for _) -> table, in sorted order of names."""
    found = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(cchc.tracking.tables.__path__)):
        declared = importlib.import_module(f"cchc.tracking.tables.{module}").TABLE
        name = module.replace("_", "-")
        found[name] = replace(declared, name=name)
    return found
