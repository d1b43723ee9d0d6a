"""What a build remembers for the next one: marshalled parts in one file, each read on its own.

A damaged, older or foreign file is no memory: the next build is a clean one, never an error.
"""

import marshal
import os
from collections.abc import Sequence
from contextlib import suppress
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any
from zlib import crc32

from cchc.build.files import beside

_MAGIC = b"cchc memory 3\n"
_SIZE, _FRONT = 8, 12  # bytes: the size of a part; its size and its sum (CRC-32)
_START = 100  # bytes that hold the first part of a memory to which one appends
_MOST, _PART = 100, 4  # parts are appended until there are so many, or they are such a part of all


def remember(file: Path, parts: Sequence[Any]) -> None:
    """Keep plain values (tuples, dicts, texts, numbers, bytes) by one rename. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = beside(file)
    try:
        with new.open("wb") as out:
            out.write(_MAGIC)
            for part in parts:
                for piece in _packed(part):
                    out.write(piece)
        os.replace(new, file)  # noqa: PTH105 - the atomic rename is the point
    except OSError:  # a full disk is not filled further
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def keep(file: Path, parts: Sequence[Any]) -> None:
    """Keep values that only save time; where nothing can be written they are not kept."""
    with suppress(OSError):
        remember(file, parts)


def append(file: Path, first: Any, part: Any, whole: int) -> bool:
    """Keep one more part after a memory of `whole` parts that begins with `first`.

    False, and nothing is done, when there is no such memory, when its end is damaged, or when so
    much was appended that it is better kept anew.
    """
    packed = b"".join(_packed(part))
    try:
        with file.open("r+b") as kept:
            start = kept.read(_START)
            end = os.fstat(kept.fileno()).st_size
            if not start.startswith(_MAGIC) or _next(memoryview(start), len(_MAGIC))[0] != first:
                return False
            sizes, at = list[int](), kept.seek(len(_MAGIC))
            while at < end:
                sizes.append(int.from_bytes(kept.read(_SIZE), "big"))
                at = kept.seek(at + _FRONT + sizes[-1])
            much = sum(sizes[whole:]) + len(packed) > sum(sizes[:whole]) // _PART
            if at != end or len(sizes) < whole or len(sizes) - whole >= _MOST or much:
                return False
            kept.write(packed)
    except (OSError, ValueError, EOFError, TypeError):
        return False
    return True


def recall(file: Path, first: int | None = None, skip: int | None = None) -> list[Any] | None:
    """The remembered parts, or the first few of them; None when there is no sound memory.

    In the place of the part to `skip` stands None.
    """
    parts: list[Any] = []
    try:
        with file.open("rb") as kept:
            if kept.read(len(_MAGIC)) != _MAGIC:
                return None
            # A map, since what is read into memory first may stay there in pieces.
            with mmap(kept.fileno(), 0, access=ACCESS_READ) as whole, memoryview(whole) as view:
                at = len(_MAGIC)
                while (first is None or len(parts) < first) and at < len(view):
                    part, at = _next(view, at, skips=len(parts) == skip)
                    parts.append(part)
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return parts if first is None or len(parts) == first else None


def _packed(part: Any) -> tuple[bytes, bytes]:
    packed = marshal.dumps(part)
    return len(packed).to_bytes(_SIZE, "big") + crc32(packed).to_bytes(4, "big"), packed


def _next(kept: memoryview, at: int, *, skips: bool = False) -> tuple[Any, int]:
    """The part that begins there, and where it ends. Raises what reading raises, and ValueError
    for a damaged one."""
    size, start = int.from_bytes(kept[at : at + _SIZE], "big"), at + _FRONT
    if skips:
        return None, start + size
    with kept[start : start + size] as packed:
        if len(packed) != size or crc32(packed) != int.from_bytes(kept[at + _SIZE : start], "big"):
            raise ValueError("damaged")
        return marshal.loads(packed), start + size  # noqa: S302 - our own file, in the site's state


def noted_at(file: Path) -> int:
    """When the memory was written (ns); 0 when there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
