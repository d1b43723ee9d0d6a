"""What the verbs about releases share: where releases lie, and how reasons are told."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec.structs import asdict

from cchc.build.release_check import Reason
from cchc.build.releases import ReleaseError, Shelf

Function = TypeVar("Function", bound=Callable[..., Any])


def format_option(function: Function) -> Function:
    """Add --format text|json."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="Dạng kết quả.",
    )(function)


def shelf_option(*names: str) -> Callable[[Function], Function]:
    """Add the option for the folder that holds `releases/` and `current`."""
    return click.option(
        *names,
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        help="Thư mục chứa releases/ và current; mặc định <root>/.cchc.",
    )


def shelf_of(root: Path, folder: Path | None) -> Shelf:
    """The releases of a site. Raises BadParameter for a folder that is source or output."""
    place = (folder or root / ".cchc").absolute()
    for taken in (root / "content", root / "site"):
        if place.resolve().is_relative_to(taken.resolve()):
            raise click.BadParameter(f"{place} nằm trong {taken}.")
    return Shelf(place)


def found(shelf: Shelf, text: str | None) -> str:
    """The release meant on the command line, none named: the public one. Raises UsageError."""
    meant = text if text is not None else shelf.current()
    if meant is None:
        raise click.UsageError(f"Chưa công bố bản nào ở {shelf.folder}.")
    try:
        return shelf.find(meant)
    except ReleaseError as error:
        raise click.UsageError(str(error)) from None


def as_data(reasons: Iterable[Reason]) -> list[dict[str, str]]:
    """Reasons for machines."""
    return [asdict(reason) for reason in reasons]


def tell(reasons: Iterable[Reason]) -> None:
    """Reasons for people, on standard error."""
    for reason in reasons:
        click.echo(f"LỖI: {reason.subject}: {reason.message}", err=True)
