"""The search page: a form that works without script, an empty place for results, other ways in."""

from collections.abc import Iterator

from cchc.outputs.lists import years_of
from cchc.outputs.search_rows import is_searchable
from cchc.pages.artifact import Artifact, page_artifact
from cchc.pages.heads import crumbs, page
from cchc.pages.parts import Filter, Head, Link, Option
from cchc.pages.search_slots import ACTION, URL
from cchc.pages.site import Site
from cchc.pages.views import SearchView
from cchc.source.documents import Document
from cchc.vietnamese.collation import sort_key
from cchc.vietnamese.text import slug

_TAGS = 30
_NOINDEX = '<meta name="robots" content="noindex">'


def artifacts(site: Site) -> Iterator[Artifact]:
    """`/tim-kiem/`; not a document, not in the site map, not for other search engines."""
    documents = [document for document in site.public() if is_searchable(site, document)]
    head = Head("Tìm kiếm", crumbs(site))
    view = SearchView(head, ACTION, _filters(site, documents), _side(site))
    yield page_artifact(page(site, URL, head, view, "search", extra=_NOINDEX))


def _filters(site: Site, documents: list[Document]) -> tuple[Filter, ...]:
    """A filter for each thing the site has more than one of."""
    kinds = {document.kind.id: document.kind.label for document in documents}
    years = [Option(str(year), str(year)) for year in years_of(documents)]
    filters = (
        Filter("type", "Loại", _options(kinds), "Mọi loại"),
        Filter("section", "Chuyên mục", _titles(site, "section"), "Mọi chuyên mục"),
        Filter("unit", "Đơn vị", _titles(site, "unit"), "Mọi đơn vị"),
        Filter("year", "Năm", tuple(years), "Mọi năm"),
    )
    return tuple(each for each in filters if len(each.options) > 1)


def _titles(site: Site, kind: str) -> tuple[Option, ...]:
    return _options({document.id: document.title for document in site.public(kind)})


def _options(names: dict[str, str]) -> tuple[Option, ...]:
    ordered = sorted(names.items(), key=lambda item: (sort_key(item[1]), item[0]))
    return tuple(Option(value, text) for value, text in ordered)


def _side(site: Site) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The archive and the most used tags, for readers who find nothing."""
    years = years_of(site.public("news"))
    archive = tuple(Link(f"Năm {year}", site.href(f"/tin/{year}/")) for year in years)
    groups = (("Xem tin theo năm", archive), ("Xem theo từ khóa", _tags(site)))
    return tuple(group for group in groups if group[1])


def _tags(site: Site) -> tuple[Link, ...]:
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for document in filter(site.opens, site.public()):
        for tag in document.record.tags:
            names.setdefault(slug(tag), tag)
            counts[slug(tag)] = counts.get(slug(tag), 0) + 1
    most = sorted(counts, key=lambda key: (-counts[key], key))[:_TAGS]
    ordered = sorted(most, key=lambda key: sort_key(names[key]))
    return tuple(Link(names[key], site.href(f"/tu-khoa/{key}/")) for key in ordered)
