"""Which of the questions that the last build's jobs asked have another answer now."""

import hashlib
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, field

from cchc.build.derived import Derived
from cchc.build.jobs import Jobs
from cchc.build.manifest import Manifest
from cchc.build.shown import Shown, reached
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


def changed(
    old: Manifest, answers: Answers, shown: Shown | None, before: Callable[[], Shown | None]
) -> set[str]:
    """The questions whose answer is not the remembered one; those about shells are left out.

    Without anything `shown` that is new all briefs and states are as they were, so nothing they
    answer is asked; else what was shown `before` tells about which documents one has to ask.
    """
    contents, jobs, radius = answers.site.store.contents, old.jobs, answers.site.settings.related
    found = {q for q, before in jobs.answers(OF_FILES) if contents.get(q[2:], b"") != before}
    others = (OF_OTHERS, OF_BRIEFS) if shown else (OF_OTHERS,)
    asked = [*jobs.answers(*others), *(_about(jobs, shown, before(), radius) if shown else ())]
    found.update(question for question, was in asked if answers.of(question) != was)
    return found


def _about(
    jobs: Jobs, shown: Shown, before: Shown | None, radius: int
) -> Iterator[tuple[str, bytes]]:
    """The questions about one document that may have another answer, with the last one."""
    paths = reached(before, shown, radius) if before else None
    if paths is None:
        yield from jobs.answers(OF_DOCUMENTS)
        return
    for question in (f"{sort} {path}" for sort in ABOUT for path in paths):
        was = jobs.answer(question)
        if was is not None:
            yield question, was
