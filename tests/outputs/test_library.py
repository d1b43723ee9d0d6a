"""The list of official documents."""

import re

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, links, open_site, pages_of, record, words

from cchc.outputs import library


def test_site_without_documents_has_no_list(site: MakeSite) -> None:
    assert pages_of(open_site(site({})), library) == {}


def test_rows_newest_first_with_number_issuer_and_file(site: MakeSite) -> None:
    older = record("form: KH", "number: 1/KH-UBND", "issuer: ubnd", "issued: 2030-02-20")
    opened = open_site(site({**PROVINCE, "content/van-ban/2030/kh-1.md": older}))
    page = pages_of(opened, library)["/van-ban/"]
    rows = [words(row) for row in re.findall(r"<tr id=.*?</tr>", page.content, re.S)]
    assert rows[0].startswith("12/QĐ-UBND Quyết định 20/02/2031")
    assert "Về việc phân công kiểm tra." in rows[0]
    assert rows[1].startswith("1/KH-UBND Kế hoạch 20/02/2030")
    assert rows[1].count("chưa có") == 2
    assert "/tinh/van-ban/2031/qd-12/qd-12.pdf" in links(page.content)
    assert "2 văn bản, mới nhất đứng trước." in words(page.content)


def test_filter_only_where_there_is_a_choice(site: MakeSite) -> None:
    one = pages_of(open_site(site(PROVINCE)), library)["/van-ban/"]
    assert "<select" not in one.content
    assert "tables.js" not in one.head
    other = record("form: BC", "number: 2/BC-UBND", "issuer: ubnd", "issued: 2031-02-20")
    opened = open_site(site({**PROVINCE, "content/van-ban/2031/bc.md": other}))
    two = pages_of(opened, library)["/van-ban/"]
    options = re.findall(r'<option value="([^"]*)">', two.content)
    assert options == ["", "QĐ", "BC"]
    assert "/tinh/assets/cchc/tables.js" in two.head
