"""The same properties with the real theme, real processes and real kills."""

import fcntl
import os
import subprocess
import time
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from tests.build.support import request_for
from tests.e2e.sites import CCHC
from tests.properties.commands import by_command, with_mkdocs
from tests.properties.kills import TRIES, Field, kill_and_mend, site_of
from tests.properties.sequences import chosen_by, run_sequence
from tests.properties.sites import START
from tests.properties.world import told
from tests.support import write_site

pytestmark = pytest.mark.e2e

SEQUENCES = int(os.environ.get("CCHC_PROPERTY_COMMANDS", "2"))
KILLS = int(os.environ.get("CCHC_PROPERTY_KILLS", "10"))
WAITS = "Một lần dựng khác đang chạy; đang chờ.\n"


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_sequences_through_the_command_line(tmp_path: Path, seed: int) -> None:
    run_sequence(tmp_path, *chosen_by(Random(seed)), by_command)  # noqa: S311 - the same steps


@pytest.mark.parametrize("seed", range(100, 100 + SEQUENCES))
def test_sequences_with_the_theme(tmp_path: Path, seed: int) -> None:
    run_sequence(tmp_path, *chosen_by(Random(seed)), with_mkdocs)  # noqa: S311 - the same steps


def test_killed_builds_leave_whole_files_and_the_next_one_mends(tmp_path: Path) -> None:
    field, random = Field.prepared(tmp_path), Random(7)  # noqa: S311 - the same moments
    tries = (kill_and_mend(field, random, number) for number in range(KILLS * TRIES))
    in_time = list(islice(filter(None, tries), KILLS))
    assert len(in_time) == KILLS, "too many kills came after the end of the build"


def test_of_two_builds_at_once_the_second_waits(tmp_path: Path) -> None:
    wanted = write_site(tmp_path / "sach", site_of(0))
    assert by_command(request_for(wanted, as_of=START), "")[0] == ""
    root = write_site(tmp_path / "goc", site_of(0))
    command = [str(CCHC), "build", "--root", str(root), "--as-of", START.isoformat()]
    first = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not is_locked(request_for(root).state.folder / "lock"):
        assert first.poll() is None
        time.sleep(0.005)
    second = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    (out, err), (late_out, late_err) = first.communicate(timeout=120), second.communicate()
    assert (first.returncode, second.returncode) == (0, 0), err + late_err
    assert (err.decode(), late_err.decode()) == ("", WAITS)
    assert out.decode().splitlines()[0] == late_out.decode().splitlines()[0]
    assert told(root) == told(wanted)


def is_locked(file: Path) -> bool:
    """Whether another process holds the lock."""
    if not file.is_file():
        return False
    with file.open("r+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
