"""From documents of the site to official documents."""

from datetime import date

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import open_site

from cchc.booklet.cells import abstract_of
from cchc.booklet.documents import official_of
from cchc.booklet.form import FormError
from cchc.booklet.official import OfficialDocument
from cchc.pages.site import Site

UNITS = {
    "content/danh-muc/ubnd.md": "---\ntype: unit\nname: Ủy ban nhân dân tỉnh Mẫu\n"
    "level: tỉnh\nkind: ủy ban\n---\n",
    "content/danh-muc/bcd.md": "---\ntype: unit\nname: Ban chỉ đạo cải cách hành chính tỉnh Mẫu\n"
    "level: tỉnh\nkind: ban chỉ đạo\nparent: ubnd\n---\n",
}
PLAN = (
    "---\nid: kh-1\ntitle: Kế hoạch cải cách hành chính năm 2007\nnumber: 9/KH-BCĐ\n"
    "issuer: {issuer}\nissued: {day}\nyear: 2007\n{more}---\nNội dung.\n"
)


def opened(site: MakeSite, more: str = "", issuer: str = "bcd", day: str = "2007-04-04") -> Site:
    plan = PLAN.format(more=more, issuer=issuer, day=day)
    return open_site(site({**UNITS, "content/ke-hoach/a.md": plan}))


def document(found: Site) -> OfficialDocument:
    return official_of(found, found.store.by_id["kh-1"])


def test_cells_of_a_plan_that_says_little(site: MakeSite) -> None:
    found = document(opened(site))
    assert found.kind == "KẾ HOẠCH"
    assert found.abstract == "Cải cách hành chính năm 2007"
    assert found.issued == date(2007, 4, 4)
    assert found.parent == ("ỦY BAN NHÂN DÂN", "TỈNH MẪU")
    assert found.issuer == ("BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH TỈNH MẪU")
    assert (found.place, found.recipients, found.post, found.signer) == (None, None, None, None)
    assert found.retypeset
    assert found.notes == (
        "Trình bày lại theo thể thức Nghị định số 30/2020/NĐ-CP; không thay thế bản gốc.",
    )


def test_cells_the_plan_states(site: MakeSite) -> None:
    more = (
        "place: Mẫu Sơn\nbasis:\n- Căn cứ Luật Mẫu\nrecipients:\n- Như trên\n- Lưu VT\n"
        "authority: TM. BAN CHỈ ĐẠO\npost: TRƯỞNG BAN\nsigner: Nguyễn Văn Mẫu\n"
    )
    found = document(opened(site, more))
    assert found.place == "Mẫu Sơn"
    assert found.basis == ("Căn cứ Luật Mẫu",)
    assert found.recipients == ("Như trên", "Lưu VT")
    assert found.authority == ("TM. BAN CHỈ ĐẠO",)
    assert (found.post, found.signer) == ("TRƯỞNG BAN", "Nguyễn Văn Mẫu")


def test_an_issuer_without_superior_has_no_line_above(site: MakeSite) -> None:
    assert document(opened(site, issuer="ubnd")).parent == ()


def test_an_issuer_named_after_its_superior_is_not_doubled(site: MakeSite) -> None:
    standing = UNITS["content/danh-muc/bcd.md"].replace("name: Ban", "name: Thường trực Ban")
    files = {**UNITS, "content/danh-muc/tt.md": standing.replace("parent: ubnd", "parent: bcd")}
    files["content/ke-hoach/a.md"] = PLAN.format(more="", issuer="tt", day="2007-04-04")
    found = document(open_site(site(files)))
    assert found.parent == ()
    assert found.issuer == ("THƯỜNG TRỰC", "BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH TỈNH MẪU")


def test_a_plan_of_today_is_no_re_typesetting(site: MakeSite) -> None:
    found = document(opened(site, day="2024-04-04"))
    assert not found.retypeset
    assert found.notes == ()


def test_an_unknown_form_is_refused(site: MakeSite) -> None:
    with pytest.raises(FormError, match="nd1"):
        document(opened(site, "form: nd1\n"))


def test_abstracts() -> None:
    assert abstract_of("KẾ HOẠCH Kiểm tra", "KẾ HOẠCH") == "Kiểm tra"
    assert abstract_of("Kiểm tra theo kế hoạch", "KẾ HOẠCH") == "Kiểm tra theo kế hoạch"
    assert abstract_of("Kế hoạch", "KẾ HOẠCH") == "Kế hoạch"
    assert abstract_of("Bài", "") == "Bài"
