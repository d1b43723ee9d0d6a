"""The API as an ASGI application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.types import Receive, Scope, Send

from cchc_api.direct import DirectHits
from cchc_api.endpoint import load_endpoints
from cchc_api.feedback.report import FeedbackReport
from cchc_api.following import follow, follow_visitors
from cchc_api.openapi import document
from cchc_api.problems import (
    INTERNAL,
    ProblemBody,
    RequestError,
    answer_crash,
    answer_http,
    answer_request_error,
)
from cchc_api.routes.counter import Counter
from cchc_api.routes.feedback import FeedbackForm, FeedbackReceipt
from cchc_api.routes.feedback_report import FeedbackStatus
from cchc_api.routes.healthz import Health
from cchc_api.routes.hits import Hit, Hits, is_hit
from cchc_api.routes.search import SearchAnswer, SearchResult
from cchc_api.routes.top import Top
from cchc_api.security import SECURITY_HEADERS, SHARED_HEADERS, Guard
from cchc_api.services import Services, assemble
from cchc_api.settings import ApiSettings
from cchc_api.stores.urls import open_store

STRUCTS: tuple[type[msgspec.Struct], ...] = (
    Counter,
    FeedbackForm,
    FeedbackReceipt,
    FeedbackReport,
    FeedbackStatus,
    Health,
    Hit,
    ProblemBody,
    SearchAnswer,
    SearchResult,
    Top,
)
FORGET_EVERY = 30.0
"""Seconds between two rounds that drop ended keys and full buckets when nobody calls."""


class Api(Starlette):
    """Hits go past the framework, whose middleware and router cost as much as all the counting."""

    hits: Hits | None = None
    guard = Guard(SECURITY_HEADERS)
    direct: DirectHits | None = None
    """Hits as our own server hands them over, past ASGI."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; faults of ours become problems here as they do in the framework."""
        send = self.guard(scope, send)
        if self.hits is None or not is_hit(scope):
            await super().__call__(scope, receive, send)
            return
        try:
            await self.hits(scope, receive, send)
        except RequestError as error:
            answer = error.problem.response(error.detail, error.headers)
            await answer(scope, receive, send)
        except Exception:
            await INTERNAL.response()(scope, receive, send)
            raise


def create_app(settings: ApiSettings) -> Api:
    """The application of a site root.

    Raises StoreError for a store that is unknown, unreachable or of a newer version, and
    ValueError for a proxy that is no network.
    """
    store = open_store(settings.store, settings.state_folder)
    try:
        return application(assemble(settings, store))
    except BaseException:
        store.close()
        raise


def application(services: Services) -> Api:
    """The application of parts already put together."""
    endpoints = load_endpoints(services)
    app = Api(
        routes=[endpoint.route() for endpoint in endpoints],
        middleware=_middleware(services.settings),
        exception_handlers={
            RequestError: answer_request_error,
            HTTPException: answer_http,
            Exception: answer_crash,
        },
        lifespan=lambda _: _running(services),
    )
    app.router.redirect_slashes = False
    if services.settings.origins:
        app.guard = Guard(SHARED_HEADERS)
    else:
        app.hits = next(e.handler for e in endpoints if isinstance(e.handler, Hits))
        app.direct = DirectHits(services, SECURITY_HEADERS)
    app.state.services = services
    app.state.openapi = document(endpoints, STRUCTS)
    return app


@asynccontextmanager
async def _running(services: Services) -> AsyncIterator[None]:
    """While the server runs; at its end the waiting hits are made durable."""
    tasks = [asyncio.create_task(_forget(services))]
    if services.store.shared:
        tasks.append(asyncio.create_task(follow(services)))
    if services.shared is not None:
        tasks.append(asyncio.create_task(follow_visitors(services.shared)))
    try:
        async with services.feedback.running():
            yield
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await services.search.close()
        await services.batcher.close()
        if services.shared is not None:
            services.shared.close()
        services.store.close()


async def _forget(services: Services) -> None:
    """Yesterday's key must go at midnight even if no reader comes."""
    while True:
        await asyncio.sleep(FORGET_EVERY)
        now = services.settings.clock()
        services.visitors.forget(now)
        services.buckets.forget(now)
        services.search_buckets.forget(now)
        services.feedback.forget(now)


def _middleware(settings: ApiSettings) -> list[Middleware]:
    """None by default: no other origin may read or write."""
    if not settings.origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type"],
            expose_headers=["Cchc-Family"],
        )
    ]
