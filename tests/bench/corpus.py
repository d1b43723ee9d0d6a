"""Articles made by a seeded generator: the same count and seed give the same bytes everywhere.

An article is about 840 words with headings, lists, one table and five links to other articles.
Each is made from its own number alone, so a hundred thousand of them need no memory.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.bench.vocabulary import (
    HEADINGS,
    LIST_ITEMS,
    POOLS,
    SECTIONS,
    SENTENCES,
    TAGS,
    TITLES,
    UNITS,
)

from cchc.vietnamese.text import slug

WORDS = 840
FIRST_DAY = date(2006, 1, 3)
LAST_DAY = date(2025, 12, 28)
PLAN = "kh-2025"
TASKS = 12
AS_OF = "2026-01-15"
"""After every article, so that all are published whatever the day of the bench."""

_SLOT = re.compile(r"\{(\w+)\}")
_SECTION_WORDS = 180


@dataclass(frozen=True, slots=True)
class Article:
    """What the front matter says of an article; `task` is the task of the plan that it proves."""

    number: int
    day: date
    title: str
    summary: str
    section: str
    unit: str
    tags: tuple[str, ...]
    slug: str
    task: str = ""

    @property
    def path(self) -> str:
        """`tin/YYYY/MM/slug.md`."""
        return f"tin/{self.day:%Y/%m}/{self.slug}.md"


Link = Callable[[Article, Article], str]
"""From an article to another: the target as a dialect spells it."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """`count` articles over twenty years, oldest first."""

    count: int
    seed: int = 3

    def article(self, number: int) -> Article:
        """The article with this number, from 0; a number past the end is dated the last day."""
        chance = self._chance("head", number)
        span = (LAST_DAY - FIRST_DAY).days
        day = FIRST_DAY + timedelta(days=min(number * span // self.count, span))
        title = _sentence(chance, chance.choice(TITLES))
        proves = 0 < self.count - number <= TASKS // 2  # the newest, one task each
        return Article(
            number=number,
            day=day,
            title=title,
            summary=_sentence(chance, SENTENCES[0]),
            section=chance.choice(SECTIONS)[0],
            unit=chance.choice(UNITS)[0],
            tags=tuple(chance.sample(TAGS, chance.randint(1, 3))),
            slug=f"{slug(title)[:48].strip('-')}-{number:06}",
            task=f"{PLAN}/v{number % TASKS}" if proves else "",
        )

    def articles(self) -> Iterator[Article]:
        """All of them, one at a time."""
        return map(self.article, range(self.count))

    def body(self, article: Article, link: Link) -> str:
        """The Markdown of an article."""
        chance = self._chance("body", article.number)
        linked = self._linked(article, chance)
        blocks = [_paragraph(chance, 90)]
        related = ["## Bài liên quan", _bullets(_anchor(article, to, link) for to in linked[2:])]
        for part, heading in enumerate(chance.sample(HEADINGS, len(HEADINGS))):
            left = WORDS - sum(len(block.split()) for block in (*blocks, *related))
            if left < 30:
                break
            blocks += [f"## {heading}", *_part(chance, part, left)]
            if part < 2:
                blocks.append(f"Xem thêm {_anchor(article, linked[part], link)}.")
        blocks += related
        return "\n\n".join(blocks) + "\n"

    def _linked(self, article: Article, chance: random.Random) -> list[Article]:
        """Five other articles: two near in time, three from anywhere."""
        near = [article.number - chance.randint(1, 20), article.number + chance.randint(1, 20)]
        wanted = [*near, *(chance.randrange(self.count) for _ in range(3))]
        return [self.article(number % self.count) for number in wanted]

    def _chance(self, purpose: str, number: int) -> random.Random:
        return random.Random(f"{self.seed}/{purpose}/{number}")  # noqa: S311 - the same every run


def _part(chance: random.Random, part: int, left: int) -> list[str]:
    """The blocks below a heading, `left` words at most; lists in the first two, then the table."""
    match part:
        case 0:
            items = [_sentence(chance, chance.choice(LIST_ITEMS)) for _ in range(5)]
            return [_paragraph(chance, _SECTION_WORDS - 60), _bullets(items)]
        case 1:
            items = [_sentence(chance, SENTENCES[0]) for _ in range(3)]
            steps = "\n".join(f"{at}. {item}" for at, item in enumerate(items, 1))
            return [_paragraph(chance, _SECTION_WORDS - 90), steps]
        case 2:
            return [_paragraph(chance, _SECTION_WORDS - 50), _table(chance)]
        case _:
            return [_paragraph(chance, min(left, 110))]


def _sentence(chance: random.Random, pattern: str) -> str:
    """A pattern with its slots filled, beginning with a capital."""

    def fill(slot: re.Match[str]) -> str:
        if slot[1] == "number":
            return str(chance.randint(11, 98))
        word = chance.choice(POOLS[slot[1]])
        return (
            word if slot.start() == 0 or slot[1] in {"unit", "who"} else word[0].lower() + word[1:]
        )

    text = _SLOT.sub(fill, pattern)
    return text[0].upper() + text[1:]


def _paragraph(chance: random.Random, words: int) -> str:
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < words - 12:
        sentence = _sentence(chance, chance.choice(SENTENCES))
        if chance.random() < 0.15:
            first, _, rest = sentence.partition(", ")
            sentence = f"**{first}**, {rest}" if rest else sentence
        sentences.append(sentence)
    return " ".join(sentences)


def _bullets(items: Iterator[str] | list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(chance: random.Random) -> str:
    rows = [
        f"| {name} | {chance.randint(11, 98)} | {chance.randint(11, 98)} % |"
        for _, name, _, _ in chance.sample(UNITS, 6)
    ]
    return "\n".join(["| Đơn vị | Hồ sơ | Đúng hẹn |", "| --- | ---: | ---: |", *rows])


def _anchor(source: Article, target: Article, link: Link) -> str:
    return f"[{target.title}]({link(source, target)})"
