"""Which of the questions that the last build's jobs asked have another answer now."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from cchc.build.derived import Derived
from cchc.build.manifest import Manifest
from cchc.pages.answers import answer, brief_answer
from cchc.pages.site import Site

LIGHT = frozenset({"A", "K", "P", "R", "G", "G#", "L", "#", "##", "?", "V", "E", "E*", "W"})
"""Sorts of questions that briefs, their states and the names of files answer."""


@dataclass(frozen=True)
class Answers:
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


def light(site: Site) -> bytes:
    """A digest of all briefs with their states, and of the names of all files."""
    whole = hashlib.blake2b(digest_size=16)
    for document in site.store.valid:
        whole.update(brief_answer(site, document))
        whole.update(document.path.encode("utf-8", "surrogatepass"))
    for name in sorted(site.store.names):
        whole.update(name.encode("utf-8", "surrogatepass") + b"\0")
    return whole.digest()


def changed(old: Manifest, answers: Answers, light_now: bytes) -> set[str]:
    """The questions whose answer is not the remembered one; those about shells are left out."""
    same_light = light_now == old.header.light
    return {
        question
        for question, before in old.answers.items()
        if not _is_skipped(question, same_light) and answers.of(question) != before
    }


def _is_skipped(question: str, same_light: bool) -> bool:
    sort = question.partition(" ")[0]
    return sort == "S" or (same_light and sort in LIGHT)
