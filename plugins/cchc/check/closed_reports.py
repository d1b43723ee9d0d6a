"""Reports that were closed: their rows are still those they were closed with."""

from collections.abc import Iterator

from cchc.check.between import Between
from cchc.schema.problem import Problem
from cchc.source.closed_reports import AGAIN, ClosingError, read_closed


def between_files(between: Between) -> Iterator[Problem]:
    """BC-CHOT."""
    for document in between.store.of("report"):
        try:
            read_closed(between.store, document)
        except ClosingError as error:
            at = document.source.at(("checksum",))
            yield document.source.problem("BC-CHOT", at, str(error), AGAIN)
