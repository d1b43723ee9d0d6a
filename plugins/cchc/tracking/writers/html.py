"""A table as HTML: a semantic fragment for any page, or a small page of its own."""

from importlib.resources import files

from jinja2 import Environment, FunctionLoader

from cchc.tracking.table import Row, Table, choices
from cchc.tracking.writers.text import sections
from cchc.vietnamese.dates import format_date


def fragment(table: Table) -> str:
    """`<table>` with caption, scopes, labels per cell, filter keys per row and section rows.

    It depends on no theme and no script; filters may read `data-unit`, `data-status` and
    `data-quarter`, whose values are separated by spaces.
    """
    return _environment().get_template("table.html").render(_context(table))


def write(table: Table) -> str:
    """A complete document without script."""
    return _environment().get_template("document.html").render(_context(table))


def _context(table: Table) -> dict[str, object]:
    return {
        "table": table,
        "shown": table.shown(),
        "sections": sections(table),
        "day": format_date(table.as_of),
        "keys": _keys,
    }


def _keys(row: Row, name: str) -> str:
    return " ".join(value for value, _ in choices(row, name))


def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_template), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def _template(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text("utf-8")
