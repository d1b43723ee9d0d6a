"""The command line: one file per verb, found by the loader; alone reads the clock."""

import atexit
import importlib
import os
import pkgutil
import signal
import sys
import threading
import traceback

import click

import cchc
import cchc_cli.verbs
from cchc_cli.failures import EnvironmentFailure

INTERRUPTED = 128 + signal.SIGINT
"""The exit code shells give to what Ctrl-C ended; none of the four, for nothing was found out."""


class Verbs(click.Group):
    """The modules of `cchc_cli.verbs`, in sorted order; each defines `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = (module.name for module in pkgutil.iter_modules(cchc_cli.verbs.__path__))
        return sorted(name.replace("_", "-") for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"cchc_cli.verbs.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(cchc.__version__, prog_name="cchc")
def cli() -> None:
    """Trang tin, bảng theo dõi và tài liệu in của một chương trình cải cách hành chính."""


def main() -> None:
    """The program: `run`, then the end at once.

    Ten thousand documents need not be taken apart before the process ends: all files are closed
    by then. Where other threads run they are waited for as usual.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # a search of every package
    try:
        run()
    except SystemExit as end:
        if threading.active_count() > 1 or not isinstance(end.code, int | None):
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        atexit._run_exitfuncs()
        os._exit(end.code or 0)


def run() -> None:
    """Run the command line; exit 0 done, 1 problems in the content, 2 usage, 3 environment."""
    try:
        sys.exit(cli.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Đã dừng theo yêu cầu.", err=True)
        sys.exit(INTERRUPTED)
    except EnvironmentFailure as error:
        click.echo(f"Không chạy được: {error}", err=True)
        sys.exit(3)
    except OSError as error:
        subject = f"{error.filename}: " if error.filename else ""
        click.echo(f"Không chạy được: {subject}{error.strerror or error}.", err=True)
        sys.exit(3)
    except Exception as error:
        if said := _settings_faults(error):
            click.echo(said, err=True)
            sys.exit(1)
        # A traceback means a fault of this program; whoever mends it needs it.
        traceback.print_exc()
        click.echo("Lỗi của chương trình; xin gửi các dòng trên cho người phụ trách.", err=True)
        sys.exit(3)


def _settings_faults(error: Exception) -> str:
    """What is wrong with mkdocs.yml; empty for any other error. The models load only here."""
    from cchc.check.report import lines
    from cchc.source.settings import SettingsError

    return "\n".join(lines(error.problems)) if isinstance(error, SettingsError) else ""
