"""One pack compiled for many tests."""

from pathlib import Path

import pytest
from tests.booklet.packs.sites import opened

from cchc.booklet.packs.compile import compile_pack
from cchc.booklet.packs.make import pack_of
from cchc.booklet.packs.model import Pack


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """The booklet of the small site."""
    site = opened(tmp_path_factory.mktemp("tap"))
    return pack_of(site, site.store.by_id["tap"])


@pytest.fixture(scope="session")
def reading(pack: Pack, fonts: Path) -> bytes:
    """Its reading PDF."""
    return compile_pack(pack, fonts)
