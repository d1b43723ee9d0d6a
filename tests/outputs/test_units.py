"""Units: tasks they lead, documents that name them, successors; the index of catalogues."""

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, links, open_site, pages_of, part, record, words

from cchc.outputs import units


def test_unit_lists_its_tasks_and_what_names_it(site: MakeSite) -> None:
    page = pages_of(open_site(site(PROVINCE)), units)["/danh-muc/so-noi-vu/"]
    assert links(part(page.content, "Nhiệm vụ chủ trì")) == ["/tinh/ke-hoach/2031/kh-2031-05/#1a"]
    assert links(part(page.content, "Tin bài")) == ["/tinh/tin/2031/kiem-tra-so-thu-nhat/"]
    assert links(part(page.content, "Đơn vị trực thuộc")) == ["/tinh/danh-muc/phong-cu/"]


def test_unit_that_ended_names_its_successor(site: MakeSite) -> None:
    page = pages_of(open_site(site(PROVINCE)), units)["/danh-muc/phong-cu/"]
    assert "Đơn vị kết thúc hoạt động ngày 01/03/2031" in words(page.content)
    assert "/tinh/danh-muc/so-noi-vu/" in links(page.content)
    alone = record("type: unit", "name: P", "level: tỉnh", "kind: phòng", "valid_to: 2031-03-01")
    opened = open_site(site({"content/danh-muc/p.md": alone}))
    shown = words(pages_of(opened, units)["/danh-muc/p/"].content)
    assert "Chưa có thông tin về đơn vị kế thừa." in shown


def test_units_named_by_their_name_count_too(site: MakeSite) -> None:
    meeting = record("title: Họp", "kind: định kỳ", "planned: quý III/2031", "unit: sở nội vụ")
    opened = open_site(site({**PROVINCE, "content/hop/2031/hop-quy-3.md": meeting}))
    named = opened.group("unit", "so-noi-vu")
    assert "hop-2031-hop-quy-3" in [document.id for document in named]
    assert len(named) == len({document.id for document in named})


def test_index_by_level_in_vietnamese_order(site: MakeSite) -> None:
    more = {
        f"content/danh-muc/{slug}.md": record(
            "type: unit", f"name: {name}", f"level: {level}", f"kind: {kind}"
        )
        for slug, name, level, kind in (
            ("dak", "Xã Đăk", "xã", "xã"),
            ("da", "Xã Da", "xã", "xã"),
            ("an", "Xã Ân", "xã", "xã"),
            ("bo", "Bộ Nội vụ", "trung ương", "bộ"),
        )
    }
    page = pages_of(open_site(site({**PROVINCE, **more})), units)["/danh-muc/"]
    shown = words(page.content)
    order = ["Trung ương", "Cấp tỉnh", "Cấp xã", "Xã Ân", "Xã Da", "Xã Đăk", "Chuyên mục tin"]
    places = [shown.index(title) for title in order]
    assert places == sorted(places)
    assert "Cấp huyện" not in shown


def test_site_without_catalogues_still_has_the_index(site: MakeSite) -> None:
    assert list(pages_of(open_site(site({})), units)) == ["/danh-muc/"]
