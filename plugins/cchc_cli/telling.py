"""What a server says on standard error: lines for people, or JSON lines for a collector."""

import logging
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cchc_api.logs import JsonLines

if TYPE_CHECKING:
    from cchc.schema.problem import Problem

Function = TypeVar("Function", bound=Callable[..., Any])

_log = logging.getLogger("cchc")


def log_option(default: str) -> Callable[[Function], Function]:
    """Add --log text|json."""
    return click.option(
        "--log",
        "log_form",
        type=click.Choice(["text", "json"]),
        envvar="CCHC_LOG",
        default=default,
        show_default=True,
        help="Nhật ký ở stderr: dòng chữ, hoặc mỗi dòng một đối tượng JSON.",
    )


def log_as(form: str) -> None:
    """Send what the program says to standard error, in one of the two forms."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter("%(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    _log.setLevel(logging.INFO)


def say(text: str) -> None:
    """Something that is as it should be."""
    _log.info("%s", text)


def say_wrong(text: str) -> None:
    """Something that somebody has to mend."""
    _log.error("%s", text)


def say_fault(text: str) -> None:
    """A fault of this program, with the traceback of the exception being handled."""
    _log.exception("%s", text)


def tell_errors(errors: Sequence["Problem"]) -> None:
    """The errors of the content, a line each."""
    from cchc.check.report import lines

    for line in lines(errors):
        say_wrong(line)
    say_wrong(f"Có {len(errors)} lỗi; không ghi gì. Chạy cchc check để xem đủ.")
