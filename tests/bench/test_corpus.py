"""The generated articles: the same everywhere, as long as said, with links that lead somewhere."""

import hashlib
import re
import statistics
from pathlib import Path

import pytest
from tests.bench.corpus import AS_OF, WORDS, Corpus
from tests.bench.dialects import CCHC, HUGO, MKDOCS, Dialect
from tests.e2e.sites import cchc

SMALL = Corpus(60)


def test_the_bytes_are_the_same_on_every_machine() -> None:
    """Another generator makes figures of other runs incomparable: pin it anew on purpose."""
    digest = hashlib.sha256()
    for article in SMALL.articles():
        digest.update(CCHC.text(SMALL, article).encode())
    assert digest.hexdigest()[:16] == "aed61bc01c403bf8"


def test_another_seed_gives_other_texts() -> None:
    other = Corpus(60, seed=4)
    assert CCHC.text(SMALL, SMALL.article(7)) != CCHC.text(other, other.article(7))


def test_an_article_has_the_words_that_are_said() -> None:
    counts = [len(SMALL.body(each, CCHC.link).split()) for each in SMALL.articles()]
    assert abs(statistics.mean(counts) - WORDS) < 10
    assert max(abs(count - WORDS) for count in counts) < 60


def test_an_article_has_headings_lists_a_table_and_five_links() -> None:
    for article in SMALL.articles():
        body = SMALL.body(article, CCHC.link)
        assert len(re.findall(r"^## ", body, re.M)) >= 4
        assert len(re.findall(r"^\| --- ", body, re.M)) == 1
        assert "\n- " in body
        assert "\n1. " in body
        assert len(re.findall(r"\]\(", body)) == 5


@pytest.mark.parametrize("dialect", [MKDOCS, HUGO, CCHC], ids=lambda dialect: dialect.name)
def test_every_link_leads_to_an_article(tmp_path: Path, dialect: Dialect) -> None:
    root = dialect.write(SMALL, tmp_path / "root")
    found = 0
    for article in SMALL.articles():
        file = dialect.file(root, article)
        for target in re.findall(r"\]\((?:\{\{< relref \"/)?([^)\"]+)", file.read_text("utf-8")):
            base = root / dialect.folder if dialect is HUGO else file.parent
            assert (base / target).is_file()
            found += 1
    assert found == 5 * SMALL.count


def test_the_check_has_nothing_to_say(tmp_path: Path) -> None:
    root = CCHC.write(SMALL, tmp_path / "root")
    done = cchc("check", "--root", root, "--as-of", AS_OF, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
