"""`cchc pack --edition`, `--changes` and the forms of a print job."""

import hashlib
from pathlib import Path

import pytest
from tests.booklet.packs.sites import FILES
from tests.build.test_packs import LESSON, SHORT
from tests.cli.conftest import Run
from tests.conftest import MakeSite

from cchc.source.editions import EDITIONS

ALL = {**FILES, **SHORT}


def test_an_edition_is_written_into_the_ledger_once(
    cchc: Run, site: MakeSite, tmp_path: Path
) -> None:
    root, out = site(ALL), tmp_path / "nho.pdf"
    done = cchc("pack", "nho", "--edition", "--as-of", "2025-12-31", "--root", root, "--out", out)
    assert done.code == 0
    assert "Bản in lần 1: đã ghi vào" in done.err
    ledger = (root / EDITIONS).read_text("utf-8")
    assert hashlib.sha256(out.read_bytes()).hexdigest() in ledger
    again = cchc("pack", "nho", "--edition", "--as-of", "2026-01-31", "--root", root, "--out", out)
    assert "in lại đúng bản đó" in again.err
    assert (root / EDITIONS).read_text("utf-8") == ledger
    assert hashlib.sha256(out.read_bytes()).hexdigest() in ledger


def test_a_later_change_warns_and_names_the_pages(
    cchc: Run, site: MakeSite, tmp_path: Path
) -> None:
    root = site(ALL)
    none = cchc("pack", "nho", "--changes", "--root", root)
    assert "Chưa có bản in nào" in none.out
    cchc(
        "pack", "nho", "--edition", "--as-of", "2025-12-31", "--root", root, "--out", tmp_path / "a"
    )
    assert "còn đúng" in cchc("pack", "nho", "--changes", "--root", root).out
    (root / LESSON).write_text(ALL[LESSON].replace("Đọc cùng", "Hãy đọc cùng"), "utf-8")
    said = cchc("pack", "nho", "--changes", "--root", root).out
    assert "Bài một (bai-mot)" in said
    assert "trang 4: Bài một" in said
    assert "In lại các trang: 1, 2, 4, 6, 7." in said
    assert "IN-CU" in cchc("check", "--root", root).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("bai-mot", "--form", "labels"), "Dạng labels chỉ có ở ấn phẩm và đợt phân phát"),
        (("bai-mot", "--edition"), "chỉ dùng cho ấn phẩm"),
        (("nho", "--form", "docx"), "hãy xuất từng phần"),
    ],
)
def test_what_a_document_has_not_is_wrong_usage(
    cchc: Run, site: MakeSite, arguments: tuple[str, ...], words: str
) -> None:
    done = cchc("pack", *arguments, "--root", site(ALL))
    assert done.code == 2
    assert words in done.err


def test_a_file_is_named_after_its_form(
    cchc: Run, site: MakeSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    root = site(ALL)
    for form in ("booklet", "labels"):
        assert cchc("pack", "nho", "--form", form, "--root", root).code == 0
        assert (tmp_path / f"nho-{form}.pdf").read_bytes().startswith(b"%PDF")
