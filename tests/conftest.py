"""The one fixture most tests use: a site made of the files a test names."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.support import write_site

MakeSite = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def site(tmp_path: Path) -> MakeSite:
    """Give a function {path: text} -> root folder; each call adds to the same site."""

    def make(files: Mapping[str, str]) -> Path:
        return write_site(tmp_path / "site", files)

    return make
