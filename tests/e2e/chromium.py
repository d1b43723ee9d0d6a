"""Chromium of the system, and what one visit in it leaves behind."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

PATH = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
READER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
"""A headless browser names itself a robot, and robots are not counted."""

_PATIENCE = 15_000.0  # milliseconds a page may take on a busy machine


@dataclass
class Seen:
    """Requests, console messages of warnings and errors, uncaught exceptions of a context."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)

    def hosts(self) -> set[str]:
        """The hosts asked, `data:` addresses left out."""
        parts = map(urlsplit, self.requests)
        return {each.netloc for each in parts if each.scheme != "data"}


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser; without one the tests are skipped aloud, or fail where CI is set."""
    if shutil.which(PATH) is None:
        reason = f"không có {PATH}: các phép thử trong trình duyệt không chạy được"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PATH, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def visitor(
    browser: Browser,
    *,
    width: int = 1280,
    dark: bool = False,
    agent: str = READER,
    scripts: bool = True,
    bypass_csp: bool = False,
) -> Iterator[tuple[Page, Seen]]:
    """A new reader: an empty cache, one page, and what it asks for and complains about."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        user_agent=agent,
        java_script_enabled=scripts,
        bypass_csp=bypass_csp,
        reduced_motion="reduce",
    )
    context.set_default_timeout(_PATIENCE)
    try:
        yield context.new_page(), _watch(context)
    finally:
        context.close()


def _watch(context: BrowserContext) -> Seen:
    seen = Seen()

    def ask(request: Request) -> None:
        seen.requests.append(request.url)

    def say(message: ConsoleMessage) -> None:
        if message.type in ("warning", "error"):
            seen.console.append(f"{message.page and message.page.url}: {message.text}")

    def throw(error: object) -> None:
        seen.exceptions.append(str(getattr(error, "error", error)))

    context.on("request", ask)
    context.on("console", say)
    context.on("weberror", throw)
    return seen


def settle(page: Page) -> None:
    """Wait until the page has asked for nothing for half a second.."""
    page.wait_for_load_state("networkidle")


def scrolls_sideways(page: Page) -> bool:
    """True when the page is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
