"""Site map and robots.txt."""

import re
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name

from tests.conftest import MakeSite
from tests.outputs.sites import (
    AS_OF,
    PROVINCE,
    article,
    assert_golden,
    bytes_of,
    files_of,
    open_site,
)

from cchc.outputs import sitemap
from cchc.outputs.progress_view import without_prints
from cchc.pages.site import Counter, Site
from cchc.source.store import load

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def text(site: Site, name: str) -> str:
    data = files_of(site, sitemap)[name]
    assert isinstance(data, bytes)
    return data.decode()


def test_public_documents_with_full_addresses_and_the_day_of_their_change(site: MakeSite) -> None:
    root = etree.fromstring(text(open_site(site(PROVINCE)), "sitemap.xml"))  # noqa: S314 - ours
    days = {url.findtext(f"{NS}loc"): url.findtext(f"{NS}lastmod") for url in root}
    base = "https://x.example/tinh"
    assert all(address and address.startswith(f"{base}/") for address in days)
    assert days[f"{base}/tin/2031/kiem-tra-so-thu-nhat/"] == "2031-05-07"
    assert days[f"{base}/tin/2031/tin-thu-hai/"] == "2031-06-01"
    assert days[f"{base}/van-ban/2031/qd-12/"] == "2031-02-20"
    assert days[f"{base}/ke-hoach/2031/kh-2031-05/"] == "2031-07-05", "as new as the figures"
    assert days[f"{base}/tap-huan/2031/lop-1/"] is None, "its day is still to come"
    assert days[f"{base}/"] is None
    assert f"{base}/lien-he/" in days
    assert f"{base}/tin/2031/da-go/" not in days


def test_no_entry_is_hidden_or_twice(site: MakeSite) -> None:
    found = re.findall("<loc>(.*?)</loc>", text(open_site(site(PROVINCE)), "sitemap.xml"))
    assert found == sorted(set(found))


def test_robots_name_the_map_only_by_a_full_address(site: MakeSite) -> None:
    assert text(open_site(site(PROVINCE)), "robots.txt") == (
        "User-agent: *\nAllow: /\nSitemap: https://x.example/tinh/sitemap.xml\n"
    )
    nowhere = open_site(site({"mkdocs.yml": "site_name: X"}))
    assert text(nowhere, "robots.txt") == "User-agent: *\nAllow: /\n"
    assert "<loc>/tin/</loc>" in text(nowhere, "sitemap.xml")


def test_own_robots_file_is_left_to_the_site(site: MakeSite) -> None:
    opened = open_site(site({**PROVINCE, "content/trang/robots.txt": "User-agent: x\n"}))
    assert sorted(files_of(opened, sitemap)) == ["sitemap.xml"]


def test_a_large_site_has_a_map_a_year(site: MakeSite) -> None:
    news = {
        f"content/tin/{n:04}.md": article(f"T{n}", f"{2029 + n % 2}-01-{n % 28 + 1:02}")
        for n in range(sitemap.IN_ONE_FILE)
    }
    store = load(site({**PROVINCE, **news}))
    files = bytes_of(Site(store, AS_OF, Counter(0, None), without_prints), sitemap)
    names = [f"sitemap-{year}.xml" for year in (2029, 2030, 2031, "chung")]
    assert sorted(files) == ["robots.txt", *names, "sitemap.xml"]
    index = etree.fromstring(files["sitemap.xml"])  # noqa: S314 - ours
    assert index.tag == f"{NS}sitemapindex"
    told = {entry.findtext(f"{NS}loc"): entry.findtext(f"{NS}lastmod") for entry in index}
    base = "https://x.example/tinh/"
    assert list(told) == [base + name for name in names]
    assert told[f"{base}sitemap-2029.xml"] == "2029-01-27"
    assert told[f"{base}sitemap-chung.xml"] is None
    found = [url for name in names for url in re.findall("<loc>(.*?)</loc>", files[name].decode())]
    assert len(found) == len(set(found)) > sitemap.IN_ONE_FILE
    assert all("/2029/" in u for u in re.findall("<loc>(.*?)</loc>", files[names[0]].decode()))


def test_golden_site_map(site: MakeSite) -> None:
    assert_golden("outputs/sitemap.xml", text(open_site(site(PROVINCE)), "sitemap.xml"))
