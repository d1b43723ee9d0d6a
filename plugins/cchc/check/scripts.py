"""Broadcast scripts: what is read and played fits the length of the issue."""

from collections.abc import Iterator

from cchc.check.between import Between
from cchc.schema.problem import Problem
from cchc.source.documents import Document
from cchc.source.scripts import SCRIPT, issues_of, minutes_of, reading_of
from cchc.types.broadcast import Broadcast
from cchc.types.material import Material
from cchc.vietnamese.numbers import format_duration

_EMPTY = 4
"""An issue of which more than a quarter is left empty is too long for its script; reading times are
estimates, and less than that may be a matter of pace."""


def between_files(between: Between) -> Iterator[Problem]:
    """KICH-BAN."""
    for document in between.store.of("material"):
        record = document.record
        if isinstance(record, Material) and record.kind == SCRIPT:
            yield from _fit(between, document)


def _fit(between: Between, document: Document) -> Iterator[Problem]:
    """A fault for each issue, or for the length the script itself states."""
    reading = reading_of(document, between.store.settings.syllables_per_minute)
    if not reading.syllables:
        return  # the words lie in a file beside it
    for issue in issues_of(between.store, document) or (None,):
        minutes = minutes_of(issue, document)
        if minutes is None or (issue and issue.as_a(Broadcast).status == "hoãn"):
            continue
        over = reading.seconds - 60 * minutes
        if over > 0 or -over * _EMPTY > 60 * minutes:
            played = f", cả {reading.unread} phút không đọc" if reading.unread else ""
            where = f"kỳ phát {issue.id}" if issue else "thời lượng đã ghi"
            wrong = f"{'thừa' if over > 0 else 'thiếu'} {format_duration(abs(over))}"
            message = (
                f"Kịch bản dài khoảng {format_duration(reading.seconds)}{played}; "
                f"{where} có {minutes} phút: {wrong}."
            )
            at = document.source.at(("title",))
            yield document.source.problem("KICH-BAN", at, message, _hint(over > 0))


def _hint(too_long: bool) -> str:
    if too_long:
        return "Cắt bớt lời, hoặc sửa thời lượng của kỳ phát."
    return 'Thêm lời; nhạc, phóng sự, phỏng vấn thì ghi số phút vào khóa "unread".'
