"""What a broadcast script states above its words: the issue it is for, and whether it fits."""

from collections.abc import Iterator

from cchc.booklet.airing import airings, channel_text, fact_table, issue_text
from cchc.booklet.official import UNKNOWN
from cchc.booklet.tree import Block
from cchc.pages.facts import document_link
from cchc.pages.site import Site
from cchc.source.documents import Document
from cchc.source.scripts import Reading, has_directions, issues_of, minutes_of, reading_of
from cchc.types.broadcast import Broadcast
from cchc.types.material import Material
from cchc.vietnamese.numbers import format_duration, format_int

DIRECTIONS = "chữ nghiêng là chỉ dẫn, không đọc"


def script_lead(site: Site, document: Document) -> tuple[Block, ...]:
    """A table of two columns: every issue on air, then the time it takes."""
    issues = [each for each in issues_of(site.store, document) if _is_public(site, each)]
    rows = [row for issue in issues for row in _issue_rows(site, issue)]
    if not issues:
        rows.append(("Kỳ phát", UNKNOWN))
    record = document.as_a(Material)
    if record.authors:
        rows.append(("Người soạn", "; ".join(record.authors)))
    reading = reading_of(document, site.settings.syllables_per_minute)
    rows += _time_rows(reading, [minutes_of(each, document) for each in issues or (None,)])
    if has_directions(document.source.body):
        rows.append(("Cách đọc", DIRECTIONS))
    return (fact_table(rows),)


def _is_public(site: Site, issue: Document) -> bool:
    return site.state(issue) == "published"


def _issue_rows(site: Site, issue: Document) -> Iterator[tuple[str, str]]:
    record = issue.as_a(Broadcast)
    yield "Chuyên mục", document_link(site, record.series, "series").text
    named = issue_text(site, record)
    yield "Kỳ phát", named[:1].upper() + named[1:]
    yield "Kênh", channel_text(site, record)
    yield from airings(record)


def _time_rows(reading: Reading, minutes: list[int | None]) -> Iterator[tuple[str, str]]:
    pace = f"{format_int(reading.syllables)} âm tiết, {reading.rate} âm tiết một phút"
    estimate = f"khoảng {format_duration(reading.read_seconds)} ({pace})"
    if reading.unread:
        whole = format_duration(reading.seconds)
        estimate += f"; cả {reading.unread} phút không đọc là {whole}"
    yield "Thời gian đọc", estimate
    for stated in dict.fromkeys(minutes):
        yield "Thời lượng kỳ phát", UNKNOWN if stated is None else _compared(reading, stated)


def _compared(reading: Reading, minutes: int) -> str:
    left = 60 * minutes - reading.seconds
    if left < 0:
        return f"{minutes} phút – KỊCH BẢN DÀI QUÁ {format_duration(-left)}"
    return f"{minutes} phút – " + (f"còn {format_duration(left)}" if left else "vừa đủ")
