"""Files that are written beside others before they replace them."""

import os
import subprocess
import sys
from pathlib import Path

from cchc.build.files import beside, is_running
from cchc.build.memory import recall, remember


def test_leftovers_of_killed_processes_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not is_running(ended.pid)
    assert is_running(os.getppid())
    for name in (f".x.{ended.pid}", f".x.{os.getppid()}", ".x.new", f".xy.{ended.pid}"):
        (tmp_path / name).write_text("nửa tệp")
    remember(tmp_path / "x", [1])
    assert recall(tmp_path / "x") == [1]
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"x", f".x.{os.getppid()}", ".x.new", f".xy.{ended.pid}"}
    assert beside(tmp_path / "x").name == f".x.{os.getpid()}"
