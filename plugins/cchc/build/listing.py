"""Which jobs a site has, and which of them have to run.

A listing looks at briefs and at what it notes. While all of that is the same the jobs are those of
the last build, and only those that have to run are listed again.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from cchc.build.card import card_jobs
from cchc.build.manifest import Manifest
from cchc.build.prints import print_jobs
from cchc.build.request import Request
from cchc.outputs.registry import jobs_from, listed
from cchc.pages.artifact import Job
from cchc.pages.site import Site

LISTING = "listing"
"""Stands in a manifest for the listing itself: the questions it asked."""
_OUR_OWN = "build"


class Plan(Struct, frozen=True):
    """The jobs that have to run, where each of them comes from, and the names of all.

    Without `names` they are those of the last build; `asked` are the questions of a new listing.
    """

    jobs: tuple[Job, ...]
    origins: Mapping[str, str]
    names: tuple[str, ...] | None = None
    asked: tuple[str, ...] = ()


def plan(request: Request, site: Site, old: Manifest, moved: set[str], lost: set[str]) -> Plan:
    """What is to be done, when the answers to the questions `moved` have changed."""
    dirty = old.jobs.askers(moved) | (old.jobs.owners(lost) if lost else set())
    same = LISTING not in dirty and old.jobs.get(LISTING)
    if same and (found := plan_of(request, site, old, dirty)):
        return found
    with site.store.reads.collect() as asked:
        jobs = list(site_jobs(request, site))
    known = old.jobs.names()
    todo = [(origin, job) for origin, job in jobs if job.name in dirty or job.name not in known]
    return Plan(
        tuple(job for _, job in todo),
        {job.name: f"{origin} {job.about}" for origin, job in todo},
        tuple(job.name for _, job in jobs),
        tuple(sorted(asked)),
    )


def plan_of(request: Request, site: Site, old: Manifest, dirty: Iterable[str]) -> Plan | None:
    """The same when these jobs have to run and the listing is as it was; None if it is not."""
    known = ((name, old.jobs.get(name)) for name in dirty)
    origins = {name: job.origin for name, job in known if job and job.origin}
    found = {job.name: job for job in _some_jobs(request, site, origins)}
    return Plan(tuple(found.values()), origins) if found.keys() == origins.keys() else None


def site_jobs(request: Request, site: Site) -> Iterator[tuple[str, Job]]:
    """Every job of the site with the module that lists it; rows of the search index are made for
    the site's own folder only."""
    searched = request.is_default
    for module, job in listed(site):
        if searched or not job.name.startswith("search "):
            yield module, job
    for job in (*print_jobs(site), *card_jobs(site, request.fonts)):
        yield _OUR_OWN, job


def _some_jobs(request: Request, site: Site, origins: Mapping[str, str]) -> Iterator[Job]:
    yield from jobs_from(site, origins)
    if any(origin.startswith(f"{_OUR_OWN} ") for origin in origins.values()):
        for job in (*print_jobs(site), *card_jobs(site, request.fonts)):
            if job.name in origins:
                yield job
