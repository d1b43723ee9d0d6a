"""`cchc publish`: a release of the built site, public in one switch."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from cchc.build.publish import Published, publish
from cchc.build.releases import Shelf, one_at_a_time
from cchc.build.request import Request
from cchc.source.layout import LEDGER
from cchc_cli.assets import print_fonts
from cchc_cli.building import build_site
from cchc_cli.counting import refresh_figures
from cchc_cli.options import now, site_options, store_option
from cchc_cli.releasing import as_data, format_option, shelf_of, shelf_option, tell
from cchc_cli.revision import content_revision


@click.command("publish", help="Dựng trang, kiểm tra bản dựng rồi công bố trong một lần chuyển.")
@site_options
@store_option
@click.option("--no-build", is_flag=True, help="Công bố bản đã dựng sẵn trong site/.")
@shelf_option("--to", "--dir")
@click.option("--keep", type=click.IntRange(1), default=10, help="Giữ lại bao nhiêu bản gần nhất.")
@format_option
def command(
    root: Path,
    as_of: datetime,
    store_url: str | None,
    no_build: bool,
    folder: Path | None,
    keep: int,
    form: str,
) -> None:
    """Publish, or name every reason against it and exit with code 1.

    The pages get the number of visits and the counts of the citizens' box as they are now; where
    these cannot be read, the last known ones stay.
    """
    root = root.resolve()
    shelf = shelf_of(root, folder)
    request = Request(root, root / "site", as_of, print_fonts())
    with one_at_a_time(root):
        if not no_build:
            refresh_figures(root, store_url)
            build_site(request)
        done = publish(request, shelf, now(), keep=keep, revision=content_revision(root))
    if form == "json":
        click.echo(json.dumps(_as_json(done, shelf), ensure_ascii=False))
    elif not done.reasons:
        click.echo(_as_text(done, shelf))
    if done.reasons:
        tell(done.reasons if form == "text" else ())
        click.echo(f"Không công bố: có {len(done.reasons)} lý do.", err=True)
        sys.exit(1)


def _as_json(done: Published, shelf: Shelf) -> dict[str, object]:
    return {
        "release": done.release or None,
        "new": done.is_new,
        "path": str(shelf.path(done.release)) if done.release else None,
        "files": done.files,
        "new_addresses": list(done.new_addresses),
        "removed": list(done.removed),
        "reasons": as_data(done.reasons),
    }


def _as_text(done: Published, shelf: Shelf) -> str:
    if not done.is_new:
        return f"Không có gì mới: bản đang công bố vẫn là {done.release}."
    lines = [f"Đã công bố bản {done.release}: {done.files} tệp, đọc ở {shelf.link / 'site'}."]
    if done.new_addresses:
        lines.append(f"Ghi {len(done.new_addresses)} địa chỉ mới vào {LEDGER}.")
    if done.removed:
        lines.append(f"Đã xóa bản cũ: {', '.join(done.removed)}.")
    return "\n".join(lines)
