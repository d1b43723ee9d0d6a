"""A job runs again when, and only when, the site answers one of its questions differently."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.outputs.sites import AS_OF, PROVINCE, SECTION, article, record
from tests.support import write_site

from cchc.outputs.progress_view import without_prints
from cchc.outputs.registry import all_jobs
from cchc.pages.answers import answer
from cchc.pages.site import Counter, Site
from cchc.source.store import load

PLAIN = "content/tin/2031/tin-thu-hai.md"
CHECKED = "content/tin/2031/kiem-tra-so-thu-nhat.md"
MEETING = "content/hop/2031/hop-quy-3.md"
UNIT = "content/danh-muc/so-noi-vu.md"
NAME = "content/danh-muc/tin-chung.md"
PLAN = "content/ke-hoach/2031/kh-2031-05.md"
CLASS = "content/tap-huan/2031/lop-1.md"
TEXT = "content/van-ban/2031/qd-12.md"
SENT = "content/tin/2031/bai-gui.md"
LEDGER = "dia-chi.txt"
SINCE = "2031-06-01T08:00+07:00"

OTHER = SECTION.replace("Tin chung", "Tin cơ sở").replace("order: 1", "order: 2")
LINKS = "![ảnh](anh.png), [tin khác](../2031/tin-thu-hai.md)"
OLD = article("Tin cũ", "2030-03-01T08:00", "tags: [kiểm tra]", body=LINKS)
FILES: Mapping[str, str] = {
    **PROVINCE,
    "content/danh-muc/tin-co-so.md": OTHER,
    "content/tin/2030/cu.md": OLD.replace("tin-chung", "tin-co-so"),
    "content/tin/2031/se-het.md": article(
        "Mời họp", "2031-07-01T08:00", "expires: 2031-08-16T08:00"
    ),
    "content/tin/2031/hen-gio.md": article("Hẹn giờ", "2031-08-16T08:00"),
    LEDGER: f"/tin/2031/ten-cu/   x   {SINCE}   redirect   /tin/2031/tin-thu-hai/\n",
}


@dataclass(frozen=True)
class Ran:
    """What a job asked, what it was told, what it made."""

    told: Mapping[str, bytes]
    made: tuple[Any, ...]


Built = tuple[Site, dict[str, Ran]]


def run(root: Path, files: Mapping[str, str], as_of: datetime = AS_OF) -> Built:
    """A site of these files, all its jobs run."""
    site = Site(
        load(write_site(root, files)), as_of, Counter(1, None), without_prints, clock=str(as_of)
    )
    ran: dict[str, Ran] = {}
    for job in all_jobs(site):
        assert job.name not in ran
        with site.store.reads.collect() as asked:
            made = tuple(job.make())
        ran[job.name] = Ran({question: answer(site, question) for question in asked}, made)
    return site, ran


def touched(old: Mapping[str, Ran], site: Site, new: Mapping[str, Ran]) -> set[str]:
    """The jobs that a build would run; every other one would have made what it made before."""
    known: dict[str, bytes] = {}

    def now(question: str) -> bytes:
        if question not in known:
            known[question] = answer(site, question)
        return known[question]

    found = set()
    for name, job in new.items():
        before = old.get(name)
        if before is None or any(now(q) != told for q, told in before.told.items()):
            found.add(name)
        else:
            assert job.made == before.made, name
    return found


def changed(path: str, old: str, new: str) -> dict[str, str | None]:
    assert old in FILES[path]
    return {path: FILES[path].replace(old, new)}


RESULT = "\n".join((
    "results:", "  - task: kh-2031-05/1a", "    date: 2031-06-01", "    evidence: bien-ban.pdf", ""
))  # fmt: skip
GIFT = record(
    "type: contribution", "title: Bài gửi", "source: so-noi-vu", "received: 2031-05-01",
    "state: đăng", "article: tin-2031-tin-thu-hai", "target: [Bộ Nội vụ]",
)  # fmt: skip

EDITS: Mapping[str, dict[str, str | None]] = {
    "title": changed(PLAIN, "Tin thứ hai", "Tin số hai"),
    "body": changed(PLAIN, "Nội dung.", "Nội dung khác. ![ảnh](anh.png)"),
    "tags": changed(CHECKED, "[kiểm tra, Đường dây nóng]", "[đường dây nóng, mới]"),
    "moved in time": changed(PLAIN, "2031-06-01", "2030-06-01"),
    "other section": changed(PLAIN, "tin-chung", "tin-co-so"),
    "note": changed(PLAIN, "---\n\n", "change_notes:\n  - at: 2031-06-02\n    note: Sửa.\n---\n\n"),
    "deleted": {PLAIN: None},
    "draft": changed(PLAIN, "---\n\n", "state: nháp\n---\n\n"),
    "withdrawn": changed(PLAIN, "---\n\n", "state: gỡ\n---\n\n"),
    "back again": changed("content/tin/2031/da-go.md", "state: gỡ\n", ""),
    "unit renamed": changed(UNIT, "name: Sở Nội vụ", "name: Sở Nội vụ mới"),
    "unit withdrawn": changed(UNIT, "kind: sở", "kind: sở\nstate: gỡ"),
    "section renamed": changed(NAME, "Tin chung", "Tin tổng hợp"),
    "section without a feed": changed(NAME, "order: 1", "order: 1\nfeed: không"),
    "unit with news": changed(PLAIN, "section:", "unit: ubnd\nsection:"),
    "sent to the ministry": {SENT: GIFT},
    "meeting moved": changed(MEETING, "quý III/2031", "quý IV/2031"),
    "meeting held": changed(MEETING, "unit: ubnd", "held: 2031-08-01\nunit: ubnd"),
    "class withdrawn": changed(CLASS, "no: 1", "no: 1\nstate: gỡ"),
    "span of a series": changed("content/phat-song/2031/chuyen-muc.md", "2031-m09", "2032-m02"),
    "result": changed(PLAIN, "---\n\n", f"{RESULT}---\n\n"),
    "plan renamed": changed(PLAN, "title: Kế hoạch cải cách", "title: Kế hoạch về cải cách"),
    "plan gone": {PLAN: None},
    "task renamed": changed(PLAN, "Kiểm tra các sở", "Kiểm tra mọi sở"),
    "number": changed(TEXT, "12/QĐ-UBND", "13/QĐ-UBND"),
    "text without its file": {"content/van-ban/2031/qd-12.pdf": None},
    "file": {"content/tin/2031/bien-ban.pdf": "%PDF-1.4 dài hơn\n"},
    "new file": {"content/tin/2030/anh.png": "x"},
    "page": {"content/trang/moi.md": record("title: Trang mới", body="Lời.")},
    "own robots": {"content/trang/robots.txt": "User-agent: *\n"},
    "home renamed": changed("content/trang/index.md", "Trang thử.", "Trang đang thử."),
    "ledger": {LEDGER: FILES[LEDGER] + f"/tin/2031/mat/   y   {SINCE}   withdrawn   -\n"},
    "ledger leads elsewhere": {LEDGER: FILES[LEDGER].replace("/tin/2031/tin-thu-hai/", "/tin/")},
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site before any edit."""
    return run(tmp_path_factory.mktemp("jobs") / "site", FILES)


