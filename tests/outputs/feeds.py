"""What tests of feeds share: reading each form back."""

import json
from datetime import datetime
from typing import Any

import feedparser
from tests.outputs.sites import (
    files_of,
)

from cchc.outputs import feed
from cchc.outputs.feed_forms import ATOM
from cchc.pages.site import Site

A = f"{{{ATOM}}}"
Row = tuple[str, str, str, str, str]


def data(site: Site, path: str = "feed.xml") -> bytes:
    found = files_of(site, feed)[path]
    assert isinstance(found, bytes)
    return found


def read(site: Site, path: str = "feed.xml") -> Any:
    return read_bytes(path, data(site, path))


def read_bytes(path: str, text: bytes) -> Any:
    """What feedparser makes of a file of this name, which must be well formed."""
    parsed = feedparser.parse(text)
    assert parsed.bozo == 0
    assert parsed.version == {"feed.xml": "atom10", "rss.xml": "rss20"}[path.rpartition("/")[2]]
    return parsed


def rows(parsed: Any) -> list[Row]:
    """Id, address, title and dates of what feedparser read, in its order."""
    return [
        (e.id, e.link, e.title, str(e.published_parsed[:6]), str(e.updated_parsed[:6]))
        for e in parsed.entries
    ]


def json_rows(text: bytes) -> list[Row]:
    """The same of a JSON Feed."""
    return [
        (i["id"], i["url"], i["title"], _utc(i["date_published"]), _utc(i["date_modified"]))
        for i in json.loads(text)["items"]
    ]


def _utc(stamp: str) -> str:
    return str(tuple(datetime.fromisoformat(stamp).utctimetuple()[:6]))
