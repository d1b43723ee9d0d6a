"""Wording: one thing under several names, spacing faults, dates that say nothing."""

import difflib
import re
from collections.abc import Iterator
from datetime import date, time

from msgspec import Struct

from cchc.check.leaf import Leaf
from cchc.check.signs import SPACING, VARIANT
from cchc.schema.problem import Problem
from cchc.schema.record import Record
from cchc.schema.scalars import LongTextType, QuotedType, TextType
from cchc.source.front_matter import Source
from cchc.types.news import News
from cchc.vietnamese.dates import format_date, format_time
from cchc.vietnamese.text import fold, nfc

_TYPO = re.compile(
    r"(?P<space>(?<=[^\s|])[ \u00a0]+(?=[,;:.!?](?:\s|\Z)))"
    r"|(?P<hyphen>(?<=[^\W\d_])-(?=[ \u00a0]+[^\W\d_]))"
    r"|(?P<slash>(?<=\w)/(?=[ \u00a0]+\w))"
)
_TYPO_TEXTS = {
    "space": ("Thừa dấu cách trước dấu câu", "Bỏ dấu cách trước dấu câu."),
    "hyphen": ("Thừa dấu cách sau gạch nối", "Viết liền hai bên gạch nối."),
    "slash": ("Thừa dấu cách sau dấu gạch chéo", "Viết liền sau dấu gạch chéo."),
}
_FIRST_LINE = re.compile(r"\S.*")
_LEAST_LIKENESS = 0.75
_LONGEST_TITLE = 200
_YEAR = 365


class Variant(Struct, frozen=True):
    """Two names that are easily taken for each other; `near` = both in one paragraph."""

    first: re.Pattern[str]
    second: re.Pattern[str]
    names: tuple[str, str]
    near: bool


VARIANTS = (
    Variant(
        re.compile(r"cải cách hành chính", re.IGNORECASE),
        re.compile(r"cải cách thủ tục hành chính", re.IGNORECASE),
        ("cải cách hành chính", "cải cách thủ tục hành chính"),
        True,
    ),
    Variant(
        re.compile(r"huyện, thị xã", re.IGNORECASE),
        re.compile(r"huyện, thị(?! (?:xã|trấn))\b", re.IGNORECASE),
        ("huyện, thị xã", "huyện, thị"),
        False,
    ),
)


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """TYPO, NAME, DATE-PLACEHOLDER."""
    if SPACING in leaf.signs:
        yield from _spacing(leaf)
    for variant in VARIANTS if VARIANT in leaf.signs else ():
        yield from _variant(leaf, variant)
    record = leaf.record
    if record is not None and has_own_title(type(record)):
        yield from title_again(leaf.source, record.heading())
    if isinstance(record, News):
        yield from _placeholder(leaf.source, record)


def _spacing(leaf: Leaf) -> Iterator[Problem]:
    """Spacing faults in the body and in texts of the front matter that are no quotations."""
    source = leaf.source
    yield from _typos(source, leaf.prose, source.body_start)
    for value in leaf.texts:
        spot = source.block.spots.get(value.location)
        judged = isinstance(value.kind, TextType | LongTextType)
        if spot is not None and judged and not isinstance(value.kind, QuotedType):
            yield from _typos(source, source.text[spot.start : spot.end], spot.start)


def _typos(source: Source, text: str, base: int) -> Iterator[Problem]:
    for match in _TYPO.finditer(text):
        kind = match.lastgroup or "space"
        if kind == "slash" and "://" in text[: match.start()].rpartition(" ")[2]:
            continue  # the end of a web address
        cause, fix = _TYPO_TEXTS[kind]
        before = text[max(0, match.start() - 12) : match.start()].rpartition("\n")[2]
        after = text[match.start() : match.end() + 12].partition("\n")[0]
        around = (before + after).strip()
        yield source.problem("TYPO", base + match.start(), f'{cause}: "{around}".', fix)


def _variant(leaf: Leaf, variant: Variant) -> Iterator[Problem]:
    """The first place where both names stand: in one paragraph, or anywhere in the body."""
    text, base = leaf.prose, leaf.source.body_start
    for found in variant.second.finditer(text):
        start, end = 0, len(text)
        if variant.near:
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.end())
        if variant.first.search(text[start : end if end >= 0 else len(text)]):
            one, other = variant.names
            message = f"Dùng cả “{one}” và “{other}”."
            hint = "Nếu cùng một việc, dùng một tên; nếu khác, nói rõ phạm vi."
            yield leaf.source.problem("NAME", base + found.start(), message, hint)
            return


def has_own_title(model: type[Record]) -> bool:
    """Whether the title of such a document names no other document."""
    return model.called is Record.called


def title_again(source: Source, title: str) -> Iterator[Problem]:
    """A body that opens with the title in other words."""
    match = _FIRST_LINE.search(source.text, source.body_start)
    if match is None or len(match[0]) > _LONGEST_TITLE:
        return
    line = nfc(match[0]).strip("#*_ \r")
    first, second = fold(line).split(), fold(title).split()
    if first == second or min(len(first), len(second)) < 3:
        return
    likeness = difflib.SequenceMatcher(None, first, second)
    bounds = (likeness.real_quick_ratio, likeness.quick_ratio, likeness.ratio)
    if all(bound() >= _LEAST_LIKENESS for bound in bounds):
        message = f'"{line}" gần giống tiêu đề "{title}": một tài liệu, hai tên.'
        hint = "Dùng đúng một tên, hoặc bỏ dòng này."
        yield source.problem("NAME", match.start(), message, hint)


def _placeholder(source: Source, news: News) -> Iterator[Problem]:
    """Midnight, years after the paper it reprints: the day of a migration, not of publication."""
    original = news.source_date
    if original is None or news.published.time() != time():
        return
    if (news.published.date() - original).days > _YEAR:
        distance = _distance(original, news.published.date())
        message = (
            f"Đăng lúc {format_time(time())} ngày {format_date(news.published.date())}, {distance} "
            "sau văn bản: có vẻ là ngày chuyển dữ liệu, không phải ngày đăng."
        )
        at = source.at(("published",))
        hint = "Ghi ngày đăng thật nếu biết."
        yield source.problem("DATE-PLACEHOLDER", at, message, hint)


def _distance(first: date, last: date) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    years, rest = divmod(months, 12)
    return f"{years} năm {rest} tháng" if rest else f"{years} năm"
