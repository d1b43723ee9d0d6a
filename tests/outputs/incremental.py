"""Two sites side by side: which jobs a build would run again, and which come out different."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tests.outputs.sites import PROVINCE, article, record
from tests.support import write_site

from cchc.check.registry import all_problems
from cchc.outputs.progress_view import without_prints
from cchc.outputs.registry import all_jobs
from cchc.pages.answers import answer
from cchc.pages.bodies import Bodies
from cchc.pages.site import Counter, Site
from cchc.source.store import load

SETTINGS = (
    "site_name: Cải cách hành chính Gia Định\nsite_url: https://x.example/tinh/\n"
    "plugins:\n  - cchc:\n      list_size: 5\n      related: 3\n"
)
SECTIONS = ("tin-chung", "kinh-te", "chuyen-de")
UNITS = ("so-noi-vu", "ubnd")
TAGS = ("kiểm tra", "một cửa", "hồ sơ")


def news(number: int) -> tuple[str, str]:
    """Path and text of an article; sixty of them lie over three years."""
    published = f"{2029 + number // 20}-{number % 20 // 2 + 1:02}-{number % 2 * 10 + 5:02}T08:00"
    tags = [TAGS[number % 3], *(["một trang"] if 50 <= number < 55 else [])]
    text = article(
        f"Tin số {number}",
        published,
        f"unit: {UNITS[number % 2]}",
        f"tags: [{', '.join(tags)}]",
        f"summary: Tóm tắt {number}.",
        body=f"Nội dung {number}.",
    )
    text = text.replace("section: tin-chung", f"section: {SECTIONS[number % 3]}")
    return f"content/tin/{published[:4]}/so-{number:02}.md", text


SITE: Mapping[str, str] = {
    **PROVINCE,
    "mkdocs.yml": SETTINGS,
    "content/danh-muc/kinh-te.md": record("type: section", "name: Kinh tế", "order: 2"),
    "content/danh-muc/chuyen-de.md": record("type: section", "name: Chuyên đề", "order: 3"),
    "content/tin/2031/hen.md": article("Tin hẹn giờ", "2031-09-01T08:00"),
    **dict(news(number) for number in range(60)),
}
"""The small province with sixty articles more."""


class Made(NamedTuple):
    """What a job asked, and what it made as comparable text."""

    asked: frozenset[str]
    result: str


class Survey(NamedTuple):
    """A site with everything its jobs made, by the names of the jobs."""

    site: Site
    jobs: Mapping[str, Made]


def survey(folder: Path, files: Mapping[str, str], as_of: datetime, bodies: Bodies) -> Survey:
    """Every job of the site that these files make."""
    store = load(write_site(folder, files))
    problems = tuple(all_problems(store, as_of))
    assert [problem for problem in problems if problem.severity == "error"] == []

    def of_file(path: str) -> tuple[object, ...]:
        return tuple(problem for problem in problems if problem.path == path)

    site = Site(
        store,
        as_of,
        Counter(1234, None),
        without_prints,
        problems=of_file,  # type: ignore[arg-type]
        clock=as_of.isoformat(),
        bodies=bodies,
    )
    jobs: dict[str, Made] = {}
    for job in all_jobs(site):
        with store.reads.collect() as asked:
            result = repr(tuple(job.make()))
        assert job.name not in jobs
        jobs[job.name] = Made(frozenset(asked), result)
    return Survey(site, jobs)


def again(old: Survey, new: Survey) -> set[str]:
    """The jobs a build makes after the change: new ones, and those that asked what has changed."""
    questions = {question for made in old.jobs.values() for question in made.asked}
    changed = {q for q in questions if answer(old.site, q) != answer(new.site, q)}
    return {
        name
        for name in new.jobs
        if name not in old.jobs or not changed.isdisjoint(old.jobs[name].asked)
    }


def different(old: Survey, new: Survey) -> set[str]:
    """The jobs that come out different, whether a build knows or not."""
    return {
        name
        for name, made in new.jobs.items()
        if name not in old.jobs or old.jobs[name].result != made.result
    }


def without(path: str) -> Mapping[str, str]:
    """The site without one of its files."""
    return {name: text for name, text in SITE.items() if name != path}


def edited(path: str, old: str, new: str) -> Mapping[str, str]:
    """The site with a passage of one file replaced."""
    assert old in SITE[path]
    return {**SITE, path: SITE[path].replace(old, new)}
