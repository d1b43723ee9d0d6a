"""Plan pages: tasks with fixed dates, print, archive notice, results outside the rhythm."""

from msgspec.structs import replace
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, links, open_site, pages_of, record, words

from cchc.check.registry import all_problems
from cchc.outputs import plans
from cchc.outputs.documents import printed
from cchc.pages.parts import FileLink
from cchc.pages.site import PrintedFile

URL = "/ke-hoach/2031/kh-2031-05/"
PATH = "content/ke-hoach/2031/kh-2031-05.md"


def test_tasks_with_status_words_and_sources(site: MakeSite) -> None:
    page = pages_of(open_site(site(PROVINCE)), plans)[URL]
    shown = words(page.content)
    assert "Quá hạn từ 01/07/2031" in shown
    assert "1 / 2 cuộc" in shown
    assert 'id="1a"' in page.content
    assert f'data-source="{PATH}:17"' in page.content
    assert "ngày nữa" not in shown


def test_wording_of_the_plan_is_shown_as_typed(site: MakeSite) -> None:
    page = pages_of(open_site(site(PROVINCE)), plans)[URL]
    assert '<span class="m">1.</span>' in page.content
    assert '<span class="m">b.</span>' in page.content


def test_print_is_offered_with_its_size(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    plan = opened.store.by_id["kh-2031-05"]
    assert printed(opened, plan) == ()
    made = PrintedFile(f"{URL}kh-2031-05.pdf", b"x" * 76_000, 3)
    derive = {"until": opened.data_until, "print kh-2031-05": made}
    with_print = replace(opened, derive=lambda _site, name: derive[name], _known={})
    assert printed(with_print, plan) == (
        FileLink(
            "Bản in kế hoạch",
            f"/tinh{URL}kh-2031-05.pdf",
            "PDF",
            "76 KB · 3 trang · đúng thể thức văn bản",
        ),
    )
    assert f"/tinh{URL}kh-2031-05.pdf" in links(pages_of(with_print, plans)[URL].content)


def test_archived_plan_says_until_when(site: MakeSite) -> None:
    assert "Kế hoạch lưu trữ" not in pages_of(open_site(site(PROVINCE)), plans)[URL].content
    archived = PROVINCE[PATH].replace("year: 2031\n", "year: 2031\ntracked_until: 2031-01-10\n")
    shown = words(pages_of(open_site(site({**PROVINCE, PATH: archived})), plans)[URL].content)
    assert "Kế hoạch lưu trữ, chưa có thông tin về kết quả." in shown
    assert "Thông tin chỉ đến ngày 10/01/2031." in shown


def test_results_outside_the_rhythm_are_listed(site: MakeSite) -> None:
    recurring = PROVINCE[PATH].replace(
        "    window: quý IV/2031",
        "    recurrence: quarterly\n    span: 2031-q1 – 2031-q4",
    )
    visit = record(
        "type: result",
        "task: kh-2031-05/1b",
        "date: 2031-05-20",
        "evidence: van-ban-2031-qd-12",
    )
    files = {**PROVINCE, PATH: recurring, "content/ket-qua/2031/dot-xuat.md": visit}
    page = pages_of(open_site(site(files)), plans)[URL]
    assert "Kết quả ngoài kỳ" in words(page.content)
    assert "/tinh/ket-qua/2031/dot-xuat/" in links(page.content)


def test_what_nobody_reported_is_not_shown_as_nothing_done(site: MakeSite) -> None:
    reported = "content/tin/2031/kiem-tra-so-thu-nhat.md"
    silent = {path: text for path, text in PROVINCE.items() if path != reported}
    silent[PATH] = PROVINCE[PATH].replace("year: 2031\n", "year: 2031\ntracked_until: 2031-01-10\n")
    page = pages_of(open_site(site(silent)), plans)[URL]
    assert "chưa có số liệu / 2 cuộc" in words(page.content)
    assert "0 / 2" not in words(page.content)


def test_way_through_a_long_plan(site: MakeSite) -> None:
    content = pages_of(open_site(site(PROVINCE)), plans)[URL].content
    for anchor in ("nhiem-vu", "toan-van", "lien-quan"):
        assert f'href="#{anchor}"' in content
        assert f'id="{anchor}"' in content


def test_each_finding_about_the_text_has_its_own_line(site: MakeSite) -> None:
    both = PROVINCE[PATH].replace("window: quý IV/2031", "window: quý III/2032")
    both = both.replace("window: quý II/2031", "window: quý II/2032")
    opened = open_site(site({**PROVINCE, PATH: both}))
    found = tuple(all_problems(opened.store, opened.as_of))
    checked = replace(opened, problems=lambda path: tuple(p for p in found if p.path == path))
    facts = plans.findings(checked, opened.store.by_id["kh-2031-05"])
    lines = next(fact for fact in facts if "2032" in fact.value).value.split("\n")
    assert [("1a" in line, "1b" in line) for line in lines] == [(True, False), (False, True)]
