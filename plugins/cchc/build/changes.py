"""Which of the questions that the last build's jobs asked have another answer now."""

import hashlib
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from cchc.build.derived import Derived
from cchc.build.jobs import Jobs
from cchc.build.manifest import Manifest
from cchc.build.reach import is_touched, touched
from cchc.build.shown import News
from cchc.build.sorts import OF_BRIEFS, OF_DOCUMENTS, OF_FILES, OF_OTHERS
from cchc.pages.answers import ABOUT, answer
from cchc.pages.site import Site


class Answers(Struct, frozen=True, dict=True):
    """The site's answers, each worked out once; shells answer to "S section"."""

    site: Site
    derived: Derived
    shells: dict[str, bytes] = field(default_factory=dict)
    _known: dict[str, bytes] = field(default_factory=dict)

    def of(self, question: str) -> bytes:
        """The answer to a question."""
        found = self._known.get(question)
        if found is None:
            found = self._known[question] = self._work_out(question)
        return found

    def _work_out(self, question: str) -> bytes:
        sort, _, rest = question.partition(" ")
        if sort == "S":
            return self.shells.get(rest, b"")
        if sort == "D":
            return self.derived.answer(self.site, rest)
        return answer(self.site, question)

    def use(self, shells: Mapping[str, str]) -> None:
        """The shells of this build."""
        for section, html in shells.items():
            self.shells[section] = hashlib.blake2b(html.encode(), digest_size=12).digest()


def changed(old: Manifest, answers: Answers, news: News | None) -> set[str]:
    """The questions whose answer is not the remembered one; those about shells are left out.

    Without `news` all briefs and states are as they were, so nothing they answer is asked.
    """
    contents, jobs = answers.site.store.contents, old.jobs
    found = {q for q, before in jobs.answers(OF_FILES) if contents.get(q[2:], b"") != before}
    asked = [*jobs.answers(OF_OTHERS), *(_of_briefs(jobs, answers.site, news) if news else ())]
    found.update(question for question, was in asked if answers.of(question) != was)
    return found


def _of_briefs(jobs: Jobs, site: Site, news: News) -> Iterator[tuple[str, bytes]]:
    """The questions about briefs and states that may have another answer, with the last one."""
    documents = news.changed()
    if documents is None:
        yield from jobs.answers(OF_BRIEFS, OF_DOCUMENTS)
        return
    keys = touched(site, documents, news.replaced)
    of_briefs = jobs.answers(OF_BRIEFS)
    yield from of_briefs if keys is None else (q for q in of_briefs if is_touched(q[0], keys))
    reached = documents | news.followers(documents, site.settings.related)
    for question in (f"{sort} {path}" for sort in ABOUT for path in reached):
        was = jobs.answer(question)
        if was is not None:
            yield question, was
