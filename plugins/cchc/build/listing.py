"""Which jobs a site has, and which of them have to run.

A listing looks at briefs and at what it notes. While all of that is the same the jobs are those of
the last build, and only those that have to run are listed again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc.build.card import card_jobs
from cchc.build.manifest import ASKED, FILES, ORIGIN, Done, Manifest
from cchc.build.prints import print_jobs
from cchc.build.request import Request
from cchc.outputs.registry import jobs_from, listed
from cchc.pages.artifact import Job
from cchc.pages.site import Site

LISTING = "listing"
"""Stands in a manifest for the listing itself: the questions it asked."""
_OUR_OWN = "build"


@dataclass(frozen=True, slots=True)
class Plan:
    """The names of all jobs of a site, those that have to run, where each of these comes from.

    `asked` are the questions of the listing.
    """

    names: tuple[str, ...]
    jobs: tuple[Job, ...]
    origins: Mapping[str, str]
    asked: tuple[str, ...]


def plan(
    request: Request, site: Site, old: Manifest, moved: set[str], lost: set[str], same_light: bool
) -> Plan:
    """What is to be done, when the answers to the questions `moved` have changed."""
    listing = old.jobs.get(LISTING)
    if same_light and listing and moved.isdisjoint(listing[ASKED]):
        dirty = (name for name, done in old.jobs.items() if _is_dirty(done, moved, lost))
        if found := plan_of(request, site, old, dirty):
            return found
    with site.store.reads.collect() as asked:
        jobs = list(site_jobs(request, site))
    todo = [
        (origin, job)
        for origin, job in jobs
        if (done := old.jobs.get(job.name)) is None or _is_dirty(done, moved, lost)
    ]
    return Plan(
        tuple(job.name for _, job in jobs),
        tuple(job for _, job in todo),
        {job.name: f"{origin} {job.about}" for origin, job in todo},
        tuple(sorted(asked)),
    )


def plan_of(request: Request, site: Site, old: Manifest, dirty: Iterable[str]) -> Plan | None:
    """The same when these jobs have to run and the listing is as it was; None if it is not."""
    jobs = old.jobs
    origins = {name: jobs[name][ORIGIN] for name in dirty if jobs[name][ORIGIN]}
    found = {job.name: job for job in _some_jobs(request, site, origins)}
    if found.keys() != origins.keys():
        return None
    names = tuple(name for name, done in jobs.items() if done[ORIGIN])
    return Plan(names, tuple(found.values()), origins, jobs[LISTING][ASKED])


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


def _is_dirty(done: Done, moved: set[str], lost: set[str]) -> bool:
    return not moved.isdisjoint(done[ASKED]) or bool(lost and not lost.isdisjoint(done[FILES]))
