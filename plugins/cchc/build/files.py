"""The least that every writer of a build needs; imports nothing of the library."""

import os
from pathlib import Path


class BuildError(Exception):
    """The build would be wrong; the text is a Vietnamese sentence. Nothing was published."""


def replace_bytes(target: Path, data: bytes) -> None:
    """Put `data` at `target` by one rename: readers see the old file or the new one."""
    temporary = target.with_name(f".{target.name}.new")
    temporary.write_bytes(data)
    os.replace(temporary, target)  # noqa: PTH105 - the atomic rename is the point


def beside(target: Path) -> Path:
    """Where this process writes a new file before a rename puts it at `target`.

    What killed processes have left there is removed.
    """
    for left in target.parent.glob(f".{target.name}.*"):
        owner = left.name.rpartition(".")[2]
        if owner.isdecimal() and not is_running(int(owner)):
            left.unlink(missing_ok=True)
    return target.with_name(f".{target.name}.{os.getpid()}")


def is_running(process: int) -> bool:
    """Whether there is a process of this number, whoever has started it."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def tree(folder: Path) -> dict[str, Path]:
    """Every file below a folder by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
