"""What a reference may mean, faulty documents included: one fault is to be one problem."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from cchc.check.facts import Facts, site_facts
from cchc.schema import suggestion
from cchc.source.store import Store, fold_name
from cchc.tracking.tasks import tracked_tasks
from cchc.types.plan import Plan
from cchc.vietnamese.text import fold


class Known(Struct, frozen=True, dict=True):
    """Identifiers and names of a site; `given` are the facts of its files, if somebody has them.

    A document that could not be read keeps its identifiers, so that what points at it is not
    reported as well; a file whose type is unknown may be meant by a reference of any type.
    """

    store: Store
    given: Mapping[str, Facts] | None = None

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """The facts of every file."""
        return site_facts(self.store) if self.given is None else self.given

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, ...]]:
        """Identifier -> the files that carry it, in order of path."""
        found: dict[str, tuple[str, ...]] = {}
        for path, facts in self.facts.items():
            if facts.kind:
                before = found.get(facts.identity)
                found[facts.identity] = (*before, path) if before else (path,)
        return found

    def kinds(self, identity: str) -> frozenset[str]:
        """The type ids of the documents that carry an identifier."""
        return frozenset(self.facts[path].kind for path in self.owners.get(identity, ()))

    @cached_property
    def unread(self) -> frozenset[str]:
        """Identifiers that files without a known type would have."""
        return frozenset(identity for facts in self.facts.values() for identity in facts.unread)

    @cached_property
    def unit_names(self) -> Mapping[str, tuple[str, ...]]:
        """Every name of a unit, for comparison -> the ids of the units that bear it."""
        found: dict[str, dict[str, None]] = {}
        for identity, owners in self.owners.items():
            for facts in (self.facts[path] for path in owners):
                for name in facts.names if facts.kind == "unit" else ():
                    found.setdefault(fold_name(name), {})[identity] = None
        return {name: tuple(ids) for name, ids in found.items()}

    def titles(self, kinds: tuple[str, ...]) -> Mapping[str, tuple[str, str]]:
        """Folded id or title -> (id, title) of the documents of these types (none = all)."""
        found: dict[str, tuple[str, str]] = {}
        for identity, (path, *_) in self.owners.items():
            facts = self.facts[path]
            if kinds and facts.kind not in kinds:
                continue
            document = self.store.by_id.get(identity)
            title = document.title if document and document.path == path else ""
            found.setdefault(fold(identity), (identity, title))
            for name in [title, *facts.names]:
                if name:
                    found.setdefault(fold(name), (identity, name))
        return found

    @cached_property
    def tasks(self) -> Mapping[str, frozenset[str]]:
        """Plan id -> what a result may cite of it: tasks, expanded ones, recurring ones."""
        found: dict[str, frozenset[str]] = {}
        for document in self.store.of("plan"):
            plan = document.record
            if isinstance(plan, Plan):
                own = {task.id for task in plan.tasks}
                expanded = {tracked.id for tracked in tracked_tasks(document)}
                found[document.id] = frozenset(own | expanded)
        return found


def nearest(text: str, candidates: Mapping[str, tuple[str, str]]) -> str:
    """A sentence that names the nearest candidate, or an empty text."""
    near = suggestion.nearest(fold(text), candidates)
    if near is None:
        return ""
    identity, title = candidates[near]
    shown = f'"{title}" ({identity})' if title and title != identity else f'"{identity}"'
    return f"Gần nhất: {shown}."
