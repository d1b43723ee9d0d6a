"""Pages of the units, and the index of the catalogues."""

from collections.abc import Iterator

from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.facts import facts
from cchc.pages.heads import crumbs, head_of, item_of, page
from cchc.pages.page import Page
from cchc.pages.parts import Group, Head, Item, Link, Notice
from cchc.pages.site import Site, newest_first
from cchc.pages.views import UnitsView, UnitView
from cchc.schema.references import Reference
from cchc.schema.walk import values
from cchc.source.documents import Document
from cchc.types.unit import LEVELS, Unit
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.dates import format_date


def artifacts(site: Site) -> Iterator[Artifact]:
    """One page per unit and the list of all units, sections and channels."""
    named = mentions(site)
    for unit in site.public("unit"):
        head = head_of(site, unit, eyebrow="Đơn vị")
        view = UnitView(
            head,
            tuple(facts(site, unit)),
            _notices(site, unit),
            site.body(unit).html,
            _groups(site, unit, named.get(unit.id, [])),
        )
        yield page_artifact(page(site, unit.url, head, view, "unit"))
    yield page_artifact(_index(site))


def mentions(site: Site) -> dict[str, list[Document]]:
    """Unit id -> public documents that name it anywhere in their front matter, newest first."""
    found: dict[str, list[Document]] = {}
    for document in newest_first(site.public()):
        for value in values(document.record):
            if not isinstance(value.kind, Reference) or "unit" not in value.kind.targets:
                continue
            unit = site.store.get(str(value.value), "unit")
            if unit and unit.id != document.id and document not in found.get(unit.id, []):
                found.setdefault(unit.id, []).append(document)
    return found


def _groups(site: Site, unit: Document, documents: list[Document]) -> tuple[Group, ...]:
    groups: dict[str, list[Item]] = {}
    lead = _led_tasks(site, unit)
    if lead:
        groups["Nhiệm vụ chủ trì"] = lead
    for document in documents:
        if document.kind.id != "unit" and not document.kind.hidden:
            groups.setdefault(document.kind.plural, []).append(item_of(site, document))
    below = [d for d in documents if d.kind.id == "unit" and _is_below(site, d, unit)]
    if below:
        below.sort(key=lambda document: sort_key(document.title))
        groups["Đơn vị trực thuộc"] = [item_of(site, document) for document in below]
    return tuple(Group(title, tuple(items)) for title, items in groups.items())


def _is_below(site: Site, document: Document, unit: Document) -> bool:
    return site.store.get(getattr(document.record, "parent", None), "unit") is unit


def _led_tasks(site: Site, unit: Document) -> list[Item]:
    return [
        Item(task.title, f"{site.href(plan.url)}#{task.id}", meta=(plan.title,))
        for plan in site.public("plan")
        for task in getattr(plan.record, "tasks", ())
        if site.store.get(task.lead, "unit") is unit
    ]


def _notices(site: Site, document: Document) -> tuple[Notice, ...]:
    unit = document.record
    if not isinstance(unit, Unit) or unit.valid_to is None:
        return ()
    heirs = [site.store.get(reference, "unit") for reference in unit.successor]
    links = tuple(Link(heir.title, site.href(heir.url)) for heir in heirs if heir)
    title = f"Đơn vị kết thúc hoạt động ngày {format_date(unit.valid_to)}"
    text = "Đơn vị kế thừa:" if links else "Chưa có thông tin về đơn vị kế thừa."
    return (Notice(title, text, links, "archive"),)


def _index(site: Site) -> Page:
    units = sorted(site.public("unit"), key=lambda unit: sort_key(unit.title))
    groups = [
        Group(
            f"Cấp {level}" if level != "trung ương" else "Trung ương",
            tuple(
                Item(unit.title, site.href(unit.url), meta=_kind(unit))
                for unit in units
                if getattr(unit.record, "level", "") == level
            ),
        )
        for level in LEVELS
    ]
    for kind, title in (("section", "Chuyên mục tin"), ("channel", "Kênh tiếp nhận")):
        items = tuple(item_of(site, document) for document in site.public(kind))
        groups.append(Group(title, items))
    head = Head("Đơn vị, danh mục", crumbs(site), lead="Các đơn vị, chuyên mục và kênh tiếp nhận.")
    view = UnitsView(head, tuple(group for group in groups if group.items))
    return page(site, "/danh-muc/", head, view, "units")


def _kind(unit: Document) -> tuple[str, ...]:
    return (str(getattr(unit.record, "kind", "")),)
