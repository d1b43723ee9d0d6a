"""Addresses that the site itself makes for its lists, which no document may take."""

import re

UNDATED = "khong-ngay"
"""The last part of the address of what has no day or no month."""
MONTH = "thang"
MONTH_AMONG_DOCUMENTS = "luu-thang"
"""Where documents may well be called "thang-08" themselves."""

_RESERVED = re.compile(
    rf"/tin/\d{{4}}/{MONTH}-(?:0\d|1[0-2])/"
    rf"|/[^/]+/\d{{4}}/(?:{MONTH_AMONG_DOCUMENTS}-\d\d|{UNDATED})/"
    rf"|/(?!danh-muc/)[^/]+/(?:\d{{4}}|{UNDATED})/"
)


def month_slug(month: str, name: str = MONTH) -> str:
    """The last part of the address of a month's list: "thang-08" for "08"."""
    return f"{name}-{month}" if month else UNDATED


def is_reserved(url: str) -> bool:
    """Whether a document at this address would stand where a list stands.

    Below the folder of its type that is "/tai-lieu/2019/", below a year "/hop/2031/luu-thang-08/",
    of news "/tin/2031/thang-08/".
    """
    return _RESERVED.fullmatch(url) is not None
