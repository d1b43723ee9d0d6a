"""From documents of the site to official documents."""

from datetime import date

import pytest
from tests.booklet.samples import grey_square
from tests.conftest import MakeSite
from tests.outputs.sites import open_site

from cchc.booklet.cells import abstract_of
from cchc.booklet.documents import official_of
from cchc.booklet.official import OfficialDocument
from cchc.booklet.tree import Link, Paragraph
from cchc.booklet.tree_text import texts
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
    assert found.form.id == "ttlt55-2005"
    assert not found.retypeset
    assert found.notes == ()


@pytest.mark.parametrize(("day", "more"), [("2007-04-04", "form: nd30-2020\n"), ("2001-04-04", "")])
def test_a_plan_in_a_younger_form_says_so(site: MakeSite, day: str, more: str) -> None:
    found = document(opened(site, more, day=day))
    assert found.retypeset
    (note,) = found.notes
    assert note == (f"Trình bày lại theo thể thức {found.form.name}; không thay thế bản gốc.")


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


def test_abstracts() -> None:
    assert abstract_of("KẾ HOẠCH Kiểm tra", "KẾ HOẠCH") == "Kiểm tra"
    assert abstract_of("Kiểm tra theo kế hoạch", "KẾ HOẠCH") == "Kiểm tra theo kế hoạch"
    assert abstract_of("Kế hoạch", "KẾ HOẠCH") == "Kế hoạch"
    assert abstract_of("Bài", "") == "Bài"


LETTER = (
    "---\nform: CV\nnumber: 7/SNV-CCHC\nissuer: bcd\nissued: 2024-04-04\n"
    "abstract: V/v báo cáo\nsigner: Nguyễn Văn Mẫu, Giám đốc\n{more}---\n\nĐề nghị gửi báo cáo.\n"
)
MATERIAL = "---\ntitle: Biểu mẫu\nkind: biểu mẫu\n---\n\n![Sơ đồ](a.png)\n\nÔ trống.\n"


SITE_WITH_ADDRESS = "site_name: Trang\nsite_url: https://x.example/tinh/\n"


def letter(site: MakeSite, more: str = "", **files: str) -> OfficialDocument:
    content = {**UNITS, "content/van-ban/cv.md": LETTER.format(more=more), **files}
    found = open_site(site(content))
    return official_of(found, found.store.by_id["van-ban-cv"])


def test_cells_of_a_letter(site: MakeSite) -> None:
    more = (
        "to: [Sở Tài chính]\nurgency: KHẨN\ncirculation: [XEM XONG TRẢ LẠI]\ndrafter: PL.\n"
        "copies: 300\ncontact: [Số 1 đường Mẫu]\n"
    )
    found = letter(site, more)
    assert (found.layout, found.abstract, found.to) == ("letter", "V/v báo cáo", ("Sở Tài chính",))
    assert (found.post, found.signer) == ("Giám đốc", "Nguyễn Văn Mẫu")
    assert (found.urgency, found.circulation) == ("KHẨN", ("XEM XONG TRẢ LẠI",))
    assert (found.drafter, found.copies, found.contact) == ("PL.", 300, ("Số 1 đường Mẫu",))


@pytest.mark.parametrize(
    ("code", "kind", "layout"),
    [("BB", "BIÊN BẢN", "minutes"), ("TB", "THÔNG BÁO", "named"), ("QĐ", "QUYẾT ĐỊNH", "named")],
)
def test_kinds_of_documents(code: str, kind: str, layout: str, site: MakeSite) -> None:
    text = LETTER.format(more="").replace("form: CV", f"form: {code}")
    found = letter(site, **{"content/van-ban/cv.md": text})
    assert (found.kind, found.layout) == (kind, layout)


def test_what_a_document_does_not_say(site: MakeSite) -> None:
    text = "---\nform: TB\nnumber: 7/TB-SNV\nissuer: bcd\nissued: 2024-04-04\n---\n"
    found = letter(site, **{"content/van-ban/cv.md": text})
    assert found.abstract == "(trích yếu: chưa có số liệu)"
    assert list(texts(found.blocks)) == ["(nội dung: chưa có số liệu)"]
    assert (found.post, found.signer, found.recipients) == (None, None, None)


def test_appendices_come_from_the_text_and_from_other_documents(site: MakeSite) -> None:
    text = LETTER.format(more="appendices: [bieu-mau-1]\n")
    text += "\n## Danh sách {: .phu-luc }\n\nSở Nội vụ.\n"
    material = MATERIAL.replace("---\n", "---\nid: bieu-mau-1\n", 1)
    root = site({**UNITS, "content/van-ban/cv.md": text, "content/tai-lieu/b.md": material})
    (root / "content/tai-lieu/a.png").write_bytes(grey_square())
    opened_site = open_site(root)
    found = official_of(opened_site, opened_site.store.by_id["van-ban-cv"])
    assert [annex.title for annex in found.appendices] == ["Danh sách", "Biểu mẫu"]
    assert list(texts(found.appendices[1].blocks))[-1] == "Ô trống."
    (image,) = found.images.values()
    assert image == grey_square()


