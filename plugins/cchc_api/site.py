"""The website and the API on one port, for ``cchc serve``."""

from collections.abc import Iterable
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc_api.caching import etag, matches
from cchc_api.live import FOLDER, SCRIPT, Live, with_script
from cchc_api.problems import METHOD_NOT_ALLOWED, NOT_FOUND
from cchc_api.security import SecurityHeaders
from cchc_api.site_files import Moved, SiteFile, find

# The next build may change any page under the same address, so a copy is always asked about.
_CACHE = "no-cache"
_API_PATHS = ("/api", "/healthz", "/readyz")


def site_app(
    api: ASGIApp, site_dir: Path, root: Path, prefix: str = "/", live: Live | None = None
) -> ASGIApp:
    """Static website from ``site_dir`` under ``prefix``, API under ``/api``.

    With ``live`` the pages reload in the browser when a build has changed them.
    Raises ValueError if the folder holds the site root itself: it would publish the sources and
    the state. The folder may be missing or replaced at any time.
    """
    if root.resolve().is_relative_to(site_dir.resolve()):
        raise ValueError(f"Thư mục website {site_dir} không được chứa thư mục gốc {root}.")
    website = SecurityHeaders(Website(site_dir, prefix, live is not None))
    return _Ports(api, website, None if live is None else SecurityHeaders(live))


class Website:
    """Serves the files of one folder."""

    def __init__(self, folder: Path, prefix: str = "/", reloads: bool = False) -> None:
        self._folder = folder
        self._reloads = reloads
        self._prefix = "/" + prefix.strip("/") if prefix.strip("/") else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer GET and HEAD."""
        response = await self._answer(Request(scope))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return METHOD_NOT_ALLOWED.response(headers={"Allow": "GET, HEAD"})
        path = request.scope["path"]
        if self._prefix and path in ("", "/", self._prefix):
            return self._redirect(request, "/")
        if not path.startswith(self._prefix + "/"):
            return await self._not_found()
        found = await run_in_threadpool(find, self._folder, path.removeprefix(self._prefix))
        if isinstance(found, Moved):
            return self._redirect(request, found.path)
        if found is None:
            return await self._not_found()
        return _file_response(request, found, self._reloads)

    def _redirect(self, request: Request, path: str) -> Response:
        """Always to a path of one leading slash: two would name another host."""
        query = request.scope["query_string"].decode("latin-1")
        target = quote(self._prefix + path) + (f"?{query}" if query else "")
        return RedirectResponse(target, 301, {"Cache-Control": _CACHE})

    async def _not_found(self) -> Response:
        page = await run_in_threadpool(find, self._folder, "/404.html")
        if not isinstance(page, SiteFile):
            return NOT_FOUND.response()
        data = with_script(page.data, "") if self._reloads else page.data
        return Response(data, 404, {"Cache-Control": _CACHE}, page.content_type)


class _Ports:
    """API paths to the API, all others to the website, start and stop to the API."""

    def __init__(self, api: ASGIApp, website: ASGIApp, live: ASGIApp | None) -> None:
        self._api = api
        self._website = website
        self._live = live
        self.direct = getattr(api, "direct", None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._website
        if scope["type"] != "http" or _is_under(scope["path"], _API_PATHS):
            app = self._api
        elif self._live is not None and _is_under(scope["path"], (FOLDER,)):
            app = self._live
        await app(scope, receive, send)


def _is_under(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


def _file_response(request: Request, file: SiteFile, reloads: bool) -> Response:
    # Over the bytes: a rebuild that gives the same page keeps every reader's copy valid.
    data, tag = file.data, etag(file.data)
    if reloads and file.content_type.startswith("text/html"):
        tag = etag(SCRIPT.encode() + data)  # a copy without the script is another page
        data = with_script(data, tag)
    headers = {
        "ETag": tag,
        "Last-Modified": formatdate(file.modified, usegmt=True),
        "Cache-Control": _CACHE,
    }
    if _is_current(request, tag, file.modified):
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers, media_type=file.content_type)


def _is_current(request: Request, tag: str, modified: float) -> bool:
    """RFC 9110, 13.2.2: the date counts only if no tag was sent."""
    wanted = request.headers.get("if-none-match")
    if wanted is not None:
        return matches(wanted, tag)
    try:
        since = parsedate_to_datetime(request.headers.get("if-modified-since", ""))
        return int(modified) <= since.timestamp()
    except (TypeError, ValueError, OverflowError):
        return False
