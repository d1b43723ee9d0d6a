"""A build with its problems told on standard error."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from cchc.build.run import Outcome, Request, finish, prepare
from cchc.build.write import BuildError
from cchc.check.report import lines
from cchc.schema.problem import Problem
from cchc_cli.failures import EnvironmentFailure

Teller = Callable[[Sequence[Problem]], None]


def tell(errors: Sequence[Problem]) -> None:
    """The errors of the content as lines on standard error."""
    for line in lines(errors):
        click.echo(line, err=True)
    click.echo(f"Có {len(errors)} lỗi; không ghi gì. Chạy cchc check để xem đủ.", err=True)


def build_site(request: Request, teller: Teller = tell) -> Outcome:
    """Build, or end with exit code 1 after telling every error. Raises EnvironmentFailure."""
    outcome = try_build(request, teller)
    if outcome is None:
        sys.exit(1)
    return outcome


def try_build(request: Request, teller: Teller = tell) -> Outcome | None:
    """Build; None when the content forbids it, which is then told."""
    need_fonts(request.fonts)
    # The adapter says in the README what this variable silences on every build.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.exceptions import MkDocsException

    from mkdocs_cchc.runner import mkdocs_theme

    try:
        with request.state.alone(_waits):
            found = prepare(request)
            if found.errors:
                teller(found.errors)
                return None
            return finish(found, mkdocs_theme(request))
    except (BuildError, MkDocsException) as error:
        click.echo(f"LỖI: {error} Không ghi gì.", err=True)
        return None


def _waits() -> None:
    click.echo("Một lần dựng khác đang chạy; đang chờ.", err=True)


def need_fonts(folder: Path) -> None:
    """Raises EnvironmentFailure when the print typefaces are not in their folder."""
    if not (folder / "Tinos-Regular.ttf").is_file():
        raise EnvironmentFailure("thiếu phông chữ; hãy chạy scripts/prepare một lần.")
