"""The command line as an outsider calls it: by its path, from any folder, not activated."""

import json
import os
import pty
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.sites import AS_OF, CCHC, SEED, Built, cchc, copy_site, tree

pytestmark = pytest.mark.e2e

PROBLEM_KEYS = {"code", "severity", "path", "line", "column", "message", "hint"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed as a root that was never built and is no git repository."""
    return copy_site(SEED, tmp_path_factory.mktemp("contract") / "root")


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed with one misspelt key."""
    root = copy_site(SEED, tmp_path_factory.mktemp("faulty") / "root")
    article = next((root / "content" / "tin").rglob("*.md"))
    article.write_text(article.read_text("utf-8").replace("section:", "secton:", 1), "utf-8")
    return root


def answer(done: "subprocess.CompletedProcess[bytes]") -> Any:
    assert done.stdout, done.stderr.decode()
    return json.loads(done.stdout)


def test_it_works_by_its_path_in_a_bare_environment(root: Path) -> None:
    done = subprocess.run(
        [CCHC, "check", "--root", root, "--format", "json"],
        cwd="/",
        env={},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert answer(done)["counts"]["errors"] == 0


def test_check_of_the_seed(root: Path, tmp_path: Path) -> None:
    done = cchc("check", "--root", root, "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    found = answer(done)
    assert set(found) == {"problems", "counts"}
    assert set(found["counts"]) == {"files", "errors", "warnings"}
    assert found["counts"]["files"] == len(list((root / "content").rglob("*.md")))
    assert found["counts"]["warnings"] == len(found["problems"]) > 0
    for problem in found["problems"]:
        assert set(problem) == PROBLEM_KEYS
        assert problem["severity"] == "warning"
        lines = (root / problem["path"]).read_text("utf-8").splitlines()
        assert 1 <= problem["line"] <= len(lines)
        assert 1 <= problem["column"] <= len(lines[problem["line"] - 1]) + 1
    codes = {problem["code"] for problem in found["problems"]}
    assert codes >= {"SUM-RANGE", "TYPE", "CONFLICT", "BEFORE-ISSUE", "OUT-OF-YEAR", "NO-TARGET"}
    assert codes >= {"NO-DEADLINE", "NO-CONTACT", "NO-OWNER", "NAME", "TYPO", "DATE-PLACEHOLDER"}


def test_check_of_a_misspelt_key(faulty: Path, tmp_path: Path) -> None:
    done = cchc("check", "--root", faulty, "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    errors = [each for each in answer(done)["problems"] if each["severity"] == "error"]
    assert [(each["code"], each["line"], each["column"]) for each in errors] >= [("FM-KHOA", 3, 1)]
    assert "section" in errors[0]["hint"] + errors[0]["message"]
    text = cchc("check", "--root", faulty, cwd=tmp_path)
    assert text.returncode == 1
    assert f"{errors[0]['path']}:3:1: " in text.stdout.decode()


def test_check_as_sarif(faulty: Path, tmp_path: Path) -> None:
    log = answer(cchc("check", "--root", faulty, "--format", "sarif", cwd=tmp_path))
    assert log["version"] == "2.1.0"
    regions = [
        (result["ruleId"], result["locations"][0]["physicalLocation"]["region"]["startLine"])
        for result in log["runs"][0]["results"]
    ]
    assert ("FM-KHOA", 3) in regions


def test_check_of_some_paths_only(root: Path) -> None:
    plans = cchc("check", "content/ke-hoach", "--format", "json", cwd=root)
    paths = {problem["path"] for problem in answer(plans)["problems"]}
    assert paths == {"content/ke-hoach/2007/kh-2007-09.md"}


def test_build_of_content_with_errors_writes_nothing(faulty: Path, tmp_path: Path) -> None:
    before = tree(faulty / "content")
    done = cchc("build", "--root", faulty, "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 1
    assert b"FM-KHOA" in done.stderr
    assert not (tmp_path / "out").exists()
    assert tree(faulty / "content") == before


def test_build_says_what_became_of_every_document(root: Path, tmp_path: Path) -> None:
    done = cchc("build", "--root", root, "--out", "out", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    counts = answer(done)["counts"]
    assert counts.pop("documents") == sum(counts.values())
    assert set(counts) == {"published", "draft", "embargoed", "expired", "withdrawn"}
    assert (tmp_path / "out" / "index.html").is_file()


def test_build_touches_no_source(seed: Built) -> None:
    assert tree(seed.root / "content") == tree(SEED / "content")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("table", "plan-progres"), "plan-progress"),
        (("table", "inspection"), "inspections"),
        (("pack", "kh-2007-9"), "kh-2007-09"),
        (("show", "kh-2007-9"), "kh-2007-09"),
        (("table", "plan-progress", "--as-of", "04/2007"), "2007-07-31"),
        (("check", "content/khong-co.md"), "content/khong-co.md"),
        (("new", "newz"), "news"),
        (("build", "--format", "yaml"), "json"),
        (("buld",), "buld"),
        (("build", "--root", "khong-co"), "khong-co"),
    ],
)
def test_wrong_usage_names_the_nearest(root: Path, arguments: tuple[str, ...], named: str) -> None:
    done = cchc(*arguments, cwd=root)
    assert done.returncode == 2, done
    assert done.stdout == b""
    assert named in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_what_the_machine_forbids_ends_with_3(root: Path, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("không phải thư mục")
    for arguments in (
        ("build", "--out", tmp_path / "tep" / "site"),
        ("pack", "kh-2007-09", "--out", tmp_path / "tep" / "a.pdf"),
    ):
        done = cchc(*arguments, "--root", root, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (3, b"")
        assert "Traceback" not in done.stderr.decode()


def test_pack_needs_no_build(tmp_path: Path) -> None:
    root = copy_site(SEED, tmp_path / "root")
    done = cchc("pack", "kh-2007-09", "--root", root, cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "kh-2007-09.pdf").read_bytes().startswith(b"%PDF-1.")
    assert not (root / "site").exists()


def test_the_print_on_the_site_is_the_print_of_pack(seed: Built, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    cchc("pack", "kh-2007-09", "--root", seed.root, "--as-of", AS_OF, "--out", out, cwd=tmp_path)
    published = seed.folder / "ke-hoach/2007/kh-2007-09/kh-2007-09.pdf"
    assert out.read_bytes() == published.read_bytes()


def test_a_new_site_checks_and_builds(tmp_path: Path) -> None:
    assert cchc("init", "trang", cwd=tmp_path).returncode == 0
    root = tmp_path / "trang"
    assert cchc("check", cwd=root).returncode == 0
    done = cchc("build", cwd=root)
    assert done.returncode == 0, done.stderr.decode()
    assert (root / "site" / "index.html").is_file()
    assert cchc("init", "trang", cwd=tmp_path).returncode == 2
    table = cchc("table", "plan-progress", cwd=root)
    assert (table.returncode, "chưa có số liệu" in table.stdout.decode()) == (0, True)
    rows = answer(cchc("table", "plan-progress", "--format", "json", cwd=root))["rows"]
    assert rows == []


def test_a_root_is_mkdocs_yml_and_content_and_no_more(tmp_path: Path) -> None:
    root = tmp_path / "tối thiểu"
    (root / "content").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Trang\ncopyright: !ENV [NAME, Trang]\n", "utf-8")
    done = cchc("build", "--root", root, "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "out" / "404.html").is_file()


def test_the_scaffold_is_read_back(root: Path, tmp_path: Path) -> None:
    """What `new` writes is a document the checker knows the type of."""
    copy = copy_site(root, tmp_path / "root")
    done = cchc("new", "news", cwd=copy)
    assert done.returncode == 0, done.stderr.decode()
    found = answer(cchc("check", "--format", "json", cwd=copy))
    assert "FM-KHOA" not in {each["code"] for each in found["problems"]}


def test_show_gives_the_document_as_read(root: Path) -> None:
    shown = answer(cchc("show", "kh-2007-09", cwd=root))
    assert "09/KH-BCĐ" in json.dumps(shown, ensure_ascii=False)
    assert "2007-04-04" in json.dumps(shown)


def test_next_change_names_the_embargoed_article(root: Path, tmp_path: Path) -> None:
    nothing = cchc("next-change", "--format", "json", "--as-of", AS_OF, cwd=root)
    assert (nothing.returncode, answer(nothing)) == (0, None)
    copy = copy_site(root, tmp_path / "root")
    text = "---\ntitle: Tin\nsection: tin-cai-cach-hanh-chinh\npublished: 2026-03-01 07:30\n---\n"
    (copy / "content/tin/2026").mkdir()
    (copy / "content/tin/2026/hen-gio.md").write_text(text, "utf-8")
    change = answer(cchc("next-change", "--format", "json", "--as-of", AS_OF, cwd=copy))
    assert set(change) == {"at", "reason", "id"}
    assert (change["at"], change["id"]) == ("2026-03-01T07:30:00+07:00", "tin-2026-hen-gio")


def test_xlsx_to_a_terminal_is_refused(root: Path) -> None:
    terminal, inside = pty.openpty()
    try:
        done = subprocess.run(
            [CCHC, "table", "plan-progress", "--format", "xlsx"],
            cwd=root,
            stdout=inside,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(inside)
        os.close(terminal)
    assert done.returncode == 2
    assert "--out" in done.stderr.decode()


def test_the_day_is_the_day_in_vietnam(root: Path) -> None:
    for written, day in (
        ("2007-06-30", date(2007, 6, 30)),
        ("2007-06-30T16:59:59Z", date(2007, 6, 30)),
        ("2007-06-30T17:00:00Z", date(2007, 7, 1)),
    ):
        table = answer(cchc("table", "meetings", "--format", "json", "--as-of", written, cwd=root))
        assert table["as_of"] == day.isoformat()
