"""Finds every content type of this package: the modules, in sorted order, that define TYPE."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from msgspec.structs import replace

import cchc.types
from cchc.schema.content_type import ContentType


@cache
def content_types() -> Mapping[str, ContentType]:
    """Type id (the module's name) -> content type, in sorted order of ids."""
    found = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(cchc.types.__path__)):
        declared = getattr(importlib.import_module(f"cchc.types.{name}"), "TYPE", None)
        if declared is not None:
            found[name] = replace(declared, id=name)
    return found


@cache
def types_of_folder(folder: str) -> tuple[ContentType, ...]:
    """The content types whose documents live in this top folder of `content/`."""
    return tuple(kind for kind in content_types().values() if kind.folder == folder)
