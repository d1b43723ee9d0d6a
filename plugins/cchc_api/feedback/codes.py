"""Receipt codes, ``PA-2026-000123``: the year and the number within it."""

import re

PATTERN = r"PA-[0-9]{4}-[0-9]{6,}"
_CODE = re.compile(PATTERN, re.ASCII)


def code_of(year: int, number: int) -> str:
    """The code of the report with this number in its year."""
    return f"PA-{year:04d}-{number:06d}"


def read_code(written: str) -> str | None:
    """A code as people type it, in the register's form; None if it is none."""
    code = written.strip().upper()
    return code if len(code) <= 20 and _CODE.fullmatch(code) else None
