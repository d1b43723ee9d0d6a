"""Runs every output of this package: the modules, sorted, that define jobs or artifacts."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache, partial
from types import ModuleType

import cchc.outputs
from cchc.pages.artifact import Job
from cchc.pages.site import Site


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(module.name for module in pkgutil.iter_modules(cchc.outputs.__path__)))


def _module(name: str) -> ModuleType:
    """A module of this package; a small build loads only those whose jobs it runs."""
    return importlib.import_module(f"cchc.outputs.{name}")


def listed(site: Site) -> Iterator[tuple[str, Job]]:
    """Every job of the site with the name of its module, output by output."""
    for name in _names():
        module = _module(name)
        if hasattr(module, "jobs") or hasattr(module, "artifacts"):
            for job in _jobs(site, name, module):
                yield name, job


def _jobs(site: Site, name: str, module: ModuleType) -> Iterator[Job]:
    """A module lists its jobs itself (`jobs`), or makes all its files in one (`artifacts`)."""
    if hasattr(module, "jobs"):
        yield from module.jobs(site)
    else:
        yield Job(name, partial(module.artifacts, site))


def jobs_from(site: Site, origins: Mapping[str, str]) -> Iterator[Job]:
    """The jobs with these names; their origins ("module path") save listing all the others.

    A module whose jobs are each about one document may say so by a function `jobs_about`.
    """
    of_module: dict[str, dict[str, str]] = {}
    for name, origin in origins.items():
        module, _, about = origin.partition(" ")
        of_module.setdefault(module, {})[name] = about
    for module, wanted in of_module.items():
        if module in _names():
            yield from (j for j in _found(site, module, wanted) if j.name in wanted)


def _found(site: Site, name: str, wanted: Mapping[str, str]) -> Iterator[Job]:
    module = _module(name)
    if not hasattr(module, "jobs_about") or not all(wanted.values()):
        yield from _jobs(site, name, module)
        return
    for path in sorted(set(wanted.values())):
        document = site.store.at(path)
        if document is not None:
            yield from module.jobs_about(site, document)


def all_jobs(site: Site) -> Iterator[Job]:
    """Every job of the site."""
    return (job for _, job in listed(site))
