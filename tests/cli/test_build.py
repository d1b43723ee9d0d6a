"""`cchc build`: counts, formats, faults, places."""

import json
from pathlib import Path

import pytest
from tests.build.support import contents, stamps
from tests.cli.conftest import Run
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, SECTION, article

import cchc_cli.verbs.build as verb

DAY = ("--as-of", "2031-08-15")
NEWS = "content/tin/2031/tin-thu-hai.md"
SMALL = {
    "mkdocs.yml": "site_name: X\n",
    "content/danh-muc/tin-chung.md": SECTION,
    "content/tin/a.md": article("Tin A", "2031-05-01"),
}


def test_smallest_site_builds(cchc: Run, site: MakeSite) -> None:
    """No ordinary pages, no repository, no settings but a name."""
    root = site(SMALL)
    done = cchc("build", "--root", root, *DAY)
    assert done.code == 0, done.err
    found = contents(root / "site")
    assert {"index.html", "404.html", "tin/2031/a/index.html", "feed.xml"} <= found.keys()
    assert "assets/cchc/fonts/be-vietnam-pro-400.woff2" in found
    assert b"Tin A \xe2\x80\x93 X</title>" in found["tin/2031/a/index.html"]


def test_counts_in_words_add_up(cchc: Run, site: MakeSite) -> None:
    files = {
        **SMALL,
        "content/tin/b.md": article("B", "2031-05-01", "state: nháp"),
        "content/tin/c.md": article("C", "2031-12-01"),
        "content/tin/d.md": article("D", "2031-01-01", "expires: 2031-02-01"),
        "content/tin/e.md": article("E", "2031-01-01", "state: gỡ"),
    }
    done = cchc("build", "--root", site(files), *DAY)
    assert done.out.splitlines()[0] == (
        "6 tài liệu = 2 đã đăng, 1 bản nháp, 1 hẹn giờ, 1 hết hạn, 1 đã gỡ."
    )


def test_a_plan_that_print_lacks_a_letter_for_is_told_of_and_the_site_is_built(
    cchc: Run, site: MakeSite
) -> None:
    plan = "content/ke-hoach/2031/kh-2031-05.md"
    done = cchc("build", "--root", site({**PROVINCE, plan: PROVINCE[plan] + "\n☐ Xong.\n"}), *DAY)
    assert (done.code, done.is_calm) == (0, True)
    line = (PROVINCE[plan] + "\n").count("\n") + 1
    assert f"{plan}:{line}:1: CẢNH BÁO IN-CHU: Phông chữ in không có" in done.err


def test_json_and_a_second_build_that_has_nothing_to_do(cchc: Run, site: MakeSite) -> None:
    root = site(PROVINCE)
    first = json.loads(cchc("build", "--root", root, *DAY, "--format", "json").out)
    files = contents(root / "site")
    assert first["files"] == first["written"] == len(files)
    counts = first["counts"]
    assert counts.pop("documents") == sum(counts.values()) == 16
    before = stamps(root / "site")
    second = json.loads(cchc("build", "--root", root, *DAY, "--format", "json").out)
    assert (second["written"], second["removed"]) == (0, 0)
    assert stamps(root / "site") == before
    third = json.loads(cchc("build", "--root", root, *DAY, "--clean", "--format", "json").out)
    assert third["written"] == third["files"]
    assert contents(root / "site") == files


def test_every_fault_is_told_and_nothing_is_written(cchc: Run, site: MakeSite) -> None:
    root = site(SMALL)
    assert cchc("build", "--root", root, *DAY).code == 0
    before = stamps(root / "site")
    site({**SMALL, "content/tin/b.md": "---\ntitel: X\n---\n", "content/tin/a.md": "---\n---\n"})
    done = cchc("build", "--root", root, *DAY)
    assert (done.code, done.out) == (1, "")
    assert "content/tin/a.md:1:1: " in done.err
    assert "content/tin/b.md:2:1: " in done.err
    assert "không ghi gì" in done.err
    assert stamps(root / "site") == before
    assert done.is_calm
    told = json.loads(cchc("build", "--root", root, *DAY, "--format", "json").out)["problems"]
    assert {problem["path"] for problem in told} == {"content/tin/a.md", "content/tin/b.md"}


