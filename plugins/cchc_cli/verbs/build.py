"""`cchc build`: the whole site into a folder."""

import json
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

from cchc.build.outcome import Outcome
from cchc.build.request import Request
from cchc.build.state import refusal
from cchc_cli.assets import print_fonts
from cchc_cli.building import build_site, tell
from cchc_cli.options import site_options
from cchc_cli.progress import progress_option, reporter

if TYPE_CHECKING:
    from cchc.schema.problem import Problem

_STATES = (
    ("published", "đã đăng"),
    ("draft", "bản nháp"),
    ("embargoed", "hẹn giờ"),
    ("expired", "hết hạn"),
    ("withdrawn", "đã gỡ"),
)


@click.command("build", help="Dựng trang web.")
@site_options
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Thư mục kết quả.")
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=lambda: os.cpu_count() or 1,
    help="Số tiến trình dựng nội dung; mặc định bằng số nhân của máy.",
)
@click.option("--clean", is_flag=True, help="Dựng lại từ đầu.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Dạng in ra."
)
@progress_option
def command(
    root: Path,
    as_of: datetime,
    out: Path | None,
    jobs: int,
    clean: bool,
    form: str,
    progress: str,
) -> None:
    """Build; any error in the content: nothing is written, exit code 1."""
    target = out if out is not None else root / "site"
    if reason := refusal(root, target):
        raise click.BadParameter(reason, param_hint="--out")
    fonts, told = print_fonts(), reporter(progress)
    request = Request(root.resolve(), target.absolute(), as_of, fonts, clean, jobs, told)
    outcome = build_site(request, _tell_json if form == "json" else tell)
    click.echo(json.dumps(_as_json(outcome)) if form == "json" else _as_text(outcome, target))


def _tell_json(errors: Sequence["Problem"]) -> None:
    from cchc.check.report import plain

    click.echo(json.dumps({"problems": [plain(error) for error in errors]}, ensure_ascii=False))


def _as_json(outcome: Outcome) -> dict[str, object]:
    done = to_builtins(outcome)
    return {"counts": done.pop("counts"), **done}


def _as_text(outcome: Outcome, target: Path) -> str:
    counts = to_builtins(outcome.counts)
    parts = ", ".join(f"{counts[name]} {label}" for name, label in _STATES)
    return (
        f"{counts['documents']} tài liệu = {parts}.\n"
        f"{outcome.files} tệp trong {target}: ghi {outcome.written}, xóa {outcome.removed}."
    )
