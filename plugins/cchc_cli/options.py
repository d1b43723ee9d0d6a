"""Options that many verbs share, and the clock, which only the command line reads."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from cchc.source.as_of import as_of_instant
from cchc.vietnamese.zone import ZONE

Function = TypeVar("Function", bound=Callable[..., Any])


class AsOf(click.ParamType[datetime]):
    """An ISO date (the end of that day, +07:00) or an ISO instant."""

    name = "T"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        instant = as_of_instant(str(value))
        if instant is None:
            self.fail(
                f'"{value}" không phải ngày hoặc thời điểm ISO, ví dụ 2007-07-31.', param, ctx
            )
        return instant


def now() -> datetime:
    """The present instant in Vietnam; nothing below the command line reads a clock."""
    return datetime.now(ZONE)


def site_options(function: Function) -> Function:
    """Add --root and --as-of, common to every verb."""
    root = click.option(
        "--root",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        default=Path(),
        help="Thư mục gốc của trang (có mkdocs.yml).",
    )
    as_of = click.option(
        "--as-of", type=AsOf(), default=now, help="Tính đến ngày hoặc thời điểm này.", metavar="T"
    )
    return root(as_of(function))


def proxy_option(function: Function) -> Function:
    """Add --proxy: whose X-Forwarded-For the servers believe."""
    return click.option(
        "--proxy",
        "proxies",
        multiple=True,
        metavar="ĐỊA_CHỈ",
        help="Tin tiêu đề X-Forwarded-For do máy chủ đứng trước ở địa chỉ này gửi; lặp lại được.",
    )(function)


def visitors_option(function: Function) -> Function:
    """Add --visitors: where several nodes share what they know of today's visitors."""
    return click.option(
        "--visitors",
        "visitors_url",
        envvar="CCHC_VISITORS",
        help="Redis không ghi đĩa, nơi nhiều tiến trình API dùng chung dấu khách trong ngày.",
    )(function)


def store_option(function: Function) -> Function:
    """Add --store: where the counts are kept."""
    return click.option(
        "--store",
        "store_url",
        envvar="CCHC_STORE",
        help="Kho đếm: sqlite:TỆP, postgresql://… hoặc redis://….",
    )(function)
