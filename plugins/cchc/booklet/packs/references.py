"""Links between parts of a pack: paper cannot be clicked, so the page is named.

A link to another part becomes its words and "(trang N)"; N is not known before layout and is a run
that asks Typst for it.
"""

from collections.abc import Iterable, Mapping

from cchc.booklet.packs.model import PackPart


def addresses(parts: Iterable[PackPart]) -> Mapping[str, str]:
    """The id of the part that an address means; of two parts with one address the later."""
    return {url: part.id for part in parts for url in part.urls}
