"""The site to try things on: a copy with an open box, whose keys lie outside of it."""

from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from tests.e2e.sites import DEMO, SEED

from cchc.source.settings import read_settings
from cchc.vietnamese.zone import ZONE
from cchc_api.feedback.database import FILE
from cchc_api.feedback.key_file import open_key
from cchc_api.feedback.register import Register
from cchc_api.feedback.seals import unseal
from cchc_cli.demo import PASSWORD, TEXTS, make

pytestmark = pytest.mark.e2e

TODAY = datetime(2026, 11, 24, 9, tzinfo=ZONE)


def test_a_box_that_can_be_opened(tmp_path: Path) -> None:
    root = make(DEMO, tmp_path / "demo", TODAY)
    settings = read_settings(root)
    assert (settings.feedback_days, len(settings.feedback_key)) == (10, 64)
    assert "feedback_key" not in (DEMO / "mkdocs.yml").read_text("utf-8")
    (key,) = (tmp_path / "demo/khoa").iterdir()
    assert key.stat().st_mode & 0o777 == 0o600
    with closing(Register(root / ".cchc" / FILE)) as register:
        entries = register.entries()
    assert unseal(entries[0].sealed, open_key(key, PASSWORD)).text in TEXTS
    assert {e.status for e in entries} == {"forwarded", "answered", "closed"}
    assert len({e.received[:7] for e in entries}) == 3
    assert max(Counter(e.unit for e in entries).values()) < len(entries)
    before = (root / "mkdocs.yml").read_bytes()
    assert make(DEMO, tmp_path / "demo", TODAY) == root
    assert (root / "mkdocs.yml").read_bytes() == before, "keys and register stay"
    with closing(Register(root / ".cchc" / FILE)) as register:
        assert register.entries() == entries


def test_any_site_can_be_tried(tmp_path: Path) -> None:
    root = make(SEED, tmp_path / "demo", TODAY)
    assert read_settings(root).feedback_key


def test_a_key_of_the_sites_own_is_left_alone(tmp_path: Path) -> None:
    source = make(DEMO, tmp_path / "one", TODAY)
    copy = make(source, tmp_path / "two", TODAY)
    assert not (tmp_path / "two/khoa").exists()
    assert read_settings(copy).feedback_key == read_settings(source).feedback_key
