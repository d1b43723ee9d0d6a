"""A build after a pack, its parts or its ledger have changed equals a build from nothing."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.booklet.packs.sites import AS_OF, FILES
from tests.build.support import build, contents, edit, request_for
from tests.build.test_packs import LESSON, SHORT
from tests.conftest import MakeSite

from cchc.build.analysis import open_store
from cchc.build.editions import print_edition, record_edition
from cchc.pages.site import Counter, Site
from cchc_cli.assets import print_fonts

pytestmark = pytest.mark.e2e

BOOKLET = "content/an-pham/2025/tap.md"
SMALL = {**FILES, **SHORT, BOOKLET: FILES[BOOKLET].replace("classes: [lop]\n", "")}
STEPS: Mapping[str, Mapping[str, str]] = {
    "a part": {LESSON: FILES[LESSON].replace("Đọc cùng", "Hãy đọc cùng")},
    "a channel": {"content/danh-muc/quay.md": FILES["content/danh-muc/nong.md"]},
    "a unit": {"content/danh-muc/xa-an.md": FILES["content/danh-muc/xa-an.md"].replace("An", "Ân")},
    "the pack": {BOOKLET: SMALL[BOOKLET].replace("copies: 30", "copies: 30\nsummary: Mới.")},
    "a part withdrawn": {LESSON: FILES[LESSON].replace("kind:", "state: gỡ\nkind:")},
    "the pack withdrawn": {BOOKLET: SMALL[BOOKLET].replace("type:", "state: gỡ\ntype:")},
}


def same_as_clean(root: Path, folder: Path) -> dict[str, bytes]:
    """The site after an incremental build, which a build into another folder confirms."""
    build(request_for(root, as_of=AS_OF))
    build(request_for(root, folder, AS_OF, clean=True))
    found = contents(root / "site")
    assert found == contents(folder)
    return found


def test_incremental_builds_equal_clean_ones(site: MakeSite, tmp_path: Path) -> None:
    root = site(SMALL)
    same_as_clean(root, tmp_path / "first")
    opened = Site(open_store(root), AS_OF, Counter(0, None))
    printed = print_edition(opened, opened.store.by_id["tap"], print_fonts())
    record_edition(root, printed.edition)
    address = f"{printed.edition.address.strip('/')}/index.html"
    found = same_as_clean(root, tmp_path / "edition")
    assert found["an-pham/2025/tap/tap.pdf"] == printed.data
    assert "Còn đúng" in found[address].decode()
    for name, files in STEPS.items():
        edit(root, files)
        found = same_as_clean(root, tmp_path / name.replace(" ", "-"))
        assert "Còn đúng" not in found[address].decode()
    assert "không còn trên trang web" in found[address].decode()
    assert "an-pham/2025/tap/tap.pdf" not in found
