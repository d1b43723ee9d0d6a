"""How a content type declares a field: type, label, help and role in one line."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field

from cchc.schema.bounds import NO_BOUNDS, Bounds

T = TypeVar("T")

Role = Literal[
    "", "title", "date", "summary", "event_start", "event_time", "event_end", "event_length",
    "event_place", "lead", "section", "unit",
]  # fmt: skip


def field(
    label: str,
    help: str,
    *,
    required: bool = False,
    default: Any = None,
    role: Role = "",
    aliases: tuple[str, ...] = (),
    absent: str = "",
    bounds: Bounds = NO_BOUNDS,
) -> Any:
    """Declare a field of a content type.

    `label` and `help` are Vietnamese, for forms, messages and the handbook. `role` lets feeds,
    calendars and lists find a value without knowing the field's name. The unaccented label in
    snake case is read as a key, too ("Ngày ban hành" -> `ngay_ban_hanh`), and so are `aliases`.
    `bounds` are the rules that `check` holds the value to.
    `absent` is what pages show when nobody stated the value ("chưa nêu"); without it the line is
    left out.
    """
    extra: dict[str, Any] = {"role": role, "aliases": list(aliases), "absent": absent}
    if bounds is not NO_BOUNDS:
        extra["bounds"] = bounds.stated()
    if required:
        return Field(title=label, description=help, json_schema_extra=extra)
    return Field(default, title=label, description=help, json_schema_extra=extra)


def many(label: str, help: str, *, required: bool = False, **options: Any) -> Any:
    """Declare a list field; absent means empty, a single value means a list of one."""
    return field(label, help, required=required, default=(), **options)


def _as_list(raw: Any) -> Any:
    return list(raw) if isinstance(raw, list | tuple) else [raw]


Many = Annotated[tuple[T, ...], BeforeValidator(_as_list)]
