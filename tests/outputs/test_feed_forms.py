"""Feeds in three forms read back by feedparser and json: equal, valid, full text."""

import json
from datetime import datetime, timedelta
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name

import pytest
from tests.conftest import MakeSite
from tests.outputs.feeds import A, data, read
from tests.outputs.sites import (
    AS_OF,
    PROVINCE,
    SECTION,
    SUB_PATH,
    article,
    assert_golden,
    open_site,
)

from cchc.outputs.feed_forms import FORMS


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
    assert 'href="https://x.example/tinh/tin/2031/tin-thu-hai/#muc"' in content


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


def test_full_text_is_the_same_in_three_forms(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    items = json.loads(data(opened, "feed.json"))["items"]
    root = etree.fromstring(data(opened))  # noqa: S314 - our own text
    rss = etree.fromstring(data(opened, "rss.xml"))  # noqa: S314 - our own text
    texts = [item["content_html"] for item in items]
    assert [e.text for e in root.iter(f"{A}content")] == texts
    encoded = "{http://purl.org/rss/1.0/modules/content/}encoded"
    assert [e.text for e in rss.iter(encoded)] == texts
    assert texts[1].startswith("<p><strong>Đã cập nhật 07/05/2031 09:00:</strong> Sửa số đơn vị.")
    assert "<p>Hai</p>" in texts[1]


def test_entities_are_escaped_once_per_layer(site: MakeSite) -> None:
    text = article("A & B <1>", "2031-06-01", "summary: 1 < 2 & 3")
    files = {"content/danh-muc/tin-chung.md": SECTION, "content/tin/a.md": text}
    opened = open_site(site(files))
    item = json.loads(data(opened, "feed.json"))["items"][0]
    assert (item["title"], item["summary"]) == ("A & B <1>", "1 < 2 & 3")
    root = etree.fromstring(data(opened, "rss.xml"))  # noqa: S314 - our own text
    assert root.findtext("channel/item/title") == "A & B <1>"
    assert root.findtext("channel/item/description") == "1 &lt; 2 &amp; 3"
    assert read(opened).entries[0].title == "A & B <1>"


def test_text_carries_nothing_a_reader_might_run(site: MakeSite) -> None:
    body = "[a](javascript:alert(1)) <script>alert(1)</script> **đậm**{: onclick=alert(1) }"
    files = {**PROVINCE, "content/tin/2031/x.md": article("X", "2031-08-01", body=body)}
    html = json.loads(data(open_site(site(files)), "feed.json"))["items"][0]["content_html"]
    assert "javascript:" not in html
    assert "<script" not in html
    assert "onclick" not in html.partition("<strong")[2].partition(">")[0]
    assert "<strong>đậm</strong>" in html


def test_files_of_an_article(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    address = "https://x.example/tinh/tin/2031/kiem-tra-so-thu-nhat/bien-ban.pdf"
    item = json.loads(data(opened, "feed.json"))["items"][1]
    assert item["attachments"] == [
        {"url": address, "mime_type": "application/pdf", "title": "bien-ban.pdf"}
        | {"size_in_bytes": len("%PDF-1.4 biên bản\n".encode())}
    ]
    for path in ("feed.xml", "rss.xml"):
        assert read(opened, path).entries[1].enclosures[0].href == address


def test_without_a_site_address_paths_stay_rooted(site: MakeSite) -> None:
    opened = open_site(site({**PROVINCE, "mkdocs.yml": "site_name: X"}))
    item = json.loads(data(opened, "feed.json"))["items"][1]
    assert item["url"] == "/tin/2031/kiem-tra-so-thu-nhat/"
    assert 'href="/van-ban/2031/qd-12/"' in item["content_html"]


@pytest.mark.parametrize("name", FORMS)
def test_golden_forms(site: MakeSite, name: str) -> None:
    opened = open_site(site(PROVINCE))
    assert_golden(f"outputs/feed/{name}", data(opened, f"danh-muc/so-noi-vu/{name}").decode())
