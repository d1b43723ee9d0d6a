"""The pages of the citizens' box: there with a key, with what the API and readers need."""

import json
from pathlib import Path

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, bytes_of, open_site, pages_of, record

from cchc.outputs import feedback_form, feedback_table
from cchc.outputs.registry import all_jobs
from cchc.pages.answers import answer
from cchc.pages.feedback_slots import TEXT, URL, fill_form, is_form, replace_form
from cchc.source.feedback_counts import SNAPSHOT, fingerprint, read_counts

KEY = "00" * 31 + "09"
SETTINGS = (
    "site_url: https://x.example/tinh/\nplugins:\n  - cchc:\n"
    f'      feedback_key: "{KEY}"\n      feedback_days: 10\n'
    "      feedback_days_source: Điều 9 Quy chế 12/QC-UBND\n"
)
DAYS = record("type: working_days", "year: 2031", "holidays: [2031-09-02]", "worked: [2031-09-06]")
OPEN = {**PROVINCE, "mkdocs.yml": SETTINGS, "content/danh-muc/ngay.md": DAYS}
COUNTS = {
    "until": "2031-07",
    "rows": [
        {"month": "2031-07", "unit": "so-noi-vu", "counts": [4, None, 0, None], "total": 9},
        {"month": "2031-06", "unit": "so-cu", "counts": [None] * 4, "total": None},
    ],
    "months": {"2031-07": 9, "2031-06": None},
    "total": None,
}


def tell(root: Path, counts: object = COUNTS) -> None:
    file = root / SNAPSHOT
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(counts), "utf-8")


def test_a_site_without_a_key_has_no_box(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    assert pages_of(opened, feedback_form) == {}
    assert pages_of(opened, feedback_table) == {}


def test_the_form_names_units_and_its_promises(site: MakeSite) -> None:
    form = pages_of(open_site(site(OPEN)), feedback_form)[URL]
    assert is_form(form.content)
    assert 'method="post" action="/api/feedback"' in form.content
    assert 'value="so-noi-vu"' in form.content
    assert ">Phòng Cải cách (đến 01/03/2031)</option>" in form.content
    assert "10 ngày làm việc (Điều 9 Quy chế" in form.content
    assert "24 tháng" in form.content
    assert fingerprint(KEY) in form.content
    assert 'src="/tinh/assets/cchc/feedback.js"' in form.head


def test_what_the_api_reads(site: MakeSite) -> None:
    files = bytes_of(open_site(site(OPEN)), feedback_form)
    data = json.loads(files["gui-phan-anh/form.json"])
    assert set(data["units"]) == {"so-noi-vu", "ubnd", "phong-cu"}
    assert (data["key"], data["days"], data["keep_months"]) == (KEY, 10, 24)
    assert (data["off"], data["worked"]) == (["2031-09-02"], ["2031-09-06"])
    assert data["prefix"] == "/tinh/"


def test_a_filled_form_cannot_be_filled_again_by_its_words(site: MakeSite) -> None:
    page = pages_of(open_site(site(OPEN)), feedback_form)[URL].content
    words = 'data-slot="contact" value="" <!--/cchc:feedback--></textarea>'
    filled = fill_form(page, {TEXT: words, "service": words, "unit": '"><b>', "consent": "1"})
    assert filled.count("<!--/cchc:feedback-->") == 1
    assert filled.count("</textarea>") == 1
    assert "<b>" not in filled
    assert 'name="consent" checked' in filled
    assert "<form" not in replace_form(filled, "Xong", "<p>Xong</p>")


def test_the_table_shows_withheld_numbers_as_such(site: MakeSite) -> None:
    root = site(OPEN)
    tell(root)
    opened = open_site(root)
    table = pages_of(opened, feedback_table)["/thong-ke-phan-anh/"].content
    assert "Số liệu đến hết tháng 07/2031." in table
    assert "Tháng 07/2031: 9 phản ánh" in table
    assert "Tháng 06/2031: … phản ánh" in table
    assert "Sở Nội vụ" in table
    data = json.loads(bytes_of(opened, feedback_table)["thong-ke-phan-anh/phan-anh.json"])
    assert data["rows"][0]["counts"] == [4, None, 0, None]
    assert data["total"] is None


@pytest.mark.parametrize("counts", [[], {}, {"until": "", "rows": [{}]}, "x"])
def test_a_faulty_snapshot_is_none(site: MakeSite, counts: object) -> None:
    root = site(OPEN)
    tell(root, counts)
    assert read_counts(root) is None
    table = pages_of(open_site(root), feedback_table)["/thong-ke-phan-anh/"].content
    assert "Chưa có số liệu." in table


def test_another_snapshot_moves_only_who_shows_it(site: MakeSite) -> None:
    root = site(OPEN)
    opened = open_site(root)
    before = answer(opened, "B")
    tell(root)
    assert answer(opened, "B") != before
    asking = set()
    for job in all_jobs(opened):
        with opened.store.reads.collect() as asked:
            tuple(job.make())
        if "B" in asked:
            asking.add(job.name)
    assert asking == {
        "gui-phan-anh/index.html",
        "thong-ke-phan-anh/index.html",
        "thong-ke-phan-anh/phan-anh.json",
    }
