"""Requests nobody would send: made up from the OpenAPI document, and plain random bytes.

``python -m tests.api.fuzzing [CASES [BYTES]]`` is the long form, on a server of its own; 0 leaves
the one or the other out.
"""

import random
import selectors
import socket
import struct
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import hypothesis
import schemathesis
from hypothesis.strategies import SearchStrategy
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from tests.api.load import PAGES
from tests.api.serving import serving
from tests.api.support import publish

Case = schemathesis.Case[Any]
Operation = Any  # generic in four things that do not matter here
CONTENT_TOO_LARGE = 413
OPEN = 64
SILENCE = 10.0
_POST = b"POST /api/hits HTTP/1.1\r\nHost: x\r\n"
HEADS = (
    _POST,
    b"GET /api/counter HTTP/1.1\r\nHost: x\r\n",
    b"GET /api/search?q=",
    _POST + b"Content-Type: application/json\r\nContent-Length: 9\r\n\r\n",
    b"",
)


@dataclass
class Fuzzed:
    """How many requests there were, and what was wrong with the answers."""

    cases: int = 0
    failures: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def note(self, case: Case, status: int, failure: Exception) -> None:
        """One failure of each sort, with the request that led to it."""
        kind = f"{case.method} {case.path} {status}: {type(failure).__name__}"
        # A body too large for its address was refused with the right status, though not with one
        # that schemathesis expects for it.
        if status == CONTENT_TOO_LARGE or any(said.startswith(kind) for said in self.failures):
            return
        self.failures.append(f"{kind}: {case.query!r} {case.body!r}"[:400])


def fuzz(url: str, cases: int) -> Fuzzed:
    """About so many requests, spread over the operations, all checks of schemathesis on."""
    schema = schemathesis.openapi.from_url(f"{url}api/openapi.json")
    operations = [each.ok() for each in schema.get_all_operations() if isinstance(each, Ok)]
    found = Fuzzed()
    # An operation without parameters has few shapes: the others make up for it.
    rich = [each for each in operations if each.body or list(each.iter_parameters())]
    for operation in operations:
        _operation(operation, cases * 3 // (2 * len(rich)) + 1, found, url)
    return found


def _operation(operation: Operation, count: int, found: Fuzzed, url: str) -> None:
    modes = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
    made = 0
    for mode in modes:
        try:
            strategy = operation.as_strategy(generation_mode=mode)
            made += _run(strategy, count // 2 + 1, found, url)
        except hypothesis.errors.Unsatisfiable:
            continue
    found.cases += made


def _run(
    strategy: SearchStrategy[Case],
    count: int,
    found: Fuzzed,
    url: str,
) -> int:
    made = 0

    @hypothesis.settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate],
    )
    @hypothesis.given(case=strategy)
    def send(case: Case) -> None:
        nonlocal made
        made += 1
        response = case.call(base_url=url.rstrip("/"))
        found.statuses[response.status_code] += 1
        try:
            case.validate_response(response)
        except FailureGroup as group:
            for failure in group.exceptions:
                found.note(case, response.status_code, failure)

    send()
    return made


def throw_bytes(port: tuple[str, int], count: int, chance: random.Random) -> Counter[int]:
    """Random bytes, alone or after the beginning of a request; the statuses that came back.

    A connection each, 64 open at a time; 0 stands for one closed without a word.
    """
    statuses: Counter[int] = Counter()
    thrown = 0
    with selectors.EpollSelector() as waiting:
        while thrown < count or waiting.get_map():
            while thrown < count and len(waiting.get_map()) < OPEN:
                waiting.register(_thrown(port, chance), selectors.EVENT_READ)
                thrown += 1
            ready = waiting.select(SILENCE)
            assert ready, "the server does not answer any more"
            for key, _ in ready:
                waiting.unregister(key.fileobj)
                statuses[_status(cast(socket.socket, key.fileobj))] += 1
    return statuses


def _thrown(port: tuple[str, int], chance: random.Random) -> socket.socket:
    connection = socket.create_connection(port)
    # No waiting for late pieces afterwards: a million such ports would be too many.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    junk = chance.choice(HEADS) + chance.randbytes(chance.randrange(1, 400))
    connection.sendall(junk + b"\r\n\r\n")
    connection.shutdown(socket.SHUT_WR)
    return connection


def _status(connection: socket.socket) -> int:
    with connection:
        try:
            answer = connection.recv(64)
        except ConnectionError:
            return 0
    return int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0


def main() -> int:
    wanted = [int(argument) for argument in sys.argv[1:]] + [10_000, 1_000_000][len(sys.argv) - 1 :]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        publish(root, PAGES)
        with serving(root, root / "log", "127.0.0.1") as served:
            found = fuzz(served.urls[0], wanted[0]) if wanted[0] else Fuzzed()
            print(f"{found.cases} cases, {dict(sorted(found.statuses.items()))}", flush=True)
            print("\n".join(found.failures) or "0 failures", flush=True)
            chance = random.Random(2007)  # noqa: S311
            statuses = throw_bytes(served.ports[0], wanted[1], chance)
            print(f"{wanted[1]} times random bytes: {dict(sorted(statuses.items()))}")
    return 1 if found.failures or any(status >= 500 for status in statuses) else 0


if __name__ == "__main__":
    sys.exit(main())