def test_no_site_appears_when_the_first_build_fails(cchc: Run, site: MakeSite) -> None:
    root = site({**SMALL, "content/tin/a.md": "---\n---\n"})
    assert cchc("build", "--root", root, *DAY).code == 1
    assert sorted(path.name for path in root.iterdir()) == [".cchc", "content", "mkdocs.yml"]
    told = {path.name for path in (root / ".cchc").rglob("*") if path.is_file()}
    assert told.isdisjoint({"release.json", "search.sqlite", "manifest", "unfinished"})


@pytest.mark.parametrize("out", [".", "..", "content", "content/tin/x", ".cchc"])
def test_places_that_would_harm_the_sources_are_refused(
    cchc: Run, site: MakeSite, out: str
) -> None:
    root = site(SMALL)
    done = cchc("build", "--root", root, "--out", root / out, *DAY)
    assert done.code == 2
    assert "Thư mục kết quả" in done.err
    assert not (root / "index.html").exists()


def test_relative_places_are_seen_from_the_working_folder(
    cchc: Run, site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site(SMALL)
    monkeypatch.chdir(tmp_path)
    assert cchc("build", "--root", "site", "--out", "ket qua", *DAY).code == 0
    assert (tmp_path / "ket qua" / "index.html").is_file()
    assert not (tmp_path / "site" / "site").exists()
    monkeypatch.chdir(tmp_path / "site")
    assert cchc("build", *DAY).code == 0
    assert contents(tmp_path / "site" / "site") == contents(tmp_path / "ket qua")


def test_folder_without_content_is_no_site(cchc: Run, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: X")
    done = cchc("build", "--root", tmp_path)
    assert done.code == 1
    assert "Không có thư mục content/" in done.err


def test_ordinary_page_in_the_way_is_named(cchc: Run, site: MakeSite) -> None:
    root = site({**SMALL, "content/trang/tin.md": "---\ntitle: Tin\n---\n"})
    done = cchc("build", "--root", root, *DAY)
    assert done.code == 1
    assert "trùng địa chỉ tin/index.html" in done.err
    assert not (root / "site").exists()
    assert done.is_calm


def test_instant_decides_what_is_public(cchc: Run, site: MakeSite, tmp_path: Path) -> None:
    root = site({**SMALL, "content/tin/hen.md": article("Hẹn", "2031-09-01T08:00")})
    for day, there in (("2031-08-31", False), ("2031-09-01", True)):
        cchc("build", "--root", root, "--out", tmp_path / day, "--as-of", day)
        assert (tmp_path / day / "tin/2031/hen/index.html").is_file() is there
    cchc("build", "--root", root, "--out", tmp_path / "2031-09-01", "--as-of", "2031-08-31")
    assert contents(tmp_path / "2031-09-01") == contents(tmp_path / "2031-08-31")


def test_installation_without_typefaces_is_the_machines_fault(
    cchc: Run, site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb, "print_fonts", lambda: tmp_path)
    done = cchc("build", "--root", site(SMALL), *DAY)
    assert done.code == 3
    assert done.err == ("Không chạy được: thiếu phông chữ; hãy chạy scripts/prepare một lần.\n")


def test_a_faulty_template_of_the_site_is_told_in_words(cchc: Run, site: MakeSite) -> None:
    theme = "site_name: X\ntheme:\n  name: material\n  custom_dir: rieng\n"
    root = site({**SMALL, "mkdocs.yml": theme, "rieng/partials/language.html": "{% if %}"})
    done = cchc("build", "--root", root, *DAY)
    assert done.code == 1
    assert "Mẫu giao diện có lỗi" in done.err
    assert "Traceback" not in done.err
    assert not (root / "site").exists()
