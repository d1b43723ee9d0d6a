"""What a build remembers for the next one: marshalled parts in one file, each read on its own.

A damaged, older or foreign file is no memory: the next build is a clean one, never an error.
"""

import marshal
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

_MAGIC = b"cchc memory 2\n"


def remember(file: Path, parts: Sequence[Any]) -> None:
    """Keep plain values (tuples, dicts, texts, numbers, bytes) by one rename. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("wb") as out:
            out.write(_MAGIC)
            for part in parts:
                packed = marshal.dumps(part)
                out.write(len(packed).to_bytes(8, "big") + crc32(packed).to_bytes(4, "big"))
                out.write(packed)
        os.replace(beside, file)  # noqa: PTH105 - the atomic rename is the point
    except OSError:  # a full disk is not filled further
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def keep(file: Path, parts: Sequence[Any]) -> None:
    """Keep values that only save time; where nothing can be written they are not kept."""
    with suppress(OSError):
        remember(file, parts)


def recall(file: Path, first: int | None = None) -> list[Any] | None:
    """The remembered parts, or the first few of them; None when there is no sound memory."""
    parts: list[Any] = []
    try:
        with file.open("rb") as kept:
            if kept.read(len(_MAGIC)) != _MAGIC:
                return None
            while (first is None or len(parts) < first) and (size := kept.read(8)):
                sum_, packed = kept.read(4), kept.read(int.from_bytes(size, "big"))
                if crc32(packed).to_bytes(4, "big") != sum_:
                    return None
                parts.append(marshal.loads(packed))  # noqa: S302 - our own file, in the site's state
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return parts if first is None or len(parts) == first else None


def noted_at(file: Path) -> int:
    """When the memory was written (ns); 0 when there is none."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
