"""Exit codes: 0 done, 1 content, 2 usage, 3 machine; one sentence, never a traceback."""

from pathlib import Path

import click
import pytest
from tests.cli.conftest import Run
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE

import cchc_cli.verbs.next_change as verb


def test_help_names_every_verb(cchc: Run) -> None:
    done = cchc("--help")
    assert done.code == 0
    for name in ("api", "build", "check", "init", "new", "next-change", "pack", "serve", "table"):
        assert f"\n  {name} " in done.out


def test_version(cchc: Run) -> None:
    done = cchc("--version")
    assert (done.code, done.out.startswith("cchc, version ")) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("khong-co",),
        ("build", "--khong-co"),
        ("build", "--root", "khong-co"),
        ("build", "--format", "yaml"),
        ("build", "--jobs", "0"),
        ("build", "--as-of", "hôm nay"),
        ("build", "--as-of", "31/12/2031"),
        ("serve", "--port", "70000"),
        ("pack",),
        ("init",),
        ("table", "plan-progres"),
    ],
)
def test_wrong_usage_is_2(cchc: Run, arguments: tuple[str, ...]) -> None:
    done = cchc(*arguments)
    assert done.code == 2
    assert done.err.startswith("Usage: cchc")
    assert done.is_calm


def test_as_of_says_how_to_write_it(cchc: Run) -> None:
    assert '"hôm nay" không phải ngày hoặc thời điểm ISO, ví dụ 2007-07-31.' in (
        cchc("build", "--as-of", "hôm nay").err
    )


@pytest.mark.parametrize("verb_name", ["build", "next-change", "serve", "check"])
def test_root_without_settings_is_a_problem_with_its_place(
    cchc: Run, tmp_path: Path, verb_name: str
) -> None:
    done = cchc(verb_name, "--root", tmp_path)
    assert done.code == 1
    assert "mkdocs.yml:1:1: " in done.out + done.err
    assert "TEP-THIEU" in done.out + done.err
    assert done.is_calm


def test_machine_that_refuses_is_3_in_one_sentence(cchc: Run, site: MakeSite) -> None:
    root = site(PROVINCE)
    (root / "la-tep").write_text("x")
    done = cchc("build", "--root", root, "--out", root / "la-tep" / "site")
    assert done.code == 3
    assert done.err.startswith("Không chạy được: ")
    assert done.err.count("\n") == 1
    assert done.is_calm


def test_fault_of_the_program_is_3_with_what_its_mender_needs(
    cchc: Run, site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(verb, "next_change", broken)
    done = cchc("next-change", "--root", site(PROVINCE))
    assert done.code == 3
    assert "ZeroDivisionError" in done.err
    assert done.err.endswith("xin gửi các dòng trên cho người phụ trách.\n")


def test_interruption_is_no_fault_of_the_content(
    cchc: Run, site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(verb, "next_change", interrupted)
    done = cchc("next-change", "--root", site(PROVINCE))
    assert (done.code, done.err.strip()) == (130, "Đã dừng theo yêu cầu.")


def test_commands_are_named_after_their_files(cchc: Run) -> None:
    assert isinstance(verb.command, click.Command)
    assert verb.command.name == "next-change"
