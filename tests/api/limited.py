"""`cchc` as a user whom the permissions of files bind: root is not, unless it gives that up."""

import ctypes
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.sites import CCHC

_PR_CAPBSET_DROP = 24  # prctl(2)
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2  # capabilities(7)


def cchc(root: Path, verb: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run a verb to its end."""
    return subprocess.run(
        _command(root, verb, *arguments),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=_obey_permissions,
    )


@contextmanager
def api(root: Path, *arguments: object) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A running `cchc api`: its address over IPv4, its process."""
    command = _command(root, "api", "--host", "127.0.0.1", "--port", 0, "--metrics", "off")
    process = subprocess.Popen(
        [*command, *map(str, arguments)],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_obey_permissions,  # noqa: PLW1509 - starts no thread
    )
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        assert "http://" in line, line + process.stderr.read()
        yield json.loads(line)["message"].split(" ")[1].removesuffix("/api/counter"), process
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


def _command(root: Path, verb: str, *arguments: object) -> list[str]:
    return [str(CCHC), verb, "--root", str(root), *map(str, arguments)]


def _obey_permissions() -> None:
    """In the new process, before the program: what it must not do it then really cannot do."""
    if os.geteuid() != 0:
        return
    library = ctypes.CDLL(None, use_errno=True)
    for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH):
        if library.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl")
