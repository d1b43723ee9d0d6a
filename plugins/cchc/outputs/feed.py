"""The site's feed as Atom (RFC 4287): stable ids, full text, no time of the build anywhere."""

import re
import uuid
from collections.abc import Iterator
from datetime import datetime, time
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from cchc.pages.artifact import Artifact
from cchc.pages.shell import absolute
from cchc.pages.site import Site, newest_first
from cchc.source.documents import Document
from cchc.types.news import News
from cchc.types.registry import content_types
from cchc.vietnamese.dates import ZONE

ATOM = "http://www.w3.org/2005/Atom"
_EPOCH = "2000-01-01T00:00:00+07:00"
_ROOTED = re.compile(r'(<(?:a|img)\b[^<>]*?\s(?:href|src)=")(?=/(?!/))')
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def artifacts(site: Site) -> Iterator[Artifact]:
    """`feed.xml`: the newest documents of the types that enter the feed."""
    kinds = [kind.id for kind in content_types().values() if kind.feed]
    newest = newest_first(site.public(*kinds))[: site.settings.feed_size]
    yield Artifact("feed.xml", feed(site, newest))


def feed(site: Site, documents: list[Document]) -> bytes:
    """An Atom feed of these documents in this order."""
    etree.register_namespace("", ATOM)
    root = etree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "vi"})
    home, own = _absolute(site, "/"), _absolute(site, "/feed.xml")
    _text(root, "id", identity(site, ""))
    _text(root, "title", site.settings.site_name)
    _text(root, "updated", max(map(_updated, documents), default=_EPOCH))
    author = _text(root, "author", None)
    _text(author, "name", site.settings.organisation or site.settings.site_name)
    etree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": own})
    etree.SubElement(root, f"{{{ATOM}}}link", {"rel": "alternate", "href": home})
    for document in documents:
        _entry(site, root, document)
    etree.indent(root)
    text: bytes = etree.tostring(root, "utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(site: Site, root: etree.Element, document: Document) -> None:
    entry = _text(root, "entry", None)
    url = _absolute(site, document.url)
    _text(entry, "id", identity(site, document.id))
    _text(entry, "title", document.title)
    _text(entry, "published", _published(document))
    _text(entry, "updated", _updated(document))
    etree.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": url})
    summary = document.kind.role(document.record, "summary")
    if summary:
        _text(entry, "summary", str(summary))
    for tag in document.record.tags:
        etree.SubElement(entry, f"{{{ATOM}}}category", {"term": _NOT_XML.sub("", tag)})
    content = _text(entry, "content", _absolute_links(site, site.body(document).html))
    content.set("type", "html")


def identity(site: Site, id: str) -> str:
    """A permanent IRI of a document, which outlives a change of its address (RFC 4287, 4.2.6)."""
    name = site.settings.site_url or site.settings.site_name
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{name}#{id}").urn


def _absolute(site: Site, url: str) -> str:
    return absolute(site.settings.site_url, site.settings.prefix, url)


def _absolute_links(site: Site, html: str) -> str:
    """Root-absolute links of a body as full addresses, so that a feed reader can follow them."""
    base = site.settings.site_url.rstrip("/").removesuffix(site.settings.prefix.rstrip("/"))
    return _ROOTED.sub(lambda match: match[1] + base, html)


def _published(document: Document) -> str:
    moment = document.record.published
    if moment is None and document.day is not None:
        moment = datetime.combine(document.day, time(), ZONE)
    return moment.isoformat() if moment else _EPOCH


def _updated(document: Document) -> str:
    """Moves only with a public correction."""
    change = document.record.last_change() if isinstance(document.record, News) else None
    return change.isoformat() if change else _published(document)


def _text(parent: etree.Element, name: str, text: str | None) -> etree.Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = _NOT_XML.sub("", text) if text else text
    return element
