"""`mkdocs build` and `mkdocs serve` with the plugin, as a user of MkDocs starts them."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.build.support import contents, stamps
from tests.conftest import MakeSite
from tests.e2e.sites import run
from tests.outputs.sites import PROVINCE, SECTION, article, record

pytestmark = pytest.mark.e2e

SETTINGS = """\
site_name: X
docs_dir: content/trang
theme:
  name: material
  language: vi
  font: false
plugins: [cchc]
"""
FILES: Mapping[str, str] = {
    "mkdocs.yml": SETTINGS,
    "content/trang/index.md": record("title: Nhà"),
    "content/trang/lien-he.md": record("title: Liên hệ", body="[tin](../tin/a.md)"),
    "content/danh-muc/tin-chung.md": SECTION,
    "content/tin/a.md": article("Tin A", "2031-05-01"),
    "content/tin/hen.md": article("Hẹn", "2031-09-01T08:00"),
}
DAY = "2031-08-15"
PLAN = "content/ke-hoach/2031/kh-2031-05.md"


def build(root: Path, *arguments: str, as_of: str = DAY) -> tuple[int, str]:
    done = run(sys.executable, "-m", "mkdocs", "build", *arguments, cwd=root, CCHC_AS_OF=as_of)
    return done.returncode, (done.stdout + done.stderr).decode()


def test_strict_build_gives_the_site_and_tells_the_api(site: MakeSite) -> None:
    root = site(FILES)
    code, told = build(root, "--strict")
    assert code == 0, told
    found = contents(root / "site")
    assert b'href="/tin/2031/a/"' in found["lien-he/index.html"]
    assert "tin/2031/a/index.html" in found
    assert (root / ".cchc" / "release.json").is_file()


def test_as_of_is_honoured(site: MakeSite) -> None:
    root = site(FILES)
    for day, there in (("2031-08-31", False), ("2031-09-01", True), ("2031-09-01T07:59", False)):
        assert build(root, as_of=day)[0] == 0
        assert (root / "site/tin/2031/hen/index.html").is_file() is there


def test_a_letter_that_print_lacks_is_told_and_strictly_refused(site: MakeSite) -> None:
    root = site({**PROVINCE, "mkdocs.yml": SETTINGS, PLAN: f"{PROVINCE[PLAN]}\nLạ: \U0001f600\n"})
    code, told = build(root)
    assert (code, f"{PLAN}:" in told) == (0, True), told
    code, told = build(root, "--strict")
    assert (code, "strict" in told) == (1, True), told


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("content/tin/a.md", "---\ntitel: X\n---\n", "content/tin/a.md:2:1: "),
        ("content/trang/tin.md", "---\ntitle: Tin\n---\n", "trùng địa chỉ tin/index.html"),
        (
            "mkdocs.yml",
            SETTINGS.replace("[cchc]", "[{cchc: {organization: Y}}]"),
            "organization",
        ),
    ],
)
def test_faults_leave_the_site_alone(site: MakeSite, path: str, text: str, words: str) -> None:
    root = site(FILES)
    assert build(root)[0] == 0
    before = stamps(root / "site")
    site({**FILES, path: text})
    code, told = build(root)
    assert code == 1
    assert words in told
    assert "Traceback" not in told
    assert stamps(root / "site") == before


def test_wrong_as_of_is_said(site: MakeSite) -> None:
    root = site(FILES)
    code, told = build(root, as_of="hôm nay")
    assert code == 1
    assert "'hôm nay' không phải ngày hoặc thời điểm ISO" in told
    assert not (root / "site").exists()


def test_site_folder_that_holds_the_sources_is_refused(site: MakeSite) -> None:
    root = site(FILES)
    code, told = build(root, "--site-dir", str(root / "content" / "site"))
    assert code == 1
    assert "không được nằm trong content/" in told


@contextmanager
def preview(root: Path) -> Iterator[str]:
    """`mkdocs serve` on a free port until the block ends; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = root.parent / "serve.log"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", address]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=root, stdout=output, stderr=output)
    try:
        deadline = time.monotonic() + 40
        while "Serving on" not in log.read_text("utf-8"):
            assert process.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < deadline, log.read_text("utf-8")
            time.sleep(0.1)
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait(20)


def test_preview_shows_the_pages_and_does_not_touch_the_site(site: MakeSite) -> None:
    root = site(FILES)
    assert build(root)[0] == 0
    before = remembered(root)
    with preview(root) as url, urllib.request.urlopen(f"{url}danh-muc/tin-chung/") as page:
        assert b"Tin chung" in page.read()
    assert remembered(root) == before


def remembered(root: Path) -> dict[str, tuple[int, int]]:
    """Every file of a root but what only saves the next build some time."""
    kept = (".cchc/bodies.sqlite", ".cchc/analysis", ".cchc/facts", ".cchc/between")
    return {name: stamp for name, stamp in stamps(root).items() if not name.startswith(kept)}
