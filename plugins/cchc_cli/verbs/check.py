"""`cchc check`: every problem of every file."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import click

from cchc.build.collector import without_collector
from cchc.build.reported import checked
from cchc.check.report import Report, as_json, as_sarif, lines, report, summary
from cchc.source.settings_error import SettingsError
from cchc_cli.options import site_options
from cchc_cli.progress import progress_option, reporter

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": lambda found: "\n".join(lines(found.problems)),
    "json": as_json,
    "sarif": as_sarif,
}


@click.command("check", help="Kiểm tra mọi tệp, báo mọi lỗi kèm dòng, cột và cách sửa.")
@click.argument("paths", metavar="[TỆP…]", nargs=-1, type=click.Path(path_type=Path))
@site_options
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Dạng in ra."
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=lambda: os.cpu_count() or 1,
    help="Số tiến trình đọc tệp; mặc định bằng số nhân của máy.",
)
@progress_option
def command(
    paths: tuple[Path, ...], root: Path, as_of: datetime, form: str, jobs: int, progress: str
) -> None:
    """Print the problems; the whole site is judged whatever paths are named."""
    root = root.resolve()
    inside, told = [_inside(path, root) for path in paths], reporter(progress)
    try:
        with without_collector():  # the process ends soon, and holds nearly all to its end
            done = checked(root, as_of, jobs, told)
    except SettingsError as error:
        _show(Report(error.problems, 0), form)
        sys.exit(1)
    finally:
        told.done()
    found = report(done.files, done.problems, inside)
    _show(found, form)
    sys.exit(1 if found.counts()["errors"] else 0)


def _show(found: Report, form: str) -> None:
    text = FORMATS[form](found)
    if text:
        click.echo(text)
    click.echo(summary(found), err=True)


def _inside(path: Path, root: Path) -> str:
    """A named path relative to the root. Raises UsageError when it is not there."""
    if not path.exists():
        raise click.UsageError(f'Không có tệp hoặc thư mục "{path}".')
    try:
        return path.resolve().relative_to(root).as_posix()
    except ValueError:
        raise click.UsageError(f'"{path}" nằm ngoài trang ở {root}.') from None
