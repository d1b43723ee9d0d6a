"""Numbers of identity papers: personal data (Nghị định 13/2023/NĐ-CP) in what the public reads."""

from collections.abc import Iterator

from cchc.check.leaf import Leaf
from cchc.check.written_numbers import FIX, identity_numbers, said
from cchc.schema.problem import Problem


def of_file(leaf: Leaf) -> Iterator[Problem]:
    """DU-LIEU-CN, in bodies and in front matter."""
    for start, _ in identity_numbers(leaf):
        yield leaf.source.problem("DU-LIEU-CN", start, said("số giấy tờ tùy thân"), FIX)