def edited(folder: Path, name: str) -> Built:
    edits = {**FILES, **EDITS[name]}
    return run(folder / "site", {path: text for path, text in edits.items() if text is not None})


@pytest.mark.parametrize("name", EDITS)
def test_what_would_not_run_again_has_not_changed(first: Built, tmp_path: Path, name: str) -> None:
    (site, old), (other, new) = first, edited(tmp_path, name)
    there, back = touched(old, other, new), touched(new, site, old)
    assert there or set(new) != set(old), "an edit that nothing shows tests nothing"
    assert there - set(old) == set(new) - set(old)
    assert back - set(new) == set(old) - set(new)


def test_without_an_edit_nothing_runs_again(first: Built, tmp_path: Path) -> None:
    assert touched(first[1], *run(tmp_path / "site", FILES)) == set()


@pytest.mark.parametrize("days", [-400, -70, -1, 1, 40, 400])
def test_what_would_not_run_at_another_time_has_not_changed(
    first: Built, tmp_path: Path, days: int
) -> None:
    (site, old), (other, new) = first, run(tmp_path / "site", FILES, AS_OF + timedelta(days))
    assert touched(old, other, new)
    assert touched(new, site, old)


def test_a_body_touches_its_page_its_row_and_its_feeds(first: Built, tmp_path: Path) -> None:
    assert touched(first[1], *edited(tmp_path, "body")) == {
        "tin/2031/tin-thu-hai/index.html",
        f"search {PLAIN}",
        f"files {PLAIN}",
        "feed /",
        "feed /danh-muc/tin-chung/",
    }


def test_a_title_touches_no_other_year_section_type(first: Built, tmp_path: Path) -> None:
    found = touched(first[1], *edited(tmp_path, "title"))
    assert {"tim-kiem/2031.json", "feed /", "tin/2031/tin-thu-hai/index.html"} <= found
    assert not [name for name in found if name.startswith(("table ", "data ", "bang-theo-doi/"))]
    assert not {name for name in found if name.endswith(".ics")}
    elsewhere = {
        "tim-kiem/2030.json",
        "tim-kiem/index.html",
        "tim-kiem/cac-nam.json",
        "feed /danh-muc/tin-co-so/",
        "feed /danh-muc/so-noi-vu/",
        "tin/2030/index.html",
        "tin/2030/cu/index.html",  # a link shows no title
        "hop/index.html",
        "van-ban/index.html",
        "ke-hoach/2031/kh-2031-05/index.html",
    }
    assert found & elsewhere == set()
    assert elsewhere <= set(first[1])
    rows = {name for name in found if name.startswith(("search ", "files "))}
    assert rows == {f"search {PLAIN}", f"files {PLAIN}"}


def test_a_meeting_touches_no_news(first: Built, tmp_path: Path) -> None:
    found = touched(first[1], *edited(tmp_path, "meeting moved"))
    assert {"lich.ics", "hop/lich.ics", "hop/2031/index.html"} <= found
    assert not {"feed /", "tap-huan/lich.ics", "tap-huan/2031/index.html"} & found
    assert not [name for name in found if name.startswith("tin/")]
