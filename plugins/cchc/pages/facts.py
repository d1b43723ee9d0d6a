"""A document's declared fields as facts: label and value, straight from the declaration."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cchc.pages.files import file_links
from cchc.pages.parts import Fact, FileLink, Link
from cchc.pages.site import Site
from cchc.schema.content_type import absent_text, field_type, is_many, nested_model, role_of
from cchc.schema.field_type import FieldType
from cchc.schema.record import Evidence, Record
from cchc.schema.references import AttachmentType, Reference, TaskReference
from cchc.schema.scalars import FileType
from cchc.source.documents import Document
from cchc.types.plan import Plan

_FRAME = frozenset(Record.model_fields)


def facts(site: Site, document: Document, *, leave_out: frozenset[str] = frozenset()) -> list[Fact]:
    """Every stated field of the document in declared order, and those whose absence is shown.

    Title and summary stand in the page's head, files in their own list, so they are left out.
    """
    record = document.record
    return [
        fact
        for name, info in document.kind.model.model_fields.items()
        if name not in _FRAME | leave_out and not _is_in_head(name, info, getattr(record, name))
        for fact in _fact(site, info, getattr(record, name))
    ]


def _is_in_head(name: str, info: FieldInfo, value: Any) -> bool:
    """A summary that nobody stated has no place in the head; its absence may be worth a line."""
    return "title" in (name, role_of(info)) or (role_of(info) == "summary" and value is not None)


def _fact(site: Site, info: FieldInfo, value: Any) -> Iterator[Fact]:
    label, kind = info.title or "", field_type(info)
    if isinstance(kind, FileType | AttachmentType) and value:
        return
    items = tuple(value) if is_many(info) and value else (value,) if value is not None else ()
    if is_many(info) and not value:
        items = ()
    if not items:
        if absent_text(info):
            yield Fact(label, absent_text(info))
    elif nested_model(info) is Evidence:
        yield Fact(label, links=tuple(evidence_link(site, item) for item in items))
    elif nested_model(info) is not None:
        yield Fact(label, "; ".join(part_text(site, item) for item in items))
    elif kind is not None:
        links = tuple(_shown(site, kind, item) for item in items)
        if any(link.url for link in links):
            yield Fact(label, links=links)
        else:
            yield Fact(label, "; ".join(link.text for link in links))


def evidence_link(site: Site, evidence: Evidence) -> Link:
    """What proves a result; what stays inside the office is said, not shown."""
    if evidence.access == "nội bộ":
        return Link(f"{evidence.kind or 'tài liệu'} (nội bộ)")
    if evidence.ref:
        return document_link(site, evidence.ref)
    return Link(evidence.url or f"tệp {evidence.file}", evidence.url or "")


def part_text(site: Site, part: BaseModel) -> str:
    """A nested part in one line: its values separated by commas."""
    texts = []
    for name, info in type(part).model_fields.items():
        value, kind = getattr(part, name), field_type(info)
        if value in (None, ()) or kind is None:
            continue
        items = value if is_many(info) else (value,)
        texts.append(", ".join(_shown(site, kind, item).text for item in items))
    return ": ".join(texts[:2]) + "".join(f", {text}" for text in texts[2:])


def _shown(site: Site, kind: FieldType, value: Any) -> Link:
    if isinstance(kind, Reference):
        return document_link(site, value, *kind.targets)
    if isinstance(kind, TaskReference):
        return task_link(site, value)
    return Link(kind.render(value))


def document_link(site: Site, reference: str, *kinds: str) -> Link:
    """A referenced document by its title, as a link when the public can open it."""
    document = site.store.get(reference, *kinds)
    if document is None:
        return Link(reference)
    return Link(document.title, site.href(document.url) if has_page(site, document) else "")


def has_page(site: Site, document: Document) -> bool:
    """Whether the site has a page for the document at this instant."""
    return site.opens(document) and site.state(document) == "published"


def task_link(site: Site, reference: str) -> Link:
    """A task by its plan's number and its id, as a link to its row on the plan page."""
    plan_id, _, task_id = reference.partition("/")
    plan = site.store.get(plan_id, "plan")
    if plan is None:
        return Link(reference)
    record = plan.as_a(Plan)
    title = next((t.title for t in record.tasks if task_id == t.id), None)
    title = title or next(
        (t.title for t in record.tasks if task_id.startswith(f"{t.id}-")), task_id
    )
    url = f"{site.href(plan.url)}#{task_id}" if has_page(site, plan) else ""
    return Link(f"{title} ({record.number})", url)


def files(site: Site, document: Document) -> tuple[FileLink, ...]:
    """The document's attachments and own files, for the list below its text."""
    return tuple(file_links(site, document))
