"""Facts of a document: stated values in words, references as links, absences said."""

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, open_site, record

from cchc.pages.facts import document_link, facts, has_page, part_text, task_link
from cchc.pages.parts import Fact, Link
from cchc.types.plan import Plan


def test_values_in_words_and_what_nobody_stated(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    meeting = opened.store.by_path["content/hop/2031/hop-quy-3.md"]
    assert facts(opened, meeting) == [
        Fact("Loại họp", "định kỳ"),
        Fact("Dự kiến họp", "quý III/2031"),
        Fact("Đã họp ngày", "chưa có số liệu"),
        Fact(
            "Đơn vị tổ chức",
            links=(Link("Ủy ban nhân dân tỉnh Gia Định", "/tinh/danh-muc/ubnd/"),),
        ),
        Fact("Địa điểm", "Hội trường A"),
    ]


def test_named_fields_are_left_out(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    meeting = opened.store.by_path["content/hop/2031/hop-quy-3.md"]
    left = facts(opened, meeting, leave_out=frozenset({"kind", "held"}))
    assert [fact.label for fact in left] == ["Dự kiến họp", "Đơn vị tổ chức", "Địa điểm"]


def test_files_stand_in_their_own_list_but_a_missing_one_is_said(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    decision = opened.store.by_path["content/van-ban/2031/qd-12.md"]
    assert "Bản quét" not in [fact.label for fact in facts(opened, decision)]
    without = {"content/van-ban/2031/qd-13.md": record(
        "form: QĐ", "number: 13/QĐ-UBND", "issuer: ubnd", "issued: 2031-02-21"
    )}  # fmt: skip
    opened = open_site(site(without))
    other = opened.store.by_path["content/van-ban/2031/qd-13.md"]
    assert Fact("Bản quét", "chưa có") in facts(opened, other)


def test_parts_in_one_line(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    plan = opened.store.by_id["kh-2031-05"].record
    assert isinstance(plan, Plan)
    assert part_text(opened, plan.headings[0]) == "1.: Kiểm tra"
    assert part_text(opened, plan.tasks[0].target[0]) == "2: cuộc, plan"
    shown = facts(opened, opened.store.by_id["kh-2031-05"])
    assert next(fact for fact in shown if fact.label == "Các mục lớn").value == "1.: Kiểm tra"


def test_references_without_a_page_are_words(site: MakeSite) -> None:
    draft = record("type: unit", "name: Sở Mới", "level: tỉnh", "kind: sở", "state: nháp")
    opened = open_site(site({**PROVINCE, "content/danh-muc/so-moi.md": draft}))
    assert document_link(opened, "so-moi", "unit") == Link("Sở Mới")
    assert document_link(opened, "khong-co", "unit") == Link("khong-co")
    assert document_link(opened, "Sở Nội vụ", "unit").url == "/tinh/danh-muc/so-noi-vu/"
    assert document_link(opened, "so-noi-vu", "plan") == Link("so-noi-vu")


def test_ordinary_pages_have_a_page_and_withdrawn_articles_none(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    by_path = opened.store.by_path
    assert has_page(opened, by_path["content/trang/lien-he.md"])
    assert not has_page(opened, by_path["content/tin/2031/da-go.md"])


def test_tasks_by_title_and_number(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    url = "/tinh/ke-hoach/2031/kh-2031-05/"
    assert task_link(opened, "kh-2031-05/1a") == Link("Kiểm tra các sở (05/KH-UBND)", f"{url}#1a")
    assert task_link(opened, "kh-2031-05/1b-2031q4").text == "Kiểm tra các xã (05/KH-UBND)"
    assert task_link(opened, "kh-2031-05/9z").text == "9z (05/KH-UBND)"
    assert task_link(opened, "kh-khac/1a") == Link("kh-khac/1a")


def test_evidence_leads_to_what_proves_a_result(site: MakeSite) -> None:
    decision = "van-ban-2031-qd-12"
    proof = record(
        "type: result", "task: kh-2031-05/1a", "date: 2031-03-01",
        "evidence:", f"  - {decision}", "  - https://vi-du.example/x",
        "  - {url: https://vi-du.example/y, access: nội bộ, kind: biên bản}",
    )  # fmt: skip
    opened = open_site(site({**PROVINCE, "content/ket-qua/2031/a.md": proof}))
    shown = facts(opened, opened.store.by_path["content/ket-qua/2031/a.md"])
    links = next(fact for fact in shown if fact.label == "Minh chứng").links
    assert [link.url for link in links] == [
        f"/tinh{opened.store.by_id[decision].url}", "https://vi-du.example/x", "",
    ]  # fmt: skip
    assert links[2].text == "biên bản (nội bộ)"
