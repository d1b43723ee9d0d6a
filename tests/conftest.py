"""The one fixture most tests use: a site made of the files a test names."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from tests.support import write_site

MakeSite = Callable[[Mapping[str, str]], Path]

# Timings are the bench's: an example that a busy machine slows down is no failure.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")


@pytest.fixture
def site(tmp_path: Path) -> MakeSite:
    """Give a function {path: text} -> root folder; each call adds to the same site."""

    def make(files: Mapping[str, str]) -> Path:
        return write_site(tmp_path / "site", files)

    return make
