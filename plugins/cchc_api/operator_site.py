"""What only the operator may ask, on a socket of its own: ``/metrics`` and ``/explain``."""

import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.simple_server import WSGIServer

import msgspec
from prometheus_client import make_wsgi_app, start_http_server

from cchc_api.explaining import explain
from cchc_api.problems import MEDIA_TYPE, METHOD_NOT_ALLOWED, NOT_FOUND, ProblemType
from cchc_api.services import Services

Environ = dict[str, Any]
Start = Callable[..., Any]
Wsgi = Callable[[Environ, Start], Iterable[bytes]]


def serve_operator(services: Services, host: str, port: int) -> tuple[WSGIServer, threading.Thread]:
    """Answer on a socket of its own, never the public one; a thread serves it. Raises OSError."""
    registry = services.metrics.registry
    server, thread = start_http_server(port, host, registry)
    server.set_app(_pages(services, make_wsgi_app(registry)))
    return server, thread


def _pages(services: Services, metrics: Wsgi) -> Wsgi:
    def answer(environ: Environ, start: Start) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] != "GET":
            return _refuse(start, METHOD_NOT_ALLOWED)
        if path == "/metrics":
            return metrics(environ, start)
        if path != "/explain":
            return _refuse(start, NOT_FOUND)
        question = dict(parse_qsl(environ.get("QUERY_STRING", "")))
        start("200 OK", _fields("application/json"))
        return [msgspec.json.encode(explain(services, question)) + b"\n"]

    return answer


def _refuse(start: Start, problem: ProblemType) -> Iterable[bytes]:
    start(f"{problem.status} {problem.name}", _fields(MEDIA_TYPE))
    return [problem.body()]


def _fields(media_type: str) -> list[tuple[str, str]]:
    return [("Content-Type", media_type), ("Cache-Control", "no-store")]
