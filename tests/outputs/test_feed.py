"""The feed by the rules of RFC 4287, read back by feedparser."""

from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name

import feedparser
from tests.conftest import MakeSite
from tests.outputs.sites import (
    AS_OF,
    PROVINCE,
    SECTION,
    SUB_PATH,
    article,
    assert_golden,
    files_of,
    open_site,
)

from cchc.outputs import feed
from cchc.pages.site import Site

A = f"{{{feed.ATOM}}}"


def data(site: Site) -> bytes:
    found = files_of(site, feed)["feed.xml"]
    assert isinstance(found, bytes)
    return found


def read(site: Site) -> Any:
    parsed = feedparser.parse(data(site))
    assert parsed.bozo == 0
    assert parsed.version == "atom10"
    return parsed


def test_what_an_atom_feed_must_have(site: MakeSite) -> None:
    root = etree.fromstring(data(open_site(site(PROVINCE))))  # noqa: S314 - our own text
    assert root.tag == f"{A}feed"
    for name in ("id", "title", "updated"):
        assert len(root.findall(A + name)) == 1
    assert root.find(f"{A}author/{A}name") is not None
    assert [link.get("rel") for link in root.findall(f"{A}link")] == ["self", "alternate"]
    for entry in root.findall(f"{A}entry"):
        for name in ("id", "title", "updated", "published", "content"):
            assert len(entry.findall(A + name)) == 1
    moments = [element.text or "" for element in root.iter(f"{A}updated")]
    assert all(datetime.fromisoformat(moment).tzinfo for moment in moments)


def test_entries_newest_first_with_their_full_addresses(site: MakeSite) -> None:
    found = read(open_site(site(PROVINCE)))
    assert [entry.title for entry in found.entries] == [
        "Tin thứ hai",
        "Kiểm tra sở thứ nhất <1>",
        "Kế hoạch cải cách hành chính năm 2031",
    ]
    assert found.entries[0].link == "https://x.example/tinh/tin/2031/tin-thu-hai/"
    assert found.feed.link == "https://x.example/tinh/"
    assert found.feed.links[0].href == "https://x.example/tinh/feed.xml"


def test_updated_moves_only_with_a_public_correction(site: MakeSite) -> None:
    entries = {
        entry.link.split("/")[-2]: entry for entry in read(open_site(site(PROVINCE))).entries
    }
    corrected = entries["kiem-tra-so-thu-nhat"]
    assert corrected.published == "2031-05-06T08:00:00+07:00"
    assert corrected.updated == "2031-05-07T09:00:00+07:00"
    assert entries["tin-thu-hai"].updated == entries["tin-thu-hai"].published
    assert entries["kh-2031-05"].published == "2031-01-10T00:00:00+07:00"


def test_feed_is_as_old_as_its_latest_entry_and_never_the_build(site: MakeSite) -> None:
    root = site(PROVINCE)
    assert read(open_site(root)).feed.updated == "2031-06-01T08:00:00+07:00"
    later = open_site(root, AS_OF + timedelta(days=90))
    assert data(later) == data(open_site(root))


def test_ids_are_unique_and_outlive_the_address(site: MakeSite) -> None:
    before = read(open_site(site(PROVINCE)))
    ids = [entry.id for entry in before.entries] + [before.feed.id]
    assert len(set(ids)) == 4
    assert all(identity.startswith("urn:uuid:") for identity in ids)
    moved = article("Tin thứ hai", "2031-06-01T08:00", "id: tin-2031-tin-thu-hai", "slug: moi")
    files = {"content/tin/2031/tin-thu-hai.md": moved, "mkdocs.yml": SUB_PATH}
    after = read(open_site(site(files)))
    assert [entry.id for entry in after.entries] == [entry.id for entry in before.entries]
    assert after.entries[0].link != before.entries[0].link


def test_two_sites_do_not_share_ids(site: MakeSite) -> None:
    here = {entry.id for entry in read(open_site(site(PROVINCE))).entries}
    other = SUB_PATH.replace("x.example", "y.example")
    there = {entry.id for entry in read(open_site(site({"mkdocs.yml": other}))).entries}
    assert not here & there


def test_links_in_the_text_are_full_addresses(site: MakeSite) -> None:
    body = '[a](/tin/) ![b](b.png) [c](//y.example/z) `href="/x"` [d](#muc)\n\n## Mục'
    files = {
        **PROVINCE,
        "content/tin/2031/tin-thu-hai.md": article("Tin", "2031-06-01T08:00", body=body),
        "content/tin/2031/b.png": "x",
    }
    root = etree.fromstring(data(open_site(site(files))))  # noqa: S314 - our own text
    content = root.findtext(f"{A}entry/{A}content") or ""
    assert 'href="https://x.example/tinh/tin/"' in content
    assert 'src="https://x.example/tinh/tin/2031/tin-thu-hai/b.png"' in content
    assert 'href="//y.example/z"' in content
    assert '<code>href="/x"</code>' in content
    assert 'href="#muc"' in content


def test_tags_and_summary(site: MakeSite) -> None:
    entry = read(open_site(site(PROVINCE))).entries[1]
    assert entry.summary == "Đoàn đã kiểm tra."
    assert [tag.term for tag in entry.tags] == ["kiểm tra", "Đường dây nóng"]


def test_control_characters_do_not_break_the_file(site: MakeSite) -> None:
    text = article("Tin", "2031-06-01T08:00", body="Một\x0bhai\x1f ba\x00.")
    files = {"content/danh-muc/tin-chung.md": SECTION, "content/tin/a.md": text}
    found = read(open_site(site(files)))
    assert "Mộthai ba" in found.entries[0].content[0].value


def test_empty_site_has_a_valid_feed(site: MakeSite) -> None:
    found = read(open_site(site({"content/danh-muc/tin-chung.md": SECTION})))
    assert found.entries == []
    assert found.feed.title == "Trang thử"


def test_size_is_a_setting(site: MakeSite) -> None:
    news = {f"content/tin/{n:02}.md": article(f"T{n}", f"2031-05-{n:02}") for n in range(1, 10)}
    settings = "site_name: T\nplugins:\n  - cchc:\n      feed_size: 5\n"
    files = {"content/danh-muc/tin-chung.md": SECTION, **news, "mkdocs.yml": settings}
    assert [e.title for e in read(open_site(site(files))).entries] == ["T9", "T8", "T7", "T6", "T5"]


def test_golden_feed(site: MakeSite) -> None:
    assert_golden("outputs/feed.xml", data(open_site(site(PROVINCE))).decode())
