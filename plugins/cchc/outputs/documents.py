"""Pages of the documents whose type has no page of its own: facts, body, files, back links."""

from collections.abc import Iterator

from cchc.outputs.linked_data import linked_data
from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.facts import facts, files
from cchc.pages.groups import newest_first
from cchc.pages.heads import head_of, index_of, item_of, page
from cchc.pages.parts import Group, Link
from cchc.pages.site import Site
from cchc.pages.views import DocumentView
from cchc.schema.references import Reference, TaskReference
from cchc.schema.walk import values
from cchc.source.documents import Document

_SHOWN = 5
_OWN_PAGES = frozenset({"news", "plan", "unit", "section", "page"})


def artifacts(site: Site) -> Iterator[Artifact]:
    """A page for each public document of a type without an output of its own."""
    cited = citations(site)
    for document in site.public():
        if document.kind.hidden or document.kind.id in _OWN_PAGES:
            continue
        head = head_of(site, document)
        view = DocumentView(
            head,
            tuple(facts(site, document)),
            body_html=site.body(document).html,
            files=files(site, document),
            groups=citing_groups(site, cited.get(document.id, ())),
        )
        extra = linked_data(site, document)
        yield page_artifact(page(site, document.url, head, view, "document", extra=extra))


def citations(site: Site) -> dict[str, tuple[Document, ...]]:
    """Document id -> the public documents that refer to it, in order of path."""
    found: dict[str, dict[str, Document]] = {}
    for document in site.public():
        for value in values(document.record):
            if isinstance(value.kind, Reference | TaskReference):
                target = site.store.get(str(value.value).partition("/")[0])
                if target is not None and target.id != document.id:
                    found.setdefault(target.id, {})[document.path] = document
    return {key: tuple(documents.values()) for key, documents in found.items()}


def citing_groups(site: Site, documents: tuple[Document, ...]) -> tuple[Group, ...]:
    """Documents that refer to a page, grouped by type."""
    shown = [document for document in documents if not document.kind.hidden]
    labels = sorted({document.kind.plural for document in shown})
    return tuple(_citing(site, label, shown) for label in labels)


def _citing(site: Site, label: str, documents: list[Document]) -> Group:
    """The newest few of a type; the rest by number and a link to where all stand."""
    of_type = newest_first(document for document in documents if document.kind.plural == label)
    index = Link(f"Tất cả ({len(of_type)})", site.href(index_of(of_type[0])))
    items = tuple(item_of(site, document) for document in of_type[:_SHOWN])
    return Group(label, items, index if len(of_type) > _SHOWN else None)
