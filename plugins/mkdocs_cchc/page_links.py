"""Links of ordinary pages to what MkDocs does not know: documents, addresses under the prefix."""

from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from cchc.pages.addresses import is_relative
from cchc.pages.links import resolver, target_of
from cchc.pages.site import Site
from cchc.source.documents import PAGES

_BEFORE_MKDOCS = 1
"""MkDocs resolves links between ordinary pages itself, at priority 0."""


class PageLinks(Extension):
    """Rewrites the links of the page at `path`, which is set before each page is rendered."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self._site = site
        self.path = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Rewrite(self, md), "cchc_page_links", _BEFORE_MKDOCS)

    def resolve(self, address: str) -> str:
        """The address of a document or of the site; links between ordinary pages stay."""
        site, document = self._site, self._site.store.at(self.path)
        if document is None:
            return address
        if is_relative(address) and target_of(document, address)[0].startswith(PAGES):
            return address
        return resolver(site.store, document, site.href, site.opens, lambda: site.withheld)(address)


class _Rewrite(Treeprocessor):
    def __init__(self, links: PageLinks, md: Markdown) -> None:
        super().__init__(md)
        self._links = links

    def run(self, root: etree.Element) -> None:
        for element in root.iter("a"):
            target = self._links.resolve(element.get("href", ""))
            element.set("href", target)
            if not target:  # MkDocs asks every link for its address
                del element.attrib["href"]
                element.tag = "span"
