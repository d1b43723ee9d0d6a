"""The as-of instant, from which everything that depends on time is computed."""

from datetime import date, datetime, time

from cchc.vietnamese.zone import ZONE

_LAST_MOMENT = time(23, 59, 59, 999999)


def as_of_instant(text: str) -> datetime | None:
    """The instant meant by an ISO date (the end of that day, +07:00) or an ISO instant.

    None when the text is neither.
    """
    try:
        return datetime.combine(date.fromisoformat(text), _LAST_MOMENT, ZONE)
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant.replace(tzinfo=ZONE) if instant.tzinfo is None else instant.astimezone(ZONE)