def test_links_inside_the_site_become_whole_addresses(site: MakeSite) -> None:
    text = LETTER.format(more="") + "\nXem [kế hoạch](../ke-hoach/a.md).\n"
    plan = PLAN.format(more="", issuer="bcd", day="2024-04-04")
    files = {"content/van-ban/cv.md": text, "content/ke-hoach/a.md": plan}
    found = letter(site, **files, **{"mkdocs.yml": SITE_WITH_ADDRESS})
    urls = [node.url for block in found.blocks if isinstance(block, Paragraph)
            for node in block.children if isinstance(node, Link)]  # fmt: skip
    assert urls == ["https://x.example/tinh/ke-hoach/2024/a/"]


def test_a_report_has_number_and_day_of_the_signed_document(site: MakeSite) -> None:
    report = "---\nperiod: 2024-q1\nas_of: 2024-04-02\n{signed}---\n\nLàm được.\n"
    signed = LETTER.format(more="").replace("form: CV", "form: BC")
    for line, number, issued in (
        ("signed: van-ban-cv\n", "7/SNV-CCHC", date(2024, 4, 4)),
        ("", None, None),
    ):
        files = {
            "content/van-ban/cv.md": signed,
            "content/bao-cao/q1.md": report.format(signed=line),
        }
        found = open_site(site({**UNITS, **files}))
        document = official_of(found, found.store.by_id["bao-cao-q1"])
        assert (document.kind, document.abstract) == ("BÁO CÁO", "Quý I/2024")
        assert (document.number, document.issued) == (number, issued)


def test_what_is_no_official_document_bears_none_of_its_signs(site: MakeSite) -> None:
    news = (
        "---\ntitle: Tin\nsection: tin-chung\npublished: 2024-05-06 07:00\nsource: SNV\n---\n\nA.\n"
    )
    section = "---\ntype: section\nname: Tin chung\norder: 1\ndescription: Mọi tin.\n---\n"
    training = "---\ntitle: Lớp 1\nno: 1\nwindow: quý II/2024\n---\n\nB.\n"
    files = {"content/danh-muc/tin-chung.md": section, "content/tin/t.md": news,
             "content/tap-huan/l.md": training}  # fmt: skip
    found = open_site(site({**UNITS, **files}))
    article = official_of(found, found.store.by_id["tin-t"])
    assert article.layout == "article"
    assert article.dateline == "Đăng ngày 06/05/2024 – Nguồn: SNV"
    sheet = official_of(found, found.store.by_id["tap-huan-l"])
    assert sheet.layout == "article"
    assert "Thời gian mở lớp: quý II/2024" in list(texts(sheet.blocks))


def test_a_copy_on_paper_has_its_own_cells_and_invents_nothing(site: MakeSite) -> None:
    more = "certified_copy:\n  way: SAO LỤC\n  unit: ubnd\n  number: 9/SL-UBND\n"
    found = letter(site, more).copy
    assert found is not None
    assert (found.kind, found.issuer, found.number) == (
        "SAO LỤC", ("ỦY BAN NHÂN DÂN", "TỈNH MẪU"), "9/SL-UBND",
    )  # fmt: skip
    assert (found.issued, found.place, found.signer, found.recipients) == (None, None, None, None)
    bare = letter(site, "certified_copy:\n  way: SAO Y\n").copy
    assert bare is not None
    assert bare.issuer == ("(chưa có số liệu)",)


def test_a_copy_has_the_words_of_the_day_of_copying(site: MakeSite) -> None:
    more = "certified_copy:\n  way: SAO Y\n  day: 2012-05-03\n"
    found = letter(site, more).copy
    assert found is not None
    assert found.kind == "SAO Y BẢN CHÍNH"


def test_what_electronic_signatures_leave_on_page_one(site: MakeSite) -> None:
    copy = (
        "certified_copy:\n  way: SAO Y\n  medium: điện tử\n  unit: bcd\n"
        "  signed_at: 2024-04-05T10:20\n"
    )
    found = letter(site, copy)
    assert found.copy is None
    assert found.sign_info == (
        "Sao y, Ban chỉ đạo cải cách hành chính tỉnh Mẫu, 2024-04-05T10:20:00+07:00",
    )
    attached = letter(site, "attached_to: van-ban-cv\n")
    assert attached.sign_info == ("7/SNV-CCHC, (thời gian ký: chưa có số liệu)",)
    assert letter(site).sign_info == ()
