"""A build with its problems told on standard error."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc.build.collector import without_collector
from cchc.build.files import BuildError
from cchc.build.outcome import Counts, Outcome
from cchc.build.request import Request
from cchc.build.unchanged import Look, look
from cchc_cli.failures import EnvironmentFailure

if TYPE_CHECKING:
    from cchc.build.theme import Applied, Theme
    from cchc.pages.site import Site
    from cchc.schema.problem import Problem

Teller = Callable[[Sequence["Problem"]], None]


def tell(errors: Sequence["Problem"]) -> None:
    """The errors of the content as lines on standard error."""
    from cchc.check.report import lines

    for line in lines(errors):
        click.echo(line, err=True)
    click.echo(f"Có {len(errors)} lỗi; không ghi gì. Chạy cchc check để xem đủ.", err=True)


def build_site(request: Request, teller: Teller = tell) -> Outcome:
    """Build, or end with exit code 1 after telling every error. Raises EnvironmentFailure."""
    with without_collector():  # the process ends soon, and holds nearly all to its end
        outcome = try_build(request, teller)
    if outcome is None:
        sys.exit(1)
    return outcome


def try_build(request: Request, teller: Teller = tell) -> Outcome | None:
    """Build; None when the content forbids it, which is then told."""
    need_fonts(request.fonts)
    with request.state.alone(_waits):
        now = Look()
        if not request.clean:
            now = look(request.root, request.out, request.state.folder, request.as_of)
        if now.last is not None:  # nothing to do; no model is loaded for that
            header, outputs = now.last
            return Outcome(Counts(*header.counts), len(outputs))
        return _built(request, teller, now)


def _built(request: Request, teller: Teller, now: Look) -> Outcome | None:
    # The adapter says in the README what this variable silences on every build.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from cchc.build.run import finish, prepare
    from cchc.check.report import unprinted

    try:
        found = prepare(request, now)
        if found.errors:
            request.reporter.done()
            teller(found.errors)
            return None
        outcome = finish(found, theme_of(request))
        for line in unprinted(found.problems):
            click.echo(line, err=True)
        return outcome
    except BuildError as error:
        request.reporter.done()
        click.echo(f"LỖI: {error} Không ghi gì.", err=True)
        return None
    finally:
        request.reporter.done()


def theme_of(request: Request) -> "Theme":
    """MkDocs, loaded when the theme has to be applied at all. Raises BuildError in its words."""

    def theme(site: "Site", folder: Path) -> "Applied":
        from jinja2 import TemplateError
        from mkdocs.exceptions import MkDocsException

        from mkdocs_cchc.runner import mkdocs_theme

        try:
            return mkdocs_theme(request)(site, folder)
        except MkDocsException as error:
            raise BuildError(str(error)) from error
        except TemplateError as error:  # in a template of the site's own
            raise BuildError(f"Mẫu giao diện có lỗi: {error}.") from error

    return theme


def _waits() -> None:
    click.echo("Một lần dựng khác đang chạy; đang chờ.", err=True)


def need_fonts(folder: Path) -> None:
    """Raises EnvironmentFailure when the print typefaces are not in their folder."""
    if not (folder / "Tinos-Regular.ttf").is_file():
        raise EnvironmentFailure("thiếu phông chữ; hãy chạy scripts/prepare một lần.")
