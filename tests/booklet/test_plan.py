"""From a plan of the site to its official document."""

from datetime import date
from pathlib import Path

import pytest
from tests.booklet.layout import text_of
from tests.conftest import MakeSite

from cchc.booklet.compile import PrintError
from cchc.booklet.form import FormError, load_forms
from cchc.booklet.official import OfficialDocument
from cchc.booklet.plan import abstract_of, pack, plan_document
from cchc.source.store import Store, load

UNITS = {
    "content/danh-muc/ubnd.md": "---\ntype: unit\nname: Ủy ban nhân dân tỉnh Mẫu\n"
    "level: tỉnh\nkind: ủy ban\n---\n",
    "content/danh-muc/bcd.md": "---\ntype: unit\nname: Ban chỉ đạo cải cách hành chính tỉnh Mẫu\n"
    "level: tỉnh\nkind: ban chỉ đạo\nparent: ubnd\n---\n",
}
PLAN = (
    "---\nid: kh-1\ntitle: Kế hoạch cải cách hành chính năm 2007\nnumber: 9/KH-BCĐ\n"
    "issuer: {issuer}\nissued: 2007-04-04\nyear: 2007\n{more}---\nNội dung.\n"
)


def store_of(site: MakeSite, more: str = "", issuer: str = "bcd") -> Store:
    plan = PLAN.format(more=more, issuer=issuer)
    store = load(site({**UNITS, "content/ke-hoach/a.md": plan}))
    assert store.problems == ()
    return store


def document(store: Store, html: str = "<p>Nội dung.</p>") -> OfficialDocument:
    return plan_document(store, "kh-1", html, forms=load_forms())


def test_cells_of_a_plan_that_says_little(site: MakeSite) -> None:
    found = document(store_of(site))
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
    found = document(store_of(site, more))
    assert found.place == "Mẫu Sơn"
    assert found.basis == ("Căn cứ Luật Mẫu",)
    assert found.recipients == ("Như trên", "Lưu VT")
    assert found.authority == ("TM. BAN CHỈ ĐẠO",)
    assert (found.post, found.signer) == ("TRƯỞNG BAN", "Nguyễn Văn Mẫu")


def test_an_issuer_without_superior_has_no_line_above(site: MakeSite) -> None:
    assert document(store_of(site, issuer="ubnd")).parent == ()


def test_an_issuer_named_after_its_superior_is_not_doubled(site: MakeSite) -> None:
    standing = UNITS["content/danh-muc/bcd.md"].replace("name: Ban", "name: Thường trực Ban")
    files = {**UNITS, "content/danh-muc/tt.md": standing.replace("parent: ubnd", "parent: bcd")}
    files["content/ke-hoach/a.md"] = PLAN.format(more="", issuer="tt")
    found = document(load(site(files)))
    assert found.parent == ()
    assert found.issuer == ("THƯỜNG TRỰC", "BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH TỈNH MẪU")


def test_a_plan_of_today_is_no_re_typesetting(site: MakeSite) -> None:
    files = {**UNITS, "content/ke-hoach/a.md": PLAN.format(more="", issuer="bcd")}
    files["content/ke-hoach/a.md"] = files["content/ke-hoach/a.md"].replace("2007-04", "2024-04")
    found = document(load(site(files)))
    assert not found.retypeset
    assert found.notes == ()


def test_an_id_that_is_no_plan_is_refused(site: MakeSite) -> None:
    store = store_of(site)
    for id in ("kh-2", "bcd"):
        with pytest.raises(PrintError, match=id):
            plan_document(store, id, "", forms=load_forms())


def test_an_unknown_form_is_refused(site: MakeSite) -> None:
    with pytest.raises(FormError, match="nd1"):
        document(store_of(site, "form: nd1\n"))


def test_abstracts() -> None:
    assert abstract_of("KẾ HOẠCH Kiểm tra") == "Kiểm tra"
    assert abstract_of("Kiểm tra theo kế hoạch") == "Kiểm tra theo kế hoạch"
    assert abstract_of("Kế hoạch") == "Kế hoạch"


def test_packing_gives_the_same_file_every_time(
    site: MakeSite, fonts: Path, tmp_path: Path
) -> None:
    store = store_of(site)
    first = pack(store, "kh-1", "<p>Nội dung.</p>", fonts=fonts)
    assert first == pack(store, "kh-1", "<p>Nội dung.</p>", fonts=fonts)
    assert "Số: 09/KH-BCĐ" in text_of(first, tmp_path)
