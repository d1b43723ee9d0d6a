"""Print runs: the copies of all recipients add up to the copies printed."""

from collections.abc import Iterator

from cchc.check.leaf import Leaf
from cchc.schema.problem import Problem
from cchc.types.booklet import Booklet
from cchc.types.distribution import Distribution
from cchc.vietnamese.numbers import format_int


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """IN-TONG."""
    record = leaf.record
    if not isinstance(record, Booklet | Distribution) or record.copies is None:
        return
    if any(recipient.is_class for recipient in record.recipients):
        return  # the catalogue says how many: check/packs.py
    stated = [recipient.copies for recipient in record.recipients]
    known = sum(copies for copies in stated if copies is not None)
    complete = bool(stated) and None not in stated
    if known > record.copies or (complete and known != record.copies):
        message = (
            f"Các nơi nhận cộng lại {format_int(known)} bản, "
            f"khác số bản in {format_int(record.copies)}."
        )
        at = leaf.source.at(("copies",))
        hint = "Sửa số bản in hoặc số bản của từng nơi nhận."
        yield leaf.source.problem("IN-TONG", at, message, hint)
