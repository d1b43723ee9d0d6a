"""Runs every output of this package: the modules, in sorted order, that define artifacts."""

import importlib
import pkgutil
from collections.abc import Iterator

import cchc.outputs
from cchc.pages.artifact import Artifact
from cchc.pages.site import Site


def all_artifacts(site: Site) -> Iterator[Artifact]:
    """Every file of the site, output by output."""
    for name in sorted(module.name for module in pkgutil.iter_modules(cchc.outputs.__path__)):
        module = importlib.import_module(f"cchc.outputs.{name}")
        if hasattr(module, "artifacts"):
            yield from module.artifacts(site)
