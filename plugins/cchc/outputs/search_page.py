"""The search page: a form that works without script, an empty place for results, other ways in."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from cchc.outputs.search_rows import LISTS
from cchc.pages.artifact import Job, page_job
from cchc.pages.heads import crumbs, page
from cchc.pages.page import Page
from cchc.pages.parts import Filter, Head, Link, Option
from cchc.pages.search_slots import ACTION, URL
from cchc.pages.site import Site
from cchc.pages.views import SearchView
from cchc.types.registry import content_types
from cchc.vietnamese.collation import sort_key

SCRIPT = "/assets/cchc/search.js"
"""Searches where the API does not answer; of the theme."""

_TAGS = 30
_NOINDEX = '<meta name="robots" content="noindex">'


def jobs(site: Site) -> Iterator[Job]:
    """`/tim-kiem/`; not a document, not in the site map, not for other search engines."""
    yield page_job(URL, partial(_page, site))


def _page(site: Site) -> Page:
    head = Head("Tìm kiếm", crumbs(site))
    view = SearchView(head, ACTION, _filters(site), _side(site))
    script = Markup('<script src="{}" defer></script>').format(site.href(SCRIPT))
    return page(site, URL, head, view, "search", extra=f"{_NOINDEX}\n{script}")


def _filters(site: Site) -> tuple[Filter, ...]:
    """A filter for each thing the site has more than one of."""
    years = sorted(filter(None, site.keys("opened")), reverse=True)
    filters = (
        Filter("type", "Loại", _kinds(site), "Mọi loại"),
        Filter("section", "Chuyên mục", _titles(site, "section"), "Mọi chuyên mục"),
        Filter("unit", "Đơn vị", _titles(site, "unit"), "Mọi đơn vị"),
        Filter("year", "Năm", tuple(Option(year, year) for year in years), "Mọi năm"),
    )
    return tuple(each for each in filters if len(each.options) > 1)


def _kinds(site: Site) -> tuple[Option, ...]:
    """The types of which something can be found."""
    types = content_types()
    kinds = [types[name] for name in site.keys("kind") if name not in LISTS]
    pages = any(document.url != "/" for document in site.public("page"))
    return _options({k.id: k.label for k in kinds if (pages if k.id == "page" else not k.hidden)})


def _titles(site: Site, kind: str) -> tuple[Option, ...]:
    return _options({document.id: document.title for document in site.public(kind)})


def _options(names: dict[str, str]) -> tuple[Option, ...]:
    ordered = sorted(names.items(), key=lambda item: (sort_key(item[1]), item[0]))
    return tuple(Option(value, text) for value, text in ordered)


def _side(site: Site) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The archive and the most used tags, for readers who find nothing."""
    years = sorted(y.removeprefix("news ") for y in site.keys("year") if y.startswith("news "))
    archive = tuple(Link(f"Năm {y}", site.href(f"/tin/{y}/")) for y in reversed(years))
    groups = (("Xem tin theo năm", archive), ("Xem theo từ khóa", _tags(site)))
    return tuple(group for group in groups if group[1])


def _tags(site: Site) -> tuple[Link, ...]:
    counts = site.sizes("tag")
    most = sorted(counts, key=lambda key: (-counts[key], key))[:_TAGS]
    names = {key: site.tag(key) for key in most}
    ordered = sorted(most, key=lambda key: sort_key(names[key]))
    return tuple(Link(names[key], site.href(f"/tu-khoa/{key}/")) for key in ordered)
