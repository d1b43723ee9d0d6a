"""A table as JSON."""

import json

from cchc.tracking.table import Table


def write(table: Table) -> str:
    """The contract's JSON, readable letters, a final newline."""
    return json.dumps(table.to_json(), ensure_ascii=False, indent=1) + "\n"
