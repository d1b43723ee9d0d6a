"""A channel of entries in three forms: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1.

The same ids, dates and order in all three, the full text in each, and no time of the build.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import format_datetime
from html import escape
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name for it

from msgspec import Struct

from cchc.outputs.entries import UNDATED, Entry

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Channel(Struct, frozen=True):
    """A feed: permanent id, title, the page it belongs to, who speaks, its entries in order.

    `page` is a full address that ends in a slash; the three files lie below it.
    """

    id: str
    title: str
    page: str
    home: str
    author: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """As new as the newest entry, never as the build."""
        return max((entry.updated for entry in self.entries), default=UNDATED)


class Form(Struct, frozen=True):
    """One form of a feed: file name, media type, what readers call it, how it is written."""

    name: str
    media_type: str
    label: str
    write: Callable[[Channel], bytes]


def atom(channel: Channel) -> bytes:
    """The channel as Atom."""
    root = etree.Element(f"{{{ATOM}}}feed", {_LANG: "vi"})
    _add(root, "id", channel.id)
    _add(root, "title", channel.title)
    _add(root, "updated", channel.updated.isoformat())
    _add(_add(root, "author"), "name", channel.author)
    _link(root, "self", f"{channel.page}feed.xml")
    _link(root, "alternate", channel.home)
    for entry in channel.entries:
        _atom_entry(root, entry)
    return _xml(root, ATOM)


def _atom_entry(root: etree.Element, entry: Entry) -> None:
    element = _add(root, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "published", entry.published.isoformat())
    _add(element, "updated", entry.updated.isoformat())
    if entry.author:
        _add(_add(element, "author"), "name", entry.author)
    _link(element, "alternate", entry.url)
    for file in entry.files:
        _link(element, "enclosure", file.url, type=file.media_type, length=str(file.size))
    if entry.summary:
        _add(element, "summary", entry.summary)
    for tag in entry.tags:
        _add(element, "category").set("term", _clean(tag))
    _add(element, "content", entry.html).set("type", "html")


def rss(channel: Channel) -> bytes:
    """The channel as RSS 2.0; full text in content:encoded, corrections as atom:updated."""
    root = etree.Element("rss", {"version": "2.0"})
    top = etree.SubElement(root, "channel")
    _plain(top, "title", channel.title)
    _plain(top, "link", channel.home)
    _plain(top, "description", channel.title)
    _plain(top, "language", "vi")
    _plain(top, "lastBuildDate", format_datetime(channel.updated))
    _link(top, "self", f"{channel.page}rss.xml", type="application/rss+xml")
    for entry in channel.entries:
        _rss_item(top, entry)
    return _xml(root, None)


def _rss_item(top: etree.Element, entry: Entry) -> None:
    item = etree.SubElement(top, "item")
    _plain(item, "title", entry.title)
    _plain(item, "link", entry.url)
    _plain(item, "guid", entry.id).set("isPermaLink", "false")
    _plain(item, "pubDate", format_datetime(entry.published))
    _add(item, "updated", entry.updated.isoformat())
    if entry.author:
        _plain(item, f"{{{DC}}}creator", entry.author)
    for tag in entry.tags:
        _plain(item, "category", tag)
    if entry.summary:  # RSS readers take it for HTML
        _plain(item, "description", escape(entry.summary, quote=False))
    _plain(item, f"{{{CONTENT}}}encoded", entry.html)
    for file in entry.files[:1]:  # RSS readers know one enclosure an item
        enclosure = {"url": file.url, "length": str(file.size), "type": file.media_type}
        etree.SubElement(item, "enclosure", enclosure)


def json_feed(channel: Channel) -> bytes:
    """The channel as JSON Feed 1.1."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": f"{channel.page}feed.json",
        "language": "vi",
        "authors": [{"name": channel.author}],
        "items": [_json_item(entry) for entry in channel.entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(entry: Entry) -> Mapping[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": list(entry.tags),
        "attachments": [
            {
                "url": file.url,
                "mime_type": file.media_type,
                "title": file.name,
                "size_in_bytes": file.size,
            }
            for file in entry.files
        ],
    }
    return {name: value for name, value in item.items() if value or name == "content_html"}


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        form.name: form
        for form in (
            Form("feed.xml", "application/atom+xml", "Atom", atom),
            Form("rss.xml", "application/rss+xml", "RSS", rss),
            Form("feed.json", "application/feed+json", "JSON Feed", json_feed),
        )
    }
)
"""File name -> form."""


def _add(parent: etree.Element, name: str, text: str | None = None) -> etree.Element:
    return _plain(parent, f"{{{ATOM}}}{name}", text)


def _plain(parent: etree.Element, name: str, text: str | None = None) -> etree.Element:
    element = etree.SubElement(parent, name)
    element.text = _clean(text) if text else text
    return element


def _link(parent: etree.Element, rel: str, href: str, **more: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, **more})


def _clean(text: str) -> str:
    """The text without the characters that XML forbids."""
    return _NOT_XML.sub("", text)


def _xml(root: etree.Element, default: str | None) -> bytes:
    for prefix, name in (("" if default else "atom", ATOM), ("content", CONTENT), ("dc", DC)):
        etree.register_namespace(prefix, name)
    etree.indent(root)
    text: bytes = etree.tostring(root, "utf-8", xml_declaration=True)
    return text + b"\n"
