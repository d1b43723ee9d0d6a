"""Pages of the units, and the index of the catalogues."""

from collections.abc import Iterator
from dataclasses import replace

from cchc.outputs.feed import feed_links, feeds, head_links
from cchc.outputs.linked_data import linked_data
from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.facts import facts
from cchc.pages.groups import newest_first
from cchc.pages.heads import crumbs, head_of, item_of, page
from cchc.pages.page import Page
from cchc.pages.parts import Fact, Group, Head, Item, Link, Notice
from cchc.pages.site import Site
from cchc.pages.views import UnitsView, UnitView
from cchc.schema.references import Reference
from cchc.schema.walk import values
from cchc.source.documents import Document
from cchc.types.plan import Plan
from cchc.types.unit import LEVELS, Unit
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.dates import format_date


def artifacts(site: Site) -> Iterator[Artifact]:
    """One page per unit and the list of all units, sections and channels."""
    named = mentions(site)
    fed = {feed.url for feed in feeds(site)}
    for unit in site.public("unit"):
        head, extra = head_of(site, unit, eyebrow="Đơn vị"), linked_data(site, unit)
        lines = facts(site, unit)
        if unit.url in fed:
            lines.append(Fact("Nguồn cấp tin", links=feed_links(site, unit.url)))
            extra = f"{head_links(site, unit.url, unit.title)}\n{extra}"
        view = UnitView(
            head,
            tuple(lines),
            _notices(site, unit),
            site.body(unit).html,
            _groups(site, unit, named.get(unit.id, [])),
        )
        yield page_artifact(page(site, unit.url, head, view, "unit", extra=extra))
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
            item = item_of(site, document)
            others = tuple(words for words in item.meta if words != unit.title)
            groups.setdefault(document.kind.plural, []).append(replace(item, meta=others))
    below = [d for d in documents if d.kind.id == "unit" and _is_below(site, d, unit)]
    if below:
        below.sort(key=lambda document: sort_key(document.title))
        groups["Đơn vị trực thuộc"] = [item_of(site, document) for document in below]
    return tuple(Group(title, tuple(items)) for title, items in groups.items())


def _is_below(site: Site, document: Document, unit: Document) -> bool:
    return site.store.get(document.as_a(Unit).parent, "unit") is unit


def _led_tasks(site: Site, unit: Document) -> list[Item]:
    return [
        Item(task.title, f"{site.href(plan.url)}#{task.id}", meta=(plan.title,))
        for plan in site.public("plan")
        for task in plan.as_a(Plan).tasks
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
                Item(unit.title, site.href(unit.url), meta=(unit.as_a(Unit).kind,))
                for unit in units
                if unit.as_a(Unit).level == level
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
