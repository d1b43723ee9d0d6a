"""`cchc feedback`: the secretariat's side of the citizens' box; one file a subcommand."""

import importlib
import pkgutil

import click

import cchc_cli.feedback


class Subcommands(click.Group):
    """The modules of `cchc_cli.feedback` that define `command`, in sorted order."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = (module.name for module in pkgutil.iter_modules(cchc_cli.feedback.__path__))
        return sorted(name.removesuffix("_") for name in names if not name.startswith("shared"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        # A trailing underscore where the name is a word of the language.
        name = f"{cmd_name}_" if cmd_name == "import" else cmd_name
        command: click.Command = importlib.import_module(f"cchc_cli.feedback.{name}").command
        return command


@click.group("feedback", cls=Subcommands, help="Sổ phản ánh của bộ phận thường trực.")
def command() -> None:
    """The register lies in `<root>/.cchc/`; only `keygen` and `open` touch a private key."""
