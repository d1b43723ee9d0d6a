"""A small site with a report."""

from pathlib import Path

import pytest
from tests.booklet.reports.sites import REPORTED, Reported
from tests.support import write_site


@pytest.fixture
def reported(tmp_path: Path) -> Reported:
    """The site in a folder of its own."""
    return Reported(write_site(tmp_path / "site", REPORTED))
