"""What a value must agree with beside its own form: other fields, the calendar, the present."""

from typing import Any

from msgspec import Struct
from msgspec.structs import asdict


class Bounds(Struct, frozen=True):
    """Cross-field rules of one field, by the names of fields beside it.

    `after`: not before that day (and, between two instants, later than it); `within`: inside that
    period; `at_most`: not above that number; `past`: not later than the as-of day; `workday`: an
    event that should not fall on a holiday of the working-days catalogue.
    """

    after: str = ""
    within: str = ""
    at_most: str = ""
    past: bool = False
    workday: bool = False

    def stated(self) -> dict[str, Any]:
        """The rules that are set, as plain data."""
        return {name: value for name, value in asdict(self).items() if value}


NO_BOUNDS = Bounds()
