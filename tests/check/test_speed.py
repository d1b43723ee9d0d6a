"""5,000 files of 1 KB are checked in under 4 seconds."""

from pathlib import Path

import pytest
from tests.check.bench import SIZE, seconds, write_corpus

FILES = 5000
LIMIT = 4.0


@pytest.mark.e2e
def test_five_thousand_files_in_four_seconds(tmp_path: Path) -> None:
    write_corpus(tmp_path, FILES)
    files = list((tmp_path / "content").rglob("*.md"))
    sizes = [path.stat().st_size for path in files if path.parent.name != "danh-muc"]
    assert len(files) == FILES
    assert SIZE * 0.9 < sum(sizes) / len(sizes) < SIZE * 1.1
    assert min(seconds(tmp_path) for _ in range(2)) < LIMIT
