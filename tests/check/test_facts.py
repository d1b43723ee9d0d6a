"""Facts: plain values that can be stored, and all that rules between files need."""

import marshal
from pathlib import Path
from posixpath import relpath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.check.support import AS_OF, SITES, codes, copy_site, loaded, news
from tests.check.test_leaf import PATH, leaf_of

from cchc.check.facts import Facts, facts_of, from_plain, site_facts, to_plain
from cchc.check.registry import between_problems
from cchc.check.written_links import links_of, written_target
from cchc.pages.addresses import join
from cchc.source.store import load

ROOT = Path(__file__).parents[2]


def stored(facts: Facts) -> Facts:
    """The facts as they come back from a file."""
    return from_plain(marshal.loads(marshal.dumps(to_plain(facts))))  # noqa: S302 - written here


@pytest.mark.parametrize("site", [ROOT, ROOT / "tests/sites/tinh-mau"])
def test_facts_of_whole_sites_come_back_as_they_were(site: Path) -> None:
    facts = site_facts(load(site))
    assert {path: stored(own) for path, own in facts.items()} == facts


@pytest.mark.parametrize("name", sorted(path.name for path in SITES.iterdir()))
def test_stored_facts_give_the_same_problems(name: str, tmp_path: Path) -> None:
    copy_site(SITES / name, tmp_path)
    store = load(tmp_path)
    facts = site_facts(store)
    again = {path: stored(facts[path]) for path in sorted(facts, reverse=True)}
    assert between_problems(store, again, AS_OF) == between_problems(store, facts, AS_OF)


def test_facts_of_an_article_say_what_others_ask() -> None:
    front = "id: x\nunit: so-a\nattachments: [a.pdf]\nresults:\n"
    front += "  - {task: k/1, date: 2025-04-01, id: r1}\n"
    body = "## Phần *một* ##\n\n[a](../2024/b.md#c) [d](../2025/b.md) [e](#f) [g](/tin/2025/h/)\n"
    facts = facts_of(leaf_of(news(body + "{#m}\n0912345678\n", front)[PATH]))
    assert (facts.kind, facts.identity, facts.id_at, facts.slug_at) == ("news", "x", (5, 5), (1, 1))
    assert facts.citations == (
        ("document", "tin-tuc", ("section",), 3, 10),
        ("document", "so-a", ("unit",), 6, 7),
        ("attachment", "a.pdf", ("file",), 7, 15),
        ("task", "k/1", ("task",), 9, 12),
    )
    assert facts.links == (
        ("content/tin/2024/b.md", "c", "", 13, 5),
        ("content/tin/2025/b.md", "", "../2025/b.md", 13, 25),
        (PATH, "f", "", 13, 43),
    )
    assert facts.addresses == (("/tin/2025/h/", "/tin/2025/h/", 13, 51),)
    assert (facts.heads, facts.anchors, facts.parts) == ("Phần *một*", ("m",), ("r1",))
    assert facts.future == (("2025-04-01", "Ngày thực hiện", 9, 23),)
    assert facts.contacts == (("0912345678", 'số điện thoại "0912345678"', 15, 1),)


def test_an_article_where_nothing_is_to_be_said_has_small_facts() -> None:
    assert len(marshal.dumps(to_plain(facts_of(leaf_of(news("Chữ.\n")[PATH]))))) < 300


PARTS = st.sampled_from(["..", "..", ".", "", "a", "tin", "2025", "b.md", "...", "c?d=e"])


@given(st.lists(PARTS, min_size=1, max_size=7))
@example(["..", "2025", "b.md"])
@example(["..", "..", "..", "..", "b.md"])
@example(["..", "2025"])
@example(["..", "a", ""])
def test_a_link_means_its_file_and_is_cited_as_written(parts: list[str]) -> None:
    target = "/".join(parts)
    links, _ = links_of(leaf_of(news(f"[a]({target})\n")[PATH]))
    for link in links:
        assert link[0] == join("content/tin/2025", target.partition("?")[0])
        assert written_target(PATH, link) == target
        assert link[2] or relpath(link[0], "content/tin/2025") == target
    assert bool(links) == (target != "" and not target.startswith(("/", "?")))


def test_rules_between_files_read_no_article_again(tmp_path: Path) -> None:
    files = news("[a](khac.md#x) [b](/tin/2025/c/)\n", "unit: Sở lạ\nid: x\n")
    files |= news("0912345678 [a](bai.md)\n", "id: x\nstate: nháp\n", "content/tin/2025/khac.md")
    store = loaded(tmp_path, files)
    facts = site_facts(store)
    with store.reads.collect() as asked:
        problems = between_problems(store, facts, AS_OF)
    assert {code for code, _, _ in codes(list(problems))} == {
        *("LIEN-KET", "DON-VI", "ID-TRUNG", "DU-LIEU-CN")
    }
    assert [question for question in asked if question.startswith("F content/tin/")] == []
