"""Compiled templates kept between processes: compiling them takes longer than showing a page."""

import os
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import jinja2
from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """Jinja's byte code in one file per template, written by one rename.

    `options` are those of the environment, which decide what a template compiles to. A damaged
    file, one of another Jinja or one that cannot be read means compiling; a folder that cannot be
    written keeps nothing.
    """

    def __init__(self, folder: Path, options: str) -> None:
        self._folder = folder
        self._sign = f"{jinja2.__version__} {options}\n"

    def get_source_checksum(self, source: str) -> str:
        """Another for other options or another Jinja."""
        return super().get_source_checksum(self._sign + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put what is kept into the bucket, if it is sound."""
        try:
            kept = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        if crc32(kept[4:]).to_bytes(4, "big") == kept[:4]:
            bucket.bytecode_from_string(kept[4:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, where that is possible."""
        code = bucket.bytecode_to_string()
        beside = self._folder / f".{bucket.key}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(crc32(code).to_bytes(4, "big") + code)
            beside.replace(self._folder / bucket.key)
