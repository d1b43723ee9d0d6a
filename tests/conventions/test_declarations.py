"""One declaration, every use: nothing in the house lacks its Vietnamese words."""

import re

import pytest
from pydantic import BaseModel

from cchc.schema.codes import CODES
from cchc.schema.shape import Shape, shapes
from cchc.types.registry import content_types

VIETNAMESE = re.compile(r"[A-Za-zÀ-ỹĐđ]")


def models() -> dict[str, type[BaseModel]]:
    """Every declared model: content types and the parts inside them."""
    found: dict[str, type[BaseModel]] = {}
    waiting = [kind.model for kind in content_types().values()]
    while waiting:
        model: type[BaseModel] = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            waiting += [s.nested for s in shapes(model).values() if s.nested]  # type: ignore[misc]
    return found


FIELDS = [
    pytest.param(model, shape, id=f"{name}.{shape.name}")
    for name, model in sorted(models().items())
    for shape in shapes(model).values()
]


def test_there_are_types_and_parts() -> None:
    assert {"News", "Plan", "Task", "Target", "ResultItem", "Evidence"} <= set(models())


@pytest.mark.parametrize(("model", "shape"), FIELDS)
def test_a_field_has_label_help_and_a_way_to_be_edited(
    model: type[BaseModel], shape: Shape
) -> None:
    assert shape.label != shape.name
    assert VIETNAMESE.match(shape.label)
    assert shape.label[0].isupper()
    assert not shape.label.endswith(".")
    assert len(shape.help) > 3
    assert shape.help.endswith((".", "…", "?"))
    if shape.nested is None:
        assert shape.kind is not None
        assert shape.kind.widget
        assert shape.kind.describe()


@pytest.mark.parametrize(("model", "shape"), FIELDS)
def test_bounds_name_fields_that_stand_beside(model: type[BaseModel], shape: Shape) -> None:
    bounds = shape.bounds
    named = {name for name in (bounds.after, bounds.within, bounds.at_most) if name}
    assert named <= set(shapes(model))
    assert shape.name not in named


@pytest.mark.parametrize("code", CODES)
def test_a_code_speaks_both_languages(code: str) -> None:
    assert VIETNAMESE.match(CODES[code].vi)
    assert len(CODES[code].en) > 5
