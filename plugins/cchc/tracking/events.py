"""Whether something planned has happened, as far as the records say."""

from datetime import date, datetime
from typing import Literal

from cchc.vietnamese.windows import Window

Happening = Literal["held", "planned", "unknown"]


def happening(day: date, held: date | None, starts: datetime | None, window: Window) -> Happening:
    """`held` when a day on or before `day` is recorded, `planned` until the time set has passed.

    After it, and where no time is set, the records say nothing: `unknown`, never "not held".
    """
    if held is not None:
        return "held"
    last = starts.date() if starts else window.end
    return "planned" if last is not None and last >= day else "unknown"
