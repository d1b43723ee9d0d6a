"""What the server asks of the system while it answers: was the disk flushed before each 204?"""

import asyncio
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.api.load import PAGES
from tests.api.serving import serving
from tests.api.support import FIREFOX, publish

CALLS = "fdatasync,fsync,write,writev,sendto,sendmsg"


@contextmanager
def traced(process: int, output: Path) -> Iterator[None]:
    """strace on a running process and its threads."""
    program = shutil.which("strace")
    if program is None:
        pytest.skip("strace is not installed")
    command = [
        program,
        "-f",
        "-s",
        "24",
        "-e",
        f"trace={CALLS}",
        "-o",
        str(output),
        "-p",
        str(process),
    ]
    with output.with_suffix(".log").open("w") as log:
        tracer = subprocess.Popen(command, stderr=log, text=True)
    try:
        while "attached" not in (said := output.with_suffix(".log").read_text()):
            if tracer.poll() is not None:
                pytest.skip(f"strace may not attach: {said}")
            tracer.poll()
        yield
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.wait(10)


async def unflushed(root: Path, hits: int) -> tuple[int, int]:
    """Hits sent one by one: (acknowledged, those of them no flush came before)."""
    publish(root, PAGES)
    trace = root / "trace"
    with serving(root, root / "log", "127.0.0.1") as served:
        async with httpx.AsyncClient(base_url=served.urls[0]) as client:
            with traced(served.process.pid, trace):
                for number in range(hits):
                    agent = {"User-Agent": f"{FIREFOX} {number}"}
                    body = {"path": PAGES[number % len(PAGES)]}
                    answer = await client.post("/api/hits", json=body, headers=agent)
                    assert answer.status_code == 204
                await asyncio.sleep(0.2)
    return judge(trace.read_text())


def judge(trace: str) -> tuple[int, int]:
    """Acknowledgements in a trace, and those without a finished flush since the one before."""
    acknowledged = unflushed = 0
    flushed = False
    for line in trace.splitlines():
        if "fdatasync" in line and line.rstrip().endswith("= 0"):
            flushed = True
        elif "HTTP/1.1 204" in line:
            acknowledged += 1
            unflushed += not flushed
            flushed = False
    return acknowledged, unflushed
