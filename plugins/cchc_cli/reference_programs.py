"""The reference's part about programs: settings, verbs and addresses of the API."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from cchc.source.settings import Settings
from cchc_cli.main import cli
from cchc_cli.reference_fields import grid

COMMON = ("root", "as_of")
"""Parameters that almost every verb has; they are told once."""


def setting_lines() -> Iterator[str]:
    """Every option of the plugin with its default."""
    yield "Viết trong `mkdocs.yml`, dưới `plugins:` → `- cchc:`. Mọi tùy chọn đều có thể bỏ trống;"
    yield "`site_name` và `site_url` viết ở ngoài cùng của tệp cũng được.\n"
    rows = (
        (f"`{name}`", info.description or "", _default(info.default), _limits(info.metadata))
        for name, info in Settings.model_fields.items()
    )
    yield from grid(("Tùy chọn", "Nghĩa", "Mặc định", "Giới hạn"), rows)


def verb_lines() -> Iterator[str]:
    """Every verb with its arguments and options."""
    context = click.Context(cli, info_name="cchc")
    verbs = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    yield "Mã kết thúc: 0 xong; 1 nội dung có lỗi; 2 dùng sai lệnh; 3 máy hoặc chương trình lỗi.\n"
    yield "Tùy chọn chung: `--root THƯ_MỤC` là thư mục gốc của trang (mặc định: thư mục đang đứng);"
    yield "`--as-of T` tính đến hết ngày T (ISO, ví dụ `2007-07-31`) hoặc đến đúng thời điểm T."
    for name, verb in verbs.items():
        if verb is not None:
            yield from _verb(name, verb)
        if isinstance(verb, click.Group):
            yield from _subverbs(name, verb)


def _subverbs(name: str, group: click.Group) -> Iterator[str]:
    context = click.Context(group, info_name=name)
    for sub in group.list_commands(context):
        command = group.get_command(context, sub)
        if command is not None:
            yield from _verb(f"{name} {sub}", command)


def _verb(name: str, verb: click.Command) -> Iterator[str]:
    arguments = [p for p in verb.params if isinstance(p, click.Argument)]
    options = [p for p in verb.params if isinstance(p, click.Option) and p.name not in COMMON]
    own = {p.name for p in verb.params}
    usage = " ".join(["cchc", name, *(_metavar(argument) for argument in arguments)])
    yield f"\n### `{usage}`\n"
    yield verb.help or verb.short_help or ""
    missing = [f"`--{common.replace('_', '-')}`" for common in COMMON if common not in own]
    if missing and not isinstance(verb, click.Group):
        yield f"Không có {' và '.join(missing)}."
    if options:
        yield ""
        rows = ((_names(option), option.help or "", _values(option)) for option in options)
        yield from grid(("Tùy chọn", "Nghĩa", "Giá trị"), rows)


def _metavar(argument: click.Argument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _names(option: click.Option) -> str:
    return ", ".join(f"`{name}`" for name in option.opts)


def _values(option: click.Option) -> str:
    """Choices, default and environment variable of an option."""
    parts = []
    if isinstance(option.type, click.Choice):
        parts.append(", ".join(f"`{choice}`" for choice in option.type.choices))
    if isinstance(option.default, str | int) and not isinstance(option.default, bool):
        parts.append(f"mặc định `{option.default}`")
    if isinstance(option.envvar, str):
        parts.append(f"hoặc biến môi trường `{option.envvar}`")
    return "; ".join(parts)


def endpoint_lines() -> Iterator[str]:
    """Every address of the API, from its own OpenAPI document."""
    yield "Tài liệu máy đọc được (OpenAPI 3.1) nằm ở `/api/openapi.json`."
    for path, operations in _paths().items():
        for method, operation in operations.items():
            yield f"\n### `{method.upper()} {path}`\n"
            yield f"{operation['summary'].rstrip('.')}.\n"
            if text := operation.get("description"):
                yield f"{text}\n"
            asked = [
                (f"`{p['name']}`", p.get("description", ""))
                for p in operation.get("parameters", ())
            ]
            if asked:
                yield from grid(("Tham số", "Nghĩa"), asked)
                yield ""
            answers = operation["responses"].items()
            yield from grid(("Trả lời", "Nghĩa"), ((s, a["description"]) for s, a in answers))


def _paths() -> Mapping[str, Mapping[str, Any]]:
    from cchc_api.app import create_app
    from cchc_api.settings import ApiSettings

    with TemporaryDirectory() as folder:
        app = create_app(ApiSettings(root=Path(folder)))
        app.state.services.store.close()
        paths: Mapping[str, Mapping[str, Any]] = app.state.openapi["paths"]
        return paths


def _default(value: Any) -> str:
    if value in ("", None):
        return "(trống)"
    return f"`{list(value)}`" if isinstance(value, tuple) else f"`{value}`"


def _limits(metadata: list[Any]) -> str:
    names = {"ge": "từ", "le": "đến"}
    stated = [(names[key], getattr(m, key)) for m in metadata for key in names if hasattr(m, key)]
    return " ".join(f"{word} {value}" for word, value in stated)
