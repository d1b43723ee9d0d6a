"""Long names of public bodies, cut into lines between phrases, never inside one."""

import itertools
import re
from collections.abc import Sequence

HEAD_LETTERS = 22
"""Capitals of 12 pt bold that fit the left column of the head (62 mm, 2.8 mm each)."""

_PHRASE = re.compile(
    r"(?:ủy ban nhân dân|hội đồng nhân dân|ban chỉ đạo|ban quản lý|thường trực|văn phòng|trung tâm"
    r"|cải cách|hành chính công|hành chính|nội vụ|tài chính|tư pháp|xây dựng|kế hoạch|đầu tư"
    r"|tài nguyên|môi trường|thông tin|truyền thông|giáo dục|đào tạo|giao thông|vận tải|lao động"
    r"|thương binh|xã hội|công thương|khoa học|công nghệ|nông nghiệp|phát triển|nông thôn"
    r"|thị xã|thành phố|thị trấn|phát thanh|truyền hình|dân tộc|tôn giáo|y tế|văn hóa|thể thao"
    r"|du lịch|phục vụ|chi cục|thanh tra|khu công nghiệp|kinh tế)(?!\S)(?: -)?|\S+(?: -)?",
    re.IGNORECASE,
)


def name_lines(name: str, letters: int = HEAD_LETTERS) -> tuple[str, ...]:
    """The name in capitals on as few lines as hold `letters` each, lines of like length.

    A phrase longer than a line stays whole; the page wraps it.
    """
    phrases = _PHRASE.findall(" ".join(name.upper().split()))
    for count in range(1, len(phrases) + 1):
        fitting = [lines for lines in _cuts(phrases, count) if max(map(len, lines)) <= letters]
        if fitting:
            return min(fitting, key=lambda lines: sum(len(line) ** 2 for line in lines))
    return tuple(phrases)


def _cuts(phrases: Sequence[str], count: int) -> list[tuple[str, ...]]:
    cuts = itertools.combinations(range(1, len(phrases)), count - 1)
    return [
        tuple(
            " ".join(phrases[start:end])
            for start, end in itertools.pairwise((0, *inner, len(phrases)))
        )
        for inner in cuts
    ]
