"""Site map and robots.txt."""

import re
from xml.etree import ElementTree as etree  # noqa: N813 - the library's own name

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, assert_golden, files_of, open_site

from cchc.outputs import sitemap
from cchc.pages.site import Site

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
    assert days[f"{base}/ke-hoach/2031/kh-2031-05/"] == "2031-01-10"
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


def test_golden_site_map(site: MakeSite) -> None:
    assert_golden("outputs/sitemap.xml", text(open_site(site(PROVINCE)), "sitemap.xml"))
