"""Files of reports on the website: made once, kept while nothing they show has changed."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from tests.booklet.reports.sites import LATER, REPORT, REPORTED, RESULT, Reported, counted_by
from tests.build.support import build, contents, edit, request_for
from tests.outputs.sites import AS_OF, article
from tests.support import write_site

from cchc.booklet.documents import pdf_of
from cchc.build.files import BuildError
from cchc.build.prints import draft_of, print_jobs, print_of, printing
from cchc.build.reports import close_report, report_file
from cchc.pages.artifact import Artifact
from cchc.pages.site import Site
from cchc.vietnamese.dates import ZONE
from cchc_cli.assets import print_fonts

_STEM = "bao-cao/2031/bc-2031-q2/bc-2031-q2"
_NEWS = "content/tin/2031/kiem-tra-so-thu-nhat.md"


@pytest.fixture
def reported(tmp_path: Path) -> Reported:
    return Reported(write_site(tmp_path / "site", REPORTED))


def printed(reported: Reported) -> Site:
    return replace(reported.site(), derive=printing(print_fonts()))


def files_of(site: Site) -> dict[str, bytes]:
    """The files of reports that the website would have."""
    jobs = [job for job in print_jobs(site) if job.name.startswith("bao-cao/")]
    made = [artifact for job in jobs for artifact in job.make()]
    return {a.path: a.data for a in made if isinstance(a, Artifact) and isinstance(a.data, bytes)}


def test_three_files_inside_the_address_the_same_as_pack_gives(reported: Reported) -> None:
    site = printed(reported)
    found = files_of(site)
    assert sorted(found) == [f"{_STEM}.{ending}" for ending in ("docx", "pdf", "xlsx")]
    document = site.store.by_id["bc-2031-q2"]
    assert found[f"{_STEM}.pdf"] == print_of(site, document, print_fonts()).data
    assert found[f"{_STEM}.pdf"] == report_file(site, document, "pdf", print_fonts())
    assert found[f"{_STEM}.docx"] == draft_of(site, document, print_fonts())
    assert load_workbook(BytesIO(found[f"{_STEM}.xlsx"])).sheetnames[0] == "Số liệu"
    reading = site.printed("bc-2031-q2")
    assert reading is not None
    assert (reading.pages, reading.url) == (2, f"/{_STEM}.pdf")


def test_the_page_is_told_the_same_figures(reported: Reported) -> None:
    counted_by(reported.root)
    (progress, feedback) = printed(reported).figures("bc-2031-q2")
    assert progress == (
        "Tiến độ thực hiện kế hoạch",
        (("Số nhiệm vụ", "1"), ("Sắp đến hạn", "1"), ("Đã thực hiện (cuộc)", "1")),
        (),
    )
    assert feedback[1][0] == ("Số phản ánh", "…")
    assert "Dấu … thay cho số được giấu" in feedback[2][0]


def test_a_report_before_its_cut_off_has_no_files(reported: Reported) -> None:
    reported.change(REPORT, "as_of: 2031-06-30", "as_of: 2031-08-16")
    assert files_of(printed(reported)) == {}


@pytest.mark.parametrize("close", [False, True])
def test_rows_tell_nothing_of_what_is_not_public_yet(reported: Reported, close: bool) -> None:
    if close:
        reported.close()
    assert printed(reported).figures("bc-2031-q2")
    reported.change(_NEWS, "2031-05-06T08:00", "2031-09-01T08:00")
    reported.change(
        _NEWS, "change_notes:\n  - at: 2031-05-07T09:00\n    note: Sửa số đơn vị.\n", ""
    )
    assert files_of(printed(reported)) == {}
    assert printed(reported).figures("bc-2031-q2") == ()
    later = replace(printed(reported), moment=datetime(2031, 9, 1, 9, tzinfo=ZONE))
    assert len(files_of(later)) == 3


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "pdf+data"])
def test_a_closed_report_stays_the_same_to_the_byte(reported: Reported, form: str) -> None:
    def made() -> bytes:
        site = reported.site()
        return report_file(site, site.store.by_id["bc-2031-q2"], form, print_fonts())

    before = made()
    reported.close()
    assert made() == before
    reported.write({LATER: RESULT})
    assert made() == before


def test_what_cannot_be_closed(reported: Reported) -> None:
    store = reported.site().store
    with pytest.raises(BuildError, match="chưa đến ngày chốt"):
        close_report(store, store.by_id["bc-2031-q2"], date(2031, 6, 29))
    reported.close()
    store = reported.site().store
    with pytest.raises(BuildError, match="đã chốt"):
        close_report(store, store.by_id["bc-2031-q2"], date(2031, 7, 1))


def test_an_open_report_follows_its_records(reported: Reported) -> None:
    site = reported.site()
    before = pdf_of(site, site.store.by_id["bc-2031-q2"], print_fonts())
    reported.write({LATER: RESULT})
    site = reported.site()
    assert pdf_of(site, site.store.by_id["bc-2031-q2"], print_fonts()) != before


@pytest.mark.e2e
def test_files_are_made_again_only_when_an_answer_has_changed(reported: Reported) -> None:
    """And then they are those of a clean build; an article without results changes none."""
    root = reported.root
    build(request_for(root))
    kept = _worked_out(root)
    edit(root, {"content/tin/2031/tin-khac.md": article("Tin khác", "2031-06-02T08:00")})
    build(request_for(root))
    assert _worked_out(root) == kept
    edit(root, {LATER: RESULT})
    build(request_for(root))
    again = {name for name, moment in _worked_out(root).items() if kept.get(name) != moment}
    assert {_name_of(form) for form in ("print", "draft", "workbook")} <= again
    assert _name_of("print", "kh-2031-05") not in again
    build(request_for(root, root.parent / "clean", clean=True))
    assert _report_files(root / "site") == _report_files(root.parent / "clean")
    assert len(_report_files(root / "site")) == 4


@pytest.mark.e2e
def test_after_every_step_the_site_is_that_of_a_clean_build(reported: Reported) -> None:
    """Counts come, the report is closed, a source is held back and given, days go by and back."""
    root = reported.root
    late = {_NEWS: REPORTED[_NEWS].replace("2031-05-06T08:00", "2031-09-01T08:00")}
    note = "change_notes:\n  - at: 2031-05-07T09:00\n    note: Sửa số đơn vị.\n"
    held = {_NEWS: late[_NEWS].replace(note, "")}
    moments = (AS_OF, datetime(2031, 9, 2, 9, tzinfo=ZONE), datetime(2031, 6, 29, 9, tzinfo=ZONE))
    steps: list[Callable[[], object]] = [
        lambda: None,
        partial(counted_by, root),
        partial(edit, root, {LATER: RESULT}),
        reported.close,
        partial(edit, root, held),
        partial(edit, root, {_NEWS: REPORTED[_NEWS]}),
    ]
    seen = []
    for number, (step, moment) in enumerate(product(steps, moments)):
        if moment == AS_OF:
            step()
        build(request_for(root, as_of=moment))
        clean = root.parent / f"clean-{number}"
        build(request_for(root, clean, moment, clean=True))
        assert contents(root / "site") == contents(clean)
        seen.append(len(_report_files(clean)))
    assert seen == [4, 4, 1, 4, 4, 1, 4, 4, 1, 4, 4, 1, 1, 4, 1, 4, 4, 1]


def _report_files(folder: Path) -> dict[str, bytes]:
    return contents(folder / "bao-cao" / "2031" / "bc-2031-q2")


def _worked_out(root: Path) -> dict[str, int]:
    """When each kept value was worked out."""
    found = root.glob(".cchc/builds/*/derived/*")
    return {file.name: file.stat().st_mtime_ns for file in found}


def _name_of(sort: str, identity: str = "bc-2031-q2") -> str:
    """The file of a kept value."""
    return hashlib.blake2b(f"{sort} {identity}".encode(), digest_size=12).hexdigest()
