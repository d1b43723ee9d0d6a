"""One address of the API, and the loader that collects them all."""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from starlette.routing import Route

from cchc_api import routes

Operation = Mapping[str, Any]
"""An OpenAPI 3.1 operation object."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A path, what answers it, and what the OpenAPI document says about it."""

    path: str
    handler: Callable[..., Any]
    """A Starlette endpoint function, or an object that is a bare ASGI application."""

    operations: Mapping[str, Operation]
    """By lower-case method; exactly these methods are answered (HEAD with GET)."""

    def route(self) -> Route:
        """The Starlette route."""
        methods = [method.upper() for method in self.operations]
        return Route(self.path, self.handler, methods=methods)


def load_endpoints(services: object) -> tuple[Endpoint, ...]:
    """``endpoint(services)`` of every module of ``routes``, in the order of their names.

    Whole paths come before those with a placeholder, which would answer for them.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(routes.__path__))
    modules = [import_module(f"{routes.__name__}.{name}") for name in names]
    endpoints: list[Endpoint] = [module.endpoint(services) for module in modules]
    return tuple(sorted(endpoints, key=lambda endpoint: "{" in endpoint.path))
