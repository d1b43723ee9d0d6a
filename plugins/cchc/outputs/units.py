"""Pages of the units, the lists of what names them, and the index of the catalogues."""

from collections.abc import Iterable, Iterator
from functools import partial

from cchc.outputs.feed import feed_links, head_links, unit_has_feed
from cchc.outputs.linked_data import linked_data
from cchc.outputs.lists import further_head, list_page
from cchc.outputs.paging import Listing, Sheet, sheet_jobs
from cchc.pages.artifact import Job, page_job
from cchc.pages.facts import facts
from cchc.pages.groups import newest_first, parts_of
from cchc.pages.heads import crumbs, head_of, item_of, page
from cchc.pages.page import Page
from cchc.pages.parts import Fact, Group, Head, Item, Link, Notice
from cchc.pages.site import Site
from cchc.pages.views import UnitsView, UnitView
from cchc.source.documents import Document
from cchc.types.plan import Plan
from cchc.types.registry import content_types
from cchc.types.unit import LEVELS, Unit
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.dates import format_date
from cchc.vietnamese.text import slug

SHOWN = 10
"""So many documents of each type stand on the unit's own page."""


def jobs(site: Site) -> Iterator[Job]:
    """One page per unit with its lists, and the list of all units, sections and channels."""
    for unit in site.public("unit"):
        yield page_job(unit.url, partial(_page, site, unit), unit.path)
        for kind in parts_of(site, "unit/kind", unit.id):
            if _is_listed(kind) and site.exceeds("unit/kind", f"{unit.id} {kind}", SHOWN):
                make = partial(_sheet, site, unit, kind)
                yield from sheet_jobs(site, _listing(unit, kind), make)
    yield page_job("/danh-muc/", partial(_index, site))


def _page(site: Site, unit: Document) -> Page:
    head, extra = head_of(site, site.about(unit), eyebrow="Đơn vị"), linked_data(site, unit)
    lines = facts(site, unit)
    if unit_has_feed(site, unit):
        lines.append(Fact("Nguồn cấp tin", links=feed_links(site, unit.url)))
        extra = f"{head_links(site, unit.url, unit.title)}\n{extra}"
    groups = (*_tasks(site, unit), *_naming(site, unit), *_below(site, unit))
    view = UnitView(head, tuple(lines), _notices(site, unit), site.body(unit).html, groups)
    return page(site, unit.url, head, view, "unit", extra=extra)


def _is_listed(kind: str) -> bool:
    """Units below a unit stand in a list of their own, what has no page in none."""
    return kind != "unit" and not content_types()[kind].hidden


def _naming(site: Site, unit: Document) -> Iterator[Group]:
    """The newest documents of each type that name the unit, and a link to all of them."""
    newest = {
        kind: site.latest("unit/kind", f"{unit.id} {kind}", SHOWN)
        for kind in site.parts("unit/kind", unit.id)
        if _is_listed(kind)
    }
    for first in newest_first(documents[0] for documents in newest.values()):
        kind, more, key = first.kind, None, f"{unit.id} {first.kind.id}"
        if site.exceeds("unit/kind", key, SHOWN):
            number = site.count("unit/kind", key)
            more = Link(f"Tất cả ({number})", site.href(_listing(unit, kind.id).url))
        yield Group(kind.plural, _items(site, unit, newest[kind.id]), more)


def _items(site: Site, unit: Document, documents: Iterable[Document]) -> tuple[Item, ...]:
    return tuple(item_of(site, document, leave_out=unit.title) for document in documents)


def _listing(unit: Document, kind: str) -> Listing:
    url = f"{unit.url}{slug(content_types()[kind].plural)}/"
    return Listing(url, "unit/kind", f"{unit.id} {kind}")


def _sheet(site: Site, unit: Document, kind: str, sheet: Sheet) -> Page:
    """A page of the list of all documents of one type that name the unit."""
    plural, name = content_types()[kind].plural, site.about(unit).title
    way = (*crumbs(site, "/danh-muc/"), Link(name, site.href(unit.url)))
    title = f"{plural} – {name}"
    head = Head(title, way)
    if sheet.year is not None:
        head = further_head(site, sheet, way, Link(plural, sheet.listing.url), title)
    return list_page(site, sheet, head)


def _below(site: Site, unit: Document) -> tuple[Group, ...]:
    naming = site.group("unit/kind", f"{unit.id} unit")
    below = [d for d in naming if site.store.get(d.as_a(Unit).parent, "unit") is unit]
    below.sort(key=lambda document: sort_key(document.title))
    items = tuple(item_of(site, document) for document in below)
    return (Group("Đơn vị trực thuộc", items),) if items else ()


def _tasks(site: Site, unit: Document) -> tuple[Group, ...]:
    """The tasks that the unit leads, in the order of the plans' files."""
    plans = sorted(site.group("unit/kind", f"{unit.id} plan"), key=lambda plan: plan.path)
    items = tuple(
        Item(task.title, f"{site.href(plan.url)}#{task.id}", meta=(plan.title,))
        for plan in plans
        for task in plan.as_a(Plan).tasks
        if site.store.get(task.lead, "unit") is unit
    )
    return (Group("Nhiệm vụ chủ trì", items),) if items else ()


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
