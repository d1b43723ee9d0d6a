"""The cover as a picture: a change of its looks is seen, and decided by somebody."""

import shutil
import subprocess
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[2] / "golden" / "pack-cover.pgm"
_TOLERATED = 2.0
"""Mean difference of grey levels: versions of the drawing program smooth edges differently."""


def drawn(pdf: bytes, folder: Path) -> bytes:
    """Page 1 at 20 dots an inch in greys, as a PGM file."""
    if shutil.which("pdftoppm") is None:
        pytest.skip("BỎ QUA KIỂM TRA BẢN IN: máy thiếu chương trình pdftoppm")
    file = folder / "in.pdf"
    file.write_bytes(pdf)
    command = ["pdftoppm", "-r", "20", "-gray", "-singlefile", str(file), str(folder / "bia")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return (folder / "bia.pgm").read_bytes()


def test_the_cover_looks_as_it_did(reading: bytes, tmp_path: Path) -> None:
    found, kept = drawn(reading, tmp_path), GOLDEN.read_bytes()
    head = found.index(b"255\n") + 4
    assert found[:head] == kept[:head]
    differences = [abs(one - other) for one, other in zip(found[head:], kept[head:], strict=True)]
    assert sum(differences) / len(differences) < _TOLERATED
    assert min(found[head:]) < 60
    assert max(found[head:]) > 250
