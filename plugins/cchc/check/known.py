"""What a reference may mean, faulty documents included: one fault is to be one problem."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cchc.schema import suggestion
from cchc.source.documents import default_slug
from cchc.source.store import Store, fold_name
from cchc.tracking.tasks import tracked_tasks
from cchc.types.plan import Plan
from cchc.vietnamese.text import fold, slug

_NAME_KEYS = ("name", "short", "aliases")


@dataclass(frozen=True)
class Known:
    """Identifiers and names of a site.

    A document that could not be read keeps its identifiers, so that what points at it is not
    reported as well; a file whose type is unknown may be meant by a reference of any type.
    """

    store: Store

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """Identifier -> the type ids of the documents that carry it."""
        return {key: frozenset(kind for kind, _ in o) for key, o in self.store.ids.items()}

    @cached_property
    def unread(self) -> frozenset[str]:
        """Identifiers that files without a known type would have."""
        return frozenset(
            identity
            for path, source in self.store.sources.items()
            if path not in self.store.kinds
            for identity in (
                default_slug(path),
                slug(path.removesuffix(".md").partition("/")[2]),
                str(source.data.get("id", "")),
            )
        )

    @cached_property
    def unit_names(self) -> Mapping[str, tuple[str, ...]]:
        """Every name of a unit, for comparison -> the ids of the units that bear it."""
        found: dict[str, dict[str, None]] = {}
        for identity, owners in self.store.ids.items():
            for _, path in (owner for owner in owners if owner[0] == "unit"):
                for name in _names(self.store.sources[path].data):
                    found.setdefault(fold_name(name), {})[identity] = None
        return {name: tuple(ids) for name, ids in found.items()}

    def titles(self, kinds: tuple[str, ...]) -> Mapping[str, tuple[str, str]]:
        """Folded id or title -> (id, title) of the documents of these types (none = all)."""
        found: dict[str, tuple[str, str]] = {}
        for identity, owners in self.store.ids.items():
            kind, path = owners[0]
            if kinds and kind not in kinds:
                continue
            document = self.store.by_id.get(identity)
            title = document.title if document and document.path == path else ""
            found.setdefault(fold(identity), (identity, title))
            for name in [title, *_names(self.store.sources[path].data)]:
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


def _names(data: Mapping[str, Any]) -> list[str]:
    names: list[str] = []
    for key in _NAME_KEYS:
        stated = data.get(key)
        names += stated if isinstance(stated, list) else [stated] if stated else []
    return [name for name in names if isinstance(name, str)]


def nearest(text: str, candidates: Mapping[str, tuple[str, str]]) -> str:
    """A sentence that names the nearest candidate, or an empty text."""
    near = suggestion.nearest(fold(text), candidates)
    if near is None:
        return ""
    identity, title = candidates[near]
    shown = f'"{title}" ({identity})' if title and title != identity else f'"{identity}"'
    return f"Gần nhất: {shown}."
