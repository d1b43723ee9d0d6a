"""Log lines as JSON, one an event. Nothing here knows an address or a user agent."""

import json
import logging
from datetime import datetime

from cchc.vietnamese.dates import ZONE


class JsonLines(logging.Formatter):
    """``{"time", "level", "logger", "message"}``, and ``"error"`` with the traceback of a fault."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        fields = {
            "time": datetime.fromtimestamp(record.created, ZONE).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)
