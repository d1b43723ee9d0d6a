"""Rules of one file say the same of it wherever it lies and whatever lies beside it."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.check.support import AS_OF, SITES, copy_site, loaded, news, unit

from cchc.check.facts import facts_of, site_facts
from cchc.check.leaf import Leaf, leaves
from cchc.check.registry import all_problems, between_problems, local_problems
from cchc.check.signs import (
    CONTACT,
    CONVERTED,
    HIDDEN,
    NUMBER,
    OLD,
    SPACING,
    UNUSUAL,
    VARIANT,
    WEEKDAY,
    signs,
)
from cchc.source.settings import Settings
from cchc.source.shelf import read_file
from cchc.source.store import load

BODY = (
    "Gọi 0912 345 678 , CCCD 012345678901 ; cỏch làm, hài lõng.\n\n"
    "Thứ hai, ngày 05/03/2019 cải cách hành chính và cải cách thủ tục hành chính.\n"
)
PATH = "content/tin/2025/bai.md"


def leaf_of(text: str, path: str = PATH, settings: Settings | None = None) -> Leaf:
    """An article read by itself, of no site."""
    own = settings or Settings()
    read = read_file(path, text.encode(), {"thirds": own.thirds})
    return Leaf(path, read.source, read.kind, read.identity, read.record, own, read.problems)


def test_an_article_read_by_itself_has_the_problems_it_has_in_a_site(tmp_path: Path) -> None:
    files = {**news(BODY), **unit("a", "Sở A")}
    (own,) = (leaf for leaf in leaves(loaded(tmp_path, files)) if leaf.path == PATH)
    alone = local_problems(leaf_of(files[PATH]))
    assert local_problems(own) == alone
    codes = {problem.code for problem in alone}
    assert codes == {"TYPO", "DU-LIEU-CN", "KY-TU", "THU-NGAY", "NAME"}


def test_another_root_and_other_files_change_nothing(tmp_path: Path) -> None:
    first = loaded(tmp_path / "a", news(BODY))
    more = {**news(BODY), **unit("b", "Sở B"), **news("", path="content/tin/2024/x.md")}
    second = loaded(tmp_path / "b", more)
    one, other = (
        next(local_problems(leaf) for leaf in leaves(store) if leaf.path == PATH)
        for store in (first, second)
    )
    assert one == other


def test_a_leaf_asked_twice_says_the_same_twice() -> None:
    leaf = leaf_of(news(BODY)[PATH])
    assert local_problems(leaf) == local_problems(leaf) == local_problems(replace(leaf))


@pytest.mark.parametrize("name", sorted(path.name for path in SITES.iterdir()))
def test_the_problems_of_a_site_are_those_of_its_files_and_those_between_them(
    name: str, tmp_path: Path
) -> None:
    copy_site(SITES / name, tmp_path)
    store = load(tmp_path)
    parts = set(store.problems)
    for leaf in leaves(store):
        parts.update(local_problems(leaf))
    parts.update(between_problems(store, site_facts(store), AS_OF))
    assert tuple(sorted(parts)) == all_problems(store, AS_OF)


WORDS = st.sampled_from(
    [
        *("cách", "cỏch", "cơng", "LƢỜNG", "hài", "lõng", "LÕNG", "thứ", "hai", "ngày", "a"),
        *(",", ".", ";", ":", "!", "a-", "b/", "1/", "-", "|", "`", "```", "~~~", "https://a/"),
        *("05/03/2019", "CCCD", "012345678901", "cmnd:", "123456789", "x@y.vn", "0912345678"),
        *("huyện,", "thị", "xã", "cải", "thủ", "tục", "hành", "chính", "+84912345678", "Sở"),
        *("a\u200bb", "\u00ad", "\u00a0", "e\u0301", "ô\u0323", "→", "## Mục", "---", "\u2000"),
    ]
)
SPACES = st.sampled_from([" ", " ", "  ", "\n", "\n\n", "\u00a0", "\t", "", "\r\n"])


@given(st.lists(st.tuples(WORDS, SPACES), max_size=14))
@example([("a", " "), (",", "\n")])
@example([("hài", " "), ("LÕNG", " ")])
@example([("`", ""), ("a", " "), (",", ""), ("`", " "), (",", " ")])
def test_a_rule_that_sees_no_sign_has_nothing_to_find(words: list[tuple[str, str]]) -> None:
    leaf = leaf_of(news("".join(word + space for word, space in words))[PATH])
    quick = replace(leaf, look=signs)
    assert (local_problems(quick), facts_of(quick)) == (local_problems(leaf), facts_of(leaf))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("e\u0301", {UNUSUAL}),
        ("a\u00adb", {UNUSUAL, HIDDEN, OLD}),
        ("a\u200bb", {UNUSUAL, HIDDEN}),
        ("hài lõng, cỏch", {CONVERTED}),
        ("thùc hiÖn", {OLD}),
        ("một , hai", {SPACING}),
        ("Cải cách thủ tục hành chính", {VARIANT}),
        ("các huyện, thị và xã", {VARIANT}),
        ("thứ hai, ngày 5", {WEEKDAY}),
        ("5/3/2019 (chủ nhật)", {WEEKDAY}),
        ("012345678901", {NUMBER, CONTACT}),
        ("0912 345 678", {CONTACT}),
        ("a@b.vn", {CONTACT}),
        ("các huyện, thị xã: 12/2019, thứ nhất - QĐ-UBND, 2007/QĐ, https://a.vn/ “b” – 5%.", set()),
    ],
)
def test_signs(text: str, sign: set[str]) -> None:
    assert signs(text) == signs(f"Một bài. {text}\n") == sign
