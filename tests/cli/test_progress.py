"""How far a build is: a bar on a real terminal, lines for programs, nothing through a pipe."""

import io
import json
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import MakeSite

from cchc.build.progress import MAKE, READ
from cchc_cli.progress import Bar, Lines

FILES = {
    "mkdocs.yml": "site_name: Trang thử\ntheme:\n  name: material\n",
    "content/trang/index.md": "---\ntitle: Trang chủ\n---\n\nChào.\n",
    "content/danh-muc/s.md": "---\ntype: section\nname: Tin\n---\n",
    "content/tin/2025/a.md": "---\ntitle: Tin\nsection: s\npublished: 2025-01-02\n---\nThân.\n",
}
CCHC = [sys.executable, "-c", "from cchc_cli.main import main; main()"]


class Terminal:
    """A pseudo-terminal; `text` is all that was written to it."""

    def __init__(self) -> None:
        self._ours, self.theirs = pty.openpty()
        self._parts: list[bytes] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        try:
            while part := os.read(self._ours, 4096):
                self._parts.append(part)
        except OSError:  # Linux says so when the other end is closed
            return

    def close(self) -> str:
        """What was written, when nobody writes any more."""
        os.close(self.theirs)
        self._reader.join()
        os.close(self._ours)
        return b"".join(self._parts).decode()


@pytest.fixture
def terminal() -> Terminal:
    return Terminal()


def rest(written: str) -> str:
    """What stays on a screen of one line: whatever follows the last clearing of it."""
    return written.rpartition("\r\x1b[K")[2]


def ticks(*moments: float) -> Iterator[float]:
    yield from moments


def test_a_bar_grows_on_a_terminal_and_goes(terminal: Terminal) -> None:
    clock = ticks(0, 0.5, 1.5, 1.55, 1.7)
    with os.fdopen(os.dup(terminal.theirs), "w", encoding="utf-8") as stream:
        bar = Bar(stream, clock.__next__)
        bar.phase(READ, 200)
        bar.step(40)  # too early
        bar.step(60)
        bar.step(50)  # too soon after the last one
        bar.phase(MAKE, 10)
        bar.step(10)
        bar.done()
        bar.done()
    shown = terminal.close().split("\r\x1b[K")
    half, whole = "#" * 12 + "." * 12, "#" * 24
    assert shown == ["", f"Đọc tệp [{half}] 100/200", f"Dựng trang [{whole}] 10/10", ""]


def test_quick_work_shows_no_bar(terminal: Terminal) -> None:
    clock = ticks(0, 0.2, 0.9)
    with os.fdopen(os.dup(terminal.theirs), "w", encoding="utf-8") as stream:
        bar = Bar(stream, clock.__next__)
        bar.phase(READ, 2)
        bar.step(1)
        bar.step(1)
        bar.done()
    assert terminal.close() == ""


def test_lines_are_json_and_end_with_the_last_figure() -> None:
    out = io.StringIO()
    lines = Lines(out, ticks(0, 0.05, 0.2, 0.2, 0.21, 0.3).__next__)
    lines.phase(READ, 3)
    for _ in range(3):
        lines.step(1)
    lines.done()
    lines.done()
    told = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["phase"] for line in told] == ["read"] * 3
    assert [line["done"] for line in told] == [0, 2, 3]
    assert {line["total"] for line in told} == {3}


def build(root: Path, *arguments: str, stderr: int) -> "subprocess.CompletedProcess[bytes]":
    command = [*CCHC, "build", "--root", str(root), "--format", "json", *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=stderr, check=False, timeout=300)


@pytest.mark.e2e
def test_a_build_on_a_terminal_leaves_its_last_line_clean(
    site: MakeSite, terminal: Terminal
) -> None:
    done = build(site(FILES), stderr=terminal.theirs)
    written = terminal.close()
    assert done.returncode == 0, written
    outcome = json.loads(done.stdout)
    assert outcome["counts"]["documents"] == 3
    assert outcome["made"] > 0
    assert rest(written) == ""


@pytest.mark.e2e
def test_a_pipe_is_told_nothing_unless_it_asks(site: MakeSite) -> None:
    root = site(FILES)
    quiet = build(root, stderr=subprocess.PIPE)
    assert (quiet.returncode, quiet.stderr) == (0, b"")
    told = build(root, "--clean", "--progress", "json", stderr=subprocess.PIPE)
    lines = [json.loads(line) for line in told.stderr.splitlines()]
    last = {line["phase"]: line for line in lines}
    assert list(last) == ["read", "make"]
    assert all(line["done"] == line["total"] > 0 for line in last.values())
    assert json.loads(told.stdout)["made"] == last["make"]["total"]


def test_a_fault_is_told_on_a_line_of_its_own(site: MakeSite, terminal: Terminal) -> None:
    bad = {**FILES, "content/tin/2025/a.md": "---\ntitle: Tin\nsumary: x\n---\n"}
    done = subprocess.run(
        [*CCHC, "build", "--root", str(site(bad))],
        stdout=subprocess.PIPE,
        stderr=terminal.theirs,
        check=False,
        timeout=300,
    )
    written = rest(terminal.close())
    assert done.returncode == 1
    assert written.startswith("content/tin/2025/a.md:")
