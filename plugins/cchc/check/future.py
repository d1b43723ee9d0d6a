"""Days that have not come: what is dated ahead is not counted yet."""

from collections.abc import Iterator
from datetime import date

from cchc.check.between import Between
from cchc.schema.problem import Problem
from cchc.vietnamese.dates import format_date


def between_files(between: Between) -> Iterator[Problem]:
    """KQ-TUONG-LAI, the one rule that asks what day it is."""
    today = between.as_of.date().isoformat()
    for path, facts in between.facts.items():
        for day, label, line, column in facts.future:
            if day > today:
                message = f"{label}: {format_date(date.fromisoformat(day))} ở tương lai."
                hint = "Kiểm tra ngày, tháng, năm; ngày chưa đến thì chưa được tính."
                yield Problem(path, line, column, "KQ-TUONG-LAI", message, hint)
