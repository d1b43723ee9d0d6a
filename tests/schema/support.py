"""Reading one value with its field type."""

from typing import Any, get_args

import pytest

from cchc.schema.field_type import FieldType
from cchc.schema.problem import Fault


def kind(annotated: Any) -> FieldType:
    """The field type of an annotated alias such as `Day`."""
    return next(m for m in get_args(annotated) if isinstance(m, FieldType))


def read(annotated: Any, text: str) -> Any:
    """The value meant by a text."""
    return kind(annotated).parse(text)


def fault(annotated: Any, raw: Any) -> str:
    """The code of the fault in a raw value."""
    reader = kind(annotated)
    with pytest.raises(Fault) as caught:
        reader.parse(raw) if isinstance(raw, str) else reader.parse_mapping(raw)
    assert caught.value.message
    return caught.value.code
