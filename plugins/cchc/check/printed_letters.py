"""Letters that the typefaces of print lack, in what is printed: a document whose printed form the
website offers, a name out of the catalogues; parts of packs are looked at in `check/packs.py`.

A print shop that finds one refuses the whole document rather than print an empty box; the website
then goes without that file.
"""

from collections.abc import Iterator

from cchc.check.leaf import Leaf
from cchc.check.written_letters import lacking_letters, lacking_problems
from cchc.schema.problem import Problem

_ALSO = frozenset({"booklet", "report", "unit", "channel"})
"""Types that are printed by others, or in several parts."""


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """IN-CHU, once for each such letter of a file that the website prints."""
    if leaf.kind is not None and (leaf.kind.printed or leaf.kind.id in _ALSO):
        yield from lacking_problems(leaf.path, lacking_letters(leaf))
