"""Runs every output of this package: the modules, sorted, that define jobs or artifacts."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import partial

import cchc.outputs
from cchc.pages.artifact import Artifact, Job
from cchc.pages.search_row import SearchRow
from cchc.pages.site import Site


def all_jobs(site: Site) -> Iterator[Job]:
    """Every job of the site, output by output.

    A module lists its jobs itself (`jobs`), or makes all its files in one job (`artifacts`).
    """
    for name in sorted(module.name for module in pkgutil.iter_modules(cchc.outputs.__path__)):
        module = importlib.import_module(f"cchc.outputs.{name}")
        if hasattr(module, "jobs"):
            yield from module.jobs(site)
        elif hasattr(module, "artifacts"):
            yield Job(name, partial(module.artifacts, site))


def all_artifacts(site: Site) -> Iterator[Artifact | SearchRow]:
    """What every job of the site makes."""
    for job in all_jobs(site):
        yield from job.make()
