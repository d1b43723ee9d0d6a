"""The links of a body as written, and what a link to the file may name in it."""

import re
from collections.abc import Iterator
from posixpath import relpath
from urllib.parse import unquote

from cchc.check.bodies import FILLER, without_code
from cchc.check.leaf import Leaf
from cchc.pages.addresses import is_relative, join
from cchc.schema.shape import shapes
from cchc.types.registry import content_types
from cchc.vietnamese.text import nfc

Link = tuple[str, str, str, int, int]
"""File meant, anchor, target as written, line, column; see `written_target`."""
Address = tuple[str, str, int, int]
"""Address of a document, address as written, line, column."""

_INLINE = re.compile(r"\]\(\s*(?:<(?P<angle>[^>\n]*)>|(?P<bare>(?:[^\s()]+|\([^\s()]*\))*))")
_REFERENCE = re.compile(
    r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<(?P<angle>[^>\n]*)>|(?P<bare>\S+))", re.MULTILINE
)
_HEADING = re.compile(r"\n {0,3}#{1,6}[ \t]+([^\n]+)")
_UNDERLINED = re.compile(r"^(?P<text>\S.*)\n(?:=+|-{2,})[ \t]*$", re.MULTILINE)
_ID = re.compile(r"\{[^{}\n]*#(?P<id>[\w-]+)[^{}\n]*\}")


def links_of(leaf: Leaf) -> tuple[tuple[Link, ...], tuple[Address, ...]]:
    """The links to files and to addresses of dated documents; others are not judged."""
    links: list[Link] = []
    addresses: list[Address] = []
    folder = leaf.path.rpartition("/")[0]
    for written, offset in _written(leaf):
        target, _, anchor = written.partition("#")
        if not target:
            if anchor:
                links.append((leaf.path, anchor, "", *leaf.place(offset)))
        elif target.startswith("/") and not target.startswith("//"):
            address = target.removeprefix(leaf.settings.prefix.rstrip("/")).partition("?")[0]
            if meant := _dated(address):
                addresses.append((meant, address, *leaf.place(offset)))
        elif _is_beside(target):
            file, kept = _meant(folder, target)
            links.append((file, anchor, kept, *leaf.place(offset)))
    return tuple(links), tuple(addresses)


def _written(leaf: Leaf) -> Iterator[tuple[str, int]]:
    """(address, offset in the file) of every link."""
    text, base = leaf.prose, leaf.source.body_start
    for sign, pattern in (("](", _INLINE), ("]:", _REFERENCE)):
        for match in pattern.finditer(text) if sign in text else ():
            group = match.lastgroup or "bare"
            address = match[group]
            if FILLER not in address:
                if "%" in address or not leaf.composed:
                    address = nfc(unquote(address))
                yield address, base + match.start(group)


def _is_beside(target: str) -> bool:
    """`is_relative`, answered at once for targets that cannot begin with a scheme."""
    if ":" in target or "&" in target:
        return is_relative(target)
    return target[:1] not in ("", "/", "#", "?")


def _dated(address: str) -> str:
    """The document's address in an address below a year; lists and outputs are the build's."""
    parts = address.strip("/").split("/")
    dated = len(parts) > 2 and parts[1].isdigit() and parts[0] in _folders()
    return f"/{'/'.join(parts[:3])}/" if dated else ""


def _folders() -> frozenset[str]:
    return frozenset(kind.folder for kind in content_types().values())


def _meant(folder: str, target: str) -> tuple[str, str]:
    """(file, target), the target empty when it is the shortest way from the folder to the file."""
    rest, above, left = target, folder, ""
    while rest.startswith("../"):
        rest, (above, _, left) = rest[3:], above.rpartition("/")
    if not above or _winds(rest):
        return join(folder, target.partition("?")[0]), target
    detour = left and (rest == left or rest.startswith(f"{left}/"))
    return f"{above}/{rest}", target if detour else ""


def _winds(rest: str) -> bool:
    """Whether a path has parts that mean no folder or file of their own."""
    return "/." in rest or "//" in rest or "?" in rest or rest[:1] in "/." or rest[-1] == "/"


def written_target(path: str, link: Link) -> str:
    """The target of a link as it stands in the file at `path`."""
    return link[2] or relpath(link[0], path.rpartition("/")[0])


def headings(leaf: Leaf) -> str:
    """The headings of the body as written, one a line, composed."""
    text = _page(leaf)
    found = _HEADING.findall(f"\n{text}") if "#" in text else []
    found = [head.rstrip(" \t").rstrip("#").rstrip(" \t") for head in found]
    if "\n=" in text or "\n--" in text:
        found += [match["text"] for match in _UNDERLINED.finditer(text)]
    return "\n".join(found)


def anchors(leaf: Leaf) -> tuple[str, ...]:
    """The ids that the body states."""
    return tuple(m["id"] for m in _ID.finditer(_page(leaf))) if "{" in leaf.body else ()


def _page(leaf: Leaf) -> str:
    """The composed body without fenced code: inline code in headings is part of their anchors."""
    text = without_code(leaf.body, inline=False)
    return text if leaf.composed else nfc(text)


def part_ids(leaf: Leaf) -> Iterator[str]:
    """Ids of tasks and results: their rows and entries are anchors of the document's page."""
    record = leaf.record
    for shape in shapes(type(record)).values() if record else ():
        if shape.nested and shape.many:
            for part in getattr(record, shape.name):
                identity = getattr(part, "id", None)
                if identity:
                    yield identity
