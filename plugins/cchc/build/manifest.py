"""What one output folder holds and why: kept after each build, compared before the next.

Every file of the site belongs to a job; with the job stand the questions it asked (`jobs`). A build
that cannot read this memory is a clean one.
"""

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from cchc.build.memory import recall, remember

if TYPE_CHECKING:
    from cchc.build.jobs import Jobs
    from cchc.build.shown import Shown

FILE = "manifest"

Output = tuple[bytes, int, int]
"""A file of the site as it was written: SHA-256, size, time of change (ns). A plain tuple: there
are many, and `marshal` takes no others."""


class Header(Struct, frozen=True):
    """What is asked first: whether anything can have changed at all.

    `stamp` is of library and settings, `content` of all files under `content/`, the ledger and
    the counter; nothing changes by itself from `as_of` until `until` (ISO instants, empty for
    never); `clock` names that span. `light` is a digest of all briefs and their states. `counts`,
    `version`, `sources` and `fingerprint` are what `publish` asks of a build, `release` is the id
    that the API was given, `shells` a digest of the theme's shells, `token` names the file of jobs;
    both are kept beside.
    """

    stamp: bytes = b""
    content: bytes = b""
    as_of: str = ""
    until: str = ""
    clock: str = ""
    light: bytes = b""
    counts: tuple[int, ...] = ()
    version: str = ""
    sources: str = ""
    fingerprint: str = ""
    release: str = ""
    shells: bytes = b""
    token: bytes = b""

    def plain(self) -> tuple[Any, ...]:
        """As a tuple that `marshal` takes."""
        return tuple(getattr(self, name) for name in self.__struct_fields__)


def no_jobs() -> "Jobs":
    """Nothing remembered."""
    from cchc.build.jobs import Jobs

    return Jobs()


class Manifest(Struct, frozen=True):
    """The memory of the last finished build of an output folder; `shown` only where it is newer
    than what is kept beside."""

    header: Header = field(default_factory=Header)
    outputs: Mapping[str, Output] = field(default_factory=dict)
    jobs: "Jobs" = field(default_factory=no_jobs)
    shown: "Shown | None" = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered but perhaps the files."""
        return not self.header.stamp


def read_manifest(folder: Path) -> Manifest:
    """The manifest in a state folder; an empty one when there is none or it is damaged."""
    from cchc.build.jobs import FILE as JOBS
    from cchc.build.jobs import Jobs

    front = read_front(folder)
    if front is None:
        return Manifest()
    header, outputs = front
    jobs = Jobs(folder / JOBS)
    if not jobs.belongs(header.token):  # that of a killed build, or damaged
        return Manifest(outputs=outputs)
    return Manifest(header, outputs, jobs)


def read_front(folder: Path) -> tuple[Header, Mapping[str, Output]] | None:
    """Header and outputs alone; for the question whether anything is to be done they suffice."""
    parts = recall(folder / FILE, 2)
    try:
        return (Header(*parts[0]), parts[1]) if parts else None
    except TypeError:  # that of another version
        return None


def write_manifest(folder: Path, manifest: Manifest) -> Manifest:
    """Keep a manifest: the jobs first, then by one rename the header that names them.

    Raises OSError, and MemoryLostError when the jobs of the last build cannot be read.
    """
    last = replace(manifest.header, token=b"")
    header = replace(last, token=blake2b(repr(last).encode(), digest_size=16).digest())
    jobs = manifest.jobs.write(folder, header.token)
    remember(folder / FILE, (header.plain(), dict(manifest.outputs)))
    return Manifest(header, manifest.outputs, jobs)
