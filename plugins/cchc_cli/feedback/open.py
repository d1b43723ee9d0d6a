"""`cchc feedback open`: the list of reports, or one of them in the clear."""

from datetime import date, datetime
from pathlib import Path

import click

from cchc.source.feedback_counts import STATUSES
from cchc.vietnamese.dates import format_date
from cchc_api.feedback.key_file import SUFFIX, KeyFileError, open_key
from cchc_api.feedback.register import Entry
from cchc_api.feedback.seals import Content, SealError, unseal
from cchc_cli.failures import EnvironmentFailure
from cchc_cli.feedback.shared import ask_password, keys_option, register_of, report_of
from cchc_cli.options import site_options


@click.command("open", help="Xem sổ phản ánh; có MÃ thì mở nội dung phản ánh đó.")
@click.argument("code", metavar="[MÃ]", required=False)
@site_options
@keys_option
def command(code: str | None, root: Path, as_of: datetime, keys: Path) -> None:
    """Content is printed and written nowhere."""
    with register_of(root) as register:
        if code is None:
            entries = register.entries()
        else:
            _show(report_of(register, code), keys)
            return
    for entry in entries:
        click.echo(_line(entry, as_of.date()))
    if not entries:
        click.echo("Sổ chưa có phản ánh nào.", err=True)


def _show(entry: Entry, keys: Path) -> None:
    path = keys / f"{entry.sealed_to}{SUFFIX}"
    if not path.is_file():
        raise EnvironmentFailure(
            f"Phản ánh {entry.code} niêm phong cho khóa {entry.sealed_to}, không có trong {keys}."
        )
    try:
        content = unseal(entry.sealed, open_key(path, ask_password()))
    except (KeyFileError, SealError) as error:
        raise EnvironmentFailure(str(error)) from None
    click.echo("\n".join(_lines(entry, content)))


def _lines(entry: Entry, content: Content) -> list[str]:
    shown = [f"Mã: {entry.code}", f"Nhận: {entry.received}", f"Tình trạng: {_state(entry)}"]
    shown += [f"Hạn trả lời: {_day(entry.due)}"] if entry.due else []
    shown += [f"Đơn vị: {content.unit}"]
    shown += [f"Thủ tục: {content.service}"] if content.service else []
    shown += [f"Liên hệ: {content.contact}"] if content.contact else []
    return [*shown, "", content.text]


def _line(entry: Entry, today: date) -> str:
    parts = [entry.code, entry.received[:10], entry.unit, _state(entry)]
    if entry.due and entry.status in ("received", "forwarded"):
        late = " (QUÁ HẠN)" if date.fromisoformat(entry.due) < today else ""
        parts.append(f"hạn {_day(entry.due)}{late}")
    return "\t".join(parts)


def _state(entry: Entry) -> str:
    if entry.spam:
        return "Không phải phản ánh"
    return STATUSES[entry.status] + (", chờ xem xét" if entry.review else "")


def _day(written: str) -> str:
    return format_date(date.fromisoformat(written))
