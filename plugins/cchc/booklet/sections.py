"""Appendices and sections across, cut out of a text at the headings that the author marked."""

from collections.abc import Sequence

from cchc.booklet.official import Appendix
from cchc.booklet.tree import Across, Block, Heading
from cchc.booklet.tree_text import plain


def arrange(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Appendix, ...]]:
    """The text without its appendices, and these; sections across are made in both.

    An appendix reaches to the next heading marked as one, a section across to the next heading of
    its level or a higher one.
    """
    starts = [n for n, block in enumerate(blocks) if _mark(block) == "annex"]
    if not starts:
        return _across(blocks), ()
    ends = [*starts[1:], len(blocks)]
    parts = [blocks[start:end] for start, end in zip(starts, ends, strict=True)]
    return _across(blocks[: starts[0]]), tuple(_appendix(part) for part in parts)


def _appendix(part: Sequence[Block]) -> Appendix:
    head = part[0]
    title = plain(head.children) if isinstance(head, Heading) else ""
    return Appendix(title, _across(part[1:]))


def _across(blocks: Sequence[Block]) -> tuple[Block, ...]:
    made: list[Block] = []
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        if isinstance(block, Heading) and block.mark == "across":
            size = _reach(rest, block.level)
            made.append(Across((block, *rest[:size])))
            del rest[:size]
        else:
            made.append(block)
    return tuple(made)


def _reach(blocks: Sequence[Block], level: int) -> int:
    """How many blocks stand before the next heading that closes a section of this level."""
    for count, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level <= level:
            return count
    return len(blocks)


def _mark(block: Block) -> str:
    return block.mark if isinstance(block, Heading) else ""
