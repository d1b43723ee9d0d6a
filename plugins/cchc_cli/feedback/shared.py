"""What several subcommands share: the register, a report by its code, key files, passwords."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from cchc_api.feedback.actions import ActionError
from cchc_api.feedback.codes import read_code
from cchc_api.feedback.database import FILE, RegisterError
from cchc_api.feedback.register import Entry, Register
from cchc_cli.failures import EnvironmentFailure


@contextmanager
def register_of(root: Path, *, create: bool = False) -> Iterator[Register]:
    """The register of a root. Raises EnvironmentFailure while there is none."""
    file = root.resolve() / ".cchc" / FILE
    if not create and not file.is_file():
        raise EnvironmentFailure(f"Chưa có sổ phản ánh {file}.")
    try:
        register = Register(file)
    except RegisterError as error:
        raise EnvironmentFailure(str(error)) from None
    try:
        yield register
    except RegisterError as error:
        raise EnvironmentFailure(str(error)) from None
    finally:
        register.close()


def report_of(register: Register, written: str) -> Entry:
    """The report of a code as typed. Raises UsageError."""
    code = read_code(written)
    entry = register.get(code) if code else None
    if entry is None:
        raise click.UsageError(f'Sổ không có phản ánh "{written}"; mã có dạng PA-2026-000123.')
    return entry


def change(root: Path, code: str, action: Callable[[Entry], Entry], done: str) -> None:
    """Do something to a report and say so. Raises UsageError, EnvironmentFailure."""
    with register_of(root) as register:
        entry = report_of(register, code)
        try:
            register.replace(action(entry))
        except ActionError as error:
            raise click.UsageError(str(error)) from None
    click.echo(f"{entry.code}: {done}.")


def default_keys() -> Path:
    """Where private keys lie: the user's own folder, never the site."""
    return Path(click.get_app_dir("cchc", force_posix=False)) / "feedback"


keys_option = click.option(
    "--keys",
    type=click.Path(path_type=Path, file_okay=False),
    default=default_keys,
    help="Thư mục giữ tệp khóa riêng; mặc định trong thư mục cấu hình của người dùng.",
    show_default=False,
)


def ask_password(*, confirm: bool = False) -> str:
    """Asked for at the terminal; never an argument, which others on the machine could read."""
    text: str = click.prompt(
        "Mật khẩu của khóa",
        hide_input=True,
        confirmation_prompt="Nhập lại mật khẩu" if confirm else False,
        err=True,
    )
    return text
