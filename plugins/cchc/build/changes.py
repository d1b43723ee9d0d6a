"""Which of the questions that the last build's jobs asked have another answer now."""

import hashlib
from collections.abc import Mapping

from msgspec import Struct, field

from cchc.build.derived import Derived
from cchc.build.manifest import Manifest
from cchc.build.sorts import OF_BRIEFS, OF_FILES, OF_OTHERS
from cchc.pages.answers import answer
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


def changed(old: Manifest, answers: Answers, same_light: bool) -> set[str]:
    """The questions whose answer is not the remembered one; those about shells are left out.

    With `same_light` all briefs and states are as they were, so nothing they answer is asked.
    """
    contents, jobs = answers.site.store.contents, old.jobs
    found = {q for q, before in jobs.answers(OF_FILES) if contents.get(q[2:], b"") != before}
    others = (OF_OTHERS,) if same_light else (OF_OTHERS, OF_BRIEFS)
    found.update(q for q, before in jobs.answers(*others) if answers.of(q) != before)
    return found
