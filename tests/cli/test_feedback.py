"""`cchc feedback` as the secretariat uses it: on the server, and on a computer of its own."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import click
import pytest
from nacl.pwhash import argon2id
from tests.cli.conftest import Run

from cchc.source.feedback_counts import fingerprint
from cchc.vietnamese.zone import ZONE
from cchc_api.feedback.register import NewReport, Register
from cchc_api.feedback.seals import Content, open_answer, reply_key, seal, secret_hash

TYPED_WORDS = "mật khẩu dài"
SECRET = "0f" * 16
CODE = "PA-2026-000001"
AS_OF = ("--as-of", "2026-04-20")

Typed = Callable[..., None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """What the user types for hidden questions, in order; and keys that are made quickly."""
    monkeypatch.setattr(argon2id, "OPSLIMIT_MODERATE", argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(argon2id, "MEMLIMIT_MODERATE", argon2id.MEMLIMIT_MIN)

    def give(*lines: str) -> None:
        answers = iter(lines)
        monkeypatch.setattr(click.termui, "hidden_prompt_func", lambda _text: next(answers))

    return give


def register_of(root: Path) -> Register:
    return Register(root / ".cchc/feedback.sqlite")


def hand_in(root: Path, key: str) -> None:
    received = datetime(2026, 4, 1, 9, 0, tzinfo=ZONE)
    content = Content("so-noi-vu", "Chờ lâu", "Khai sinh", "0912")
    with closing(register_of(root)) as register:
        public = bytes(reply_key(SECRET).public_key)
        sealed = seal(content, key)
        due = datetime(2026, 4, 15, tzinfo=ZONE).date()
        new = NewReport(
            received, "so-noi-vu", due, False, secret_hash(SECRET), public, sealed, fingerprint(key)
        )
        register.add([new], 0)


def keygen(cchc: Run, typed: Typed, root: Path, keys: Path) -> str:
    typed(TYPED_WORDS, TYPED_WORDS)
    done = cchc("feedback", "keygen", "--root", root, "--keys", keys)
    assert done.code == 0, done.err
    return done.out.strip().removeprefix("feedback_key: ")


def test_the_key_file_is_its_owner_s_and_needs_its_password(
    cchc: Run, typed: Typed, tmp_path: Path
) -> None:
    keys = tmp_path / "keys"
    public = keygen(cchc, typed, tmp_path, keys)
    (file,) = keys.iterdir()
    assert file.name == f"{fingerprint(public)}.key"
    assert file.stat().st_mode & 0o777 == 0o600
    hand_in(tmp_path, public)
    typed("không phải thế")
    done = cchc("feedback", "open", CODE, "--root", tmp_path, "--keys", keys)
    assert (done.code, done.is_calm) == (3, True)
    assert "Mật khẩu không đúng" in done.err
    assert "Chờ lâu" not in done.out


def test_short_passwords_and_keys_inside_the_site_are_refused(
    cchc: Run, typed: Typed, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    typed("ngắn", "ngắn")
    short = cchc("feedback", "keygen", "--root", tmp_path, "--keys", tmp_path.parent / "k")
    inside = cchc("feedback", "keygen", "--root", tmp_path, "--keys", tmp_path / "keys")
    assert (short.code, inside.code) == (2, 2)
    assert "ít nhất 10" in short.err
    assert not (tmp_path / "keys").exists()


def test_a_report_is_opened_answered_and_closed(cchc: Run, typed: Typed, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    hand_in(tmp_path, keygen(cchc, typed, tmp_path, keys))
    root = ("--root", tmp_path, *AS_OF)
    listed = cchc("feedback", "open", *root).out
    assert listed == f"{CODE}\t2026-04-01\tso-noi-vu\tĐã tiếp nhận\thạn 15/04/2026 (QUÁ HẠN)\n"
    typed(TYPED_WORDS)
    shown = cchc("feedback", "open", CODE.lower(), *root, "--keys", keys)
    assert shown.out.endswith("Thủ tục: Khai sinh\nLiên hệ: 0912\n\nChờ lâu\n")
    assert cchc("feedback", "assign", CODE, "--to", "ubnd-xa-a", *root).code == 0
    (tmp_path / "text").write_text("Đã nhắc nhở.\n", "utf-8")
    assert cchc("feedback", "answer", CODE, tmp_path / "text", *root).code == 0
    assert cchc("feedback", "close", CODE, *root).out == f"{CODE}: đã đóng.\n"
    again = cchc("feedback", "close", CODE, *root)
    assert (again.code, again.is_calm) == (2, True)
    with closing(register_of(tmp_path)) as register:
        (entry,) = register.entries()
    assert (entry.status, entry.assigned) == ("closed", "ubnd-xa-a")
    assert entry.answer is not None
    assert open_answer(entry.answer, SECRET) == "Đã nhắc nhở."


def test_two_computers(cchc: Run, typed: Typed, tmp_path: Path) -> None:
    server, desk, keys = (tmp_path / name for name in ("server", "desk", "keys"))
    desk.mkdir()
    server.mkdir()
    hand_in(server, keygen(cchc, typed, desk, keys))
    out, back = tmp_path / "out", tmp_path / "back"
    assert cchc("feedback", "export", out, "--root", server).code == 0
    assert "Chờ lâu" not in out.read_text("utf-8")
    assert cchc("feedback", "import", out, "--root", desk).out == (
        "1 phản ánh trong tệp, 1 có thay đổi.\n"
    )
    typed(TYPED_WORDS)
    assert "Chờ lâu" in cchc("feedback", "open", CODE, "--root", desk, "--keys", keys).out
    assert cchc("feedback", "close", CODE, "--spam", "--root", desk, *AS_OF).code == 0
    assert cchc("feedback", "export", back, "--actions", "--root", desk).code == 0
    assert cchc("feedback", "import", back, "--root", server).code == 0
    with closing(register_of(server)) as register:
        (entry,) = register.entries()
    assert (entry.status, entry.spam) == ("closed", 1)


def test_a_report_for_a_key_that_is_not_here(cchc: Run, typed: Typed, tmp_path: Path) -> None:
    hand_in(tmp_path, keygen(cchc, typed, tmp_path, tmp_path / "old"))
    keygen(cchc, typed, tmp_path, tmp_path / "new")
    done = cchc("feedback", "open", CODE, "--root", tmp_path, "--keys", tmp_path / "new")
    assert done.code == 3
    assert "niêm phong cho khóa" in done.err


def test_mistakes_are_told(cchc: Run, tmp_path: Path, site_root: Path) -> None:
    none = cchc("feedback", "open", "--root", tmp_path)
    assert (none.code, none.is_calm) == (3, True)
    hand_in(site_root, "00" * 31 + "09")
    root = ("--root", site_root)
    (site_root / "empty").write_text(" \n")
    (site_root / "strange").write_text("x\n")
    for arguments, said in (
        (("open", "PA-1"), "PA-2026-000123"),
        (("assign", CODE, "--to", "so-noi-v"), "so-noi-vu"),
        (("answer", CODE, site_root / "empty"), "từ 1 đến"),
        (("import", site_root / "strange"), "không phải tệp chuyển"),
        (("nothing",), "nothing"),
    ):
        done = cchc("feedback", *arguments, *(root if arguments[0] != "nothing" else ()))
        assert (done.code, done.is_calm) == (2, True), arguments
        assert said in done.err


@pytest.fixture
def site_root(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    folder = root / "content/danh-muc"
    folder.mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: x\n")
    unit = "---\ntype: unit\nname: Sở Nội vụ\nlevel: tỉnh\nkind: sở\n---\n"
    (folder / "so-noi-vu.md").write_text(unit, "utf-8")
    return root
