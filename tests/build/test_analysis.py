"""The kept analysis: what another process keeps meanwhile is never taken for one's own."""

from pathlib import Path

from tests.check.support import news
from tests.support import write_site

from cchc.build.analysis import analyse
from cchc.source.layout import FACTS
from cchc.source.settings import Settings

PATH = "content/tin/2025/bai.md"
OTHER = "content/tin/2025/khac.md"


def test_facts_that_another_process_has_kept_since_are_not_taken(tmp_path: Path) -> None:
    root = write_site(tmp_path, {**news("[a](b.md)\n"), **news("Chữ.\n", path=OTHER)})
    written, settings = (root / PATH).read_bytes(), Settings()
    expected = analyse(root, settings).facts

    mine = analyse(root, settings)  # looked at, the facts not read yet
    (root / PATH).write_bytes(written + b"[c](d.md)\n")
    theirs = analyse(root, settings)
    assert len(theirs.facts[PATH].links) == 2
    (root / PATH).write_bytes(written)

    assert mine.facts == expected


def test_lost_facts_are_read_anew(tmp_path: Path) -> None:
    root = write_site(tmp_path, news("[a](b.md)\n"))
    expected = analyse(root, Settings()).facts
    mine = analyse(root, Settings())
    (root / FACTS).unlink()
    assert mine.facts == expected
