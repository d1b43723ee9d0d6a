"""Addresses that the site itself makes below a year, which no document may take."""

_MONTHS = tuple(f"thang-{month:02}" for month in range(1, 13))


def month_slug(month: int) -> str:
    """The last part of the address of a month's archive: "thang-08"."""
    return _MONTHS[month - 1]


def is_reserved(slug: str) -> bool:
    """Whether an article with this slug would stand where a month's archive stands."""
    return slug in _MONTHS
