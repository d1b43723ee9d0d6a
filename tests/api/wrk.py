"""Load that costs little: wrk (Debian package), one thread, in a process of its own."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import RunError

_SCRIPT = Path(__file__).with_name("hits.lua")


@dataclass(frozen=True, slots=True)
class Shot:
    """What one run of the load has seen."""

    hits: int
    seconds: float
    refused: int
    """Answers other than 2xx."""
    broken: int
    p50_ms: float
    p99_ms: float

    @property
    def rate(self) -> float:
        """Acknowledged hits in a second."""
        return (self.hits - self.refused) / self.seconds


def shoot(
    port: tuple[str, int],
    connections: int,
    seconds: float,
    run: int = 0,
    sent: int = 0,
    visitors: int = 0,
) -> Shot:
    """A closed loop of hits. Raises RunError where wrk is missing or was refused.

    ``run``: another number gives other hits, and so does the number of those already ``sent``;
    ``visitors``: as many addresses behind a proxy, instead of 1 000 agents.
    """
    program = shutil.which("wrk")
    if program is None:
        raise RunError("wrk is not installed (Debian: apt-get install wrk)")
    host, number = port
    url = f"http://[{host}]:{number}/" if ":" in host else f"http://{host}:{number}/"
    command = [program, "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "-s", str(_SCRIPT), url]
    command += ["--", str(run), str(sent), str(visitors)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    if said.returncode:
        raise RunError(said.stderr or said.stdout)
    shot = Shot(**json.loads(said.stdout.strip().splitlines()[-1]))
    if shot.refused or shot.broken:
        raise RunError(f"{shot.refused} refused, {shot.broken} broken of {shot.hits} hits")
    return shot
