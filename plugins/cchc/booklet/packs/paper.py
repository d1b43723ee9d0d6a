"""A form on smaller paper: every length and every letter in the same proportion."""

from typing import Any

from cchc.booklet.form import Form

SIZES = {"A4": (210.0, 297.0), "A5": (148.0, 210.0)}
"""Width and height of the papers a pack may have, in mm."""

_LENGTHS = ("paper", "margin", "columns")


def on_paper(form: Form, paper: str) -> Form:
    """The form as it is printed on that paper: A5 is A4 reduced to 70 %, the usual reduction."""
    width, height = SIZES[paper]
    factor = width / form.paper.width
    if factor == 1:
        return form
    data = form.model_dump()
    for key in _LENGTHS:
        data[key] = _scaled(data[key], factor)
    data["paper"] |= {"width": width, "height": height}
    for key in ("indent", "paragraph_spacing"):
        data["body"][key] = _scaled(data["body"][key], factor)
    for component in data["components"].values():
        component["size"] = _scaled(component["size"], factor)
        component["boxes"] = _scaled(component["boxes"], factor)
    return Form.model_validate(data)


def _scaled(value: Any, factor: float) -> Any:
    if isinstance(value, dict):
        return {key: _scaled(inner, factor) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple(_scaled(inner, factor) for inner in value)
    return value * factor if isinstance(value, float | int) else value
