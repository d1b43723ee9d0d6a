"""`cchc feedback keygen`: the secretariat's pair of keys."""

from datetime import datetime
from pathlib import Path

import click

from cchc.source.feedback_counts import fingerprint
from cchc_api.feedback.key_file import KeyFileError, make_key
from cchc_cli.feedback.shared import ask_password, keys_option
from cchc_cli.options import site_options


@click.command("keygen", help="Tạo cặp khóa trên máy của bộ phận thường trực.")
@site_options
@keys_option
def command(root: Path, as_of: datetime, keys: Path) -> None:
    """Print the line for mkdocs.yml and the fingerprint; the private key stays in its file."""
    del as_of
    if keys.resolve().is_relative_to(root.resolve()) and (root / "mkdocs.yml").is_file():
        raise click.UsageError("Không để khóa riêng trong thư mục của trang; chọn --keys khác.")
    try:
        public, path = make_key(keys, ask_password(confirm=True))
    except KeyFileError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"Tệp khóa riêng: {path}", err=True)
    click.echo("Sao tệp này ra một nơi cất khác. Mất tệp hoặc quên mật khẩu thì không", err=True)
    click.echo("ai mở được phản ánh đã gửi. Ghi dòng sau vào mkdocs.yml, dưới cchc:", err=True)
    click.echo(f"feedback_key: {public}")
    click.echo(f"Dấu vân tay: {fingerprint(public)}", err=True)
