"""`cchc verify`: whether a release is still what was published."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from cchc.build.release_check import Reason
from cchc.build.releases import RECORD, ReleaseError, Shelf
from cchc.build.verify import verify
from cchc_cli.options import site_options
from cchc_cli.releasing import as_data, format_option, found, shelf_of, shelf_option, tell


@click.command("verify", help="Kiểm tra một bản đã công bố: từng tệp, từng liên kết, địa chỉ.")
@click.argument("identity", metavar="[MÃ]", required=False)
@site_options
@shelf_option("--dir")
@format_option
def command(
    identity: str | None, root: Path, as_of: datetime, folder: Path | None, form: str
) -> None:
    """Name everything that is wrong and exit with code 1; none named: the public release."""
    root = root.resolve()
    shelf = shelf_of(root, folder)
    release = found(shelf, identity)
    faults = _faults(root, shelf, release)
    if form == "json":
        click.echo(json.dumps({"release": release, "reasons": as_data(faults)}, ensure_ascii=False))
    elif faults:
        tell(faults)
    else:
        click.echo(f"Bản {release} còn nguyên vẹn.")
    sys.exit(1 if faults else 0)


def _faults(root: Path, shelf: Shelf, release: str) -> tuple[Reason, ...]:
    try:
        return verify(root, shelf, release)
    except ReleaseError as error:
        return (Reason("changed", RECORD, str(error)),)
