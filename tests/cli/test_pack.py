"""`cchc pack`: the printed plan, refusals, files."""

from pathlib import Path

import pikepdf
import pytest
from tests.cli.conftest import Run
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE

import cchc_cli.verbs.pack as verb

PLAN = "content/ke-hoach/2031/kh-2031-05.md"


def test_plan_as_pdf_without_a_build(cchc: Run, site: MakeSite, tmp_path: Path) -> None:
    root, out = site(PROVINCE), tmp_path / "moi" / "kh.pdf"
    done = cchc("pack", "kh-2031-05", "--root", root, "--out", out)
    assert done.code == 0
    assert f"Đã ghi {out}" in done.err
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
    assert not (root / "site").exists()


def test_default_name_is_the_id_in_the_working_folder(
    cchc: Run, site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cchc("pack", "kh-2031-05", "--root", site(PROVINCE)).code == 0
    assert (tmp_path / "kh-2031-05.pdf").read_bytes().startswith(b"%PDF")


def test_same_bytes_on_any_day(cchc: Run, site: MakeSite, tmp_path: Path) -> None:
    root = site(PROVINCE)
    for name, day in (("a", "2031-02-01"), ("b", "2031-12-01")):
        cchc("pack", "kh-2031-05", "--root", root, "--as-of", day, "--out", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("identity", "words"),
    [
        ("kh-2031-5", 'Không có tài liệu "kh-2031-5". Gần nhất: "kh-2031-05".'),
        ("zzz", 'Không có tài liệu "zzz".'),
        ("so-noi-vu", '"so-noi-vu" là đơn vị, không in riêng được.'),
    ],
)
def test_what_is_not_printed_is_wrong_usage(
    cchc: Run, site: MakeSite, identity: str, words: str
) -> None:
    done = cchc("pack", identity, "--root", site(PROVINCE))
    assert done.code == 2
    assert words in done.err


def test_draft_is_named_after_its_format(
    cchc: Run, site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = cchc("pack", "kh-2031-05", "--root", site(PROVINCE), "--form", "docx")
    assert done.code == 0
    assert "Đã ghi kh-2031-05.docx" in done.err
    assert (tmp_path / "kh-2031-05.docx").read_bytes().startswith(b"PK")


def test_form_nobody_knows_is_refused(cchc: Run, site: MakeSite) -> None:
    assert cchc("pack", "kh-2031-05", "--root", site(PROVINCE), "--form", "a3").code == 2


def test_plan_with_faults_is_named_with_them(cchc: Run, site: MakeSite) -> None:
    root = site({**PROVINCE, PLAN: PROVINCE[PLAN].replace("issued: 2031-01-10", "issued: hôm qua")})
    done = cchc("pack", "kh-2031-05", "--root", root)
    assert done.code == 1
    assert done.err.startswith(f"{PLAN}:6:9: ")
    assert done.is_calm


def test_what_cannot_be_printed_is_a_sentence(cchc: Run, site: MakeSite, tmp_path: Path) -> None:
    root = site({**PROVINCE, PLAN: PROVINCE[PLAN] + "\n\U0001f600\n"})
    done = cchc("pack", "kh-2031-05", "--root", root, "--out", tmp_path / "x.pdf")
    assert done.code == 1
    assert "U+1F600" in done.err
    assert not (tmp_path / "x.pdf").exists()
    assert done.is_calm


def test_installation_without_typefaces_is_the_machines_fault(
    cchc: Run, site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verb, "print_fonts", lambda: tmp_path)
    done = cchc("pack", "kh-2031-05", "--root", site(PROVINCE))
    assert done.code == 3
    assert "scripts/prepare" in done.err
