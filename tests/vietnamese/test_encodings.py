from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vietnamese.letters import SMALL, VOWELS, vietnamese_text

from cchc.vietnamese.encodings import (
    LegacyEncoding,
    convert_legacy,
    detect_legacy,
    may_be_legacy,
)
from cchc.vietnamese.legacy_tables import tcvn3_table, vni_table
from cchc.vietnamese.text import nfc

SEED = (Path(__file__).parents[1] / "golden" / "seed.txt").read_text("utf-8")


def to_tcvn3(text: str) -> str:
    """As typed in .VnTime: capitals with tones become small, their case is in another font."""
    table = {new: old for old, new in tcvn3_table().items()}
    return "".join(table.get(letter, table.get(letter.lower(), letter)) for letter in text)


def to_vni(text: str) -> str:
    table = {new: old for old, new in vni_table().items() if old.islower() or old.isupper()}
    return "".join(table.get(letter, letter) for letter in text)


def small_like_tcvn3(text: str) -> str:
    toned = set(VOWELS.upper()) - set("AĂÂEÊIOÔƠUƯY")
    return "".join(letter.lower() if letter in toned else letter for letter in text)


SEED_LINES = [line for line in SEED.splitlines() if line.count(" ") > 3 and not line.isascii()]
PHRASES = [
    ("Thùc hiÖn", "tcvn3", "Thực hiện"),
    ("c¶i c¸ch hµnh chÝnh", "tcvn3", "cải cách hành chính"),
    ("§\u00adêng d©y nãng", "tcvn3", "Đường dây nóng"),
    ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "tcvn3", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("Thöïc hieän", "vni", "Thực hiện"),
    ("THÖÏC HIEÄN", "vni", "THỰC HIỆN"),
    ("caûi caùch haønh chính", "vni", "cải cách hành chính"),
    ("Ñöôøng daây noùng", "vni", "Đường dây nóng"),
    ("AÙp duïng taïi UÛy ban", "vni", "Áp dụng tại Ủy ban"),
    ("Aùp duïng taïi Uûy ban", "vni", "Áp dụng tại Ủy ban"),
]


@pytest.mark.parametrize(("text", "encoding", "good"), PHRASES)
def test_phrases(text: str, encoding: LegacyEncoding, good: str) -> None:
    assert detect_legacy(text) == encoding
    assert convert_legacy(text, encoding) == good


def test_a_whole_page() -> None:
    assert detect_legacy(to_tcvn3(SEED)) == "tcvn3"
    assert convert_legacy(to_tcvn3(SEED), "tcvn3") == small_like_tcvn3(SEED)
    assert detect_legacy(to_vni(SEED)) == "vni"
    assert convert_legacy(to_vni(SEED), "vni") == SEED


@pytest.mark.parametrize("line", SEED_LINES)
def test_single_lines(line: str) -> None:
    assert detect_legacy(to_tcvn3(line)) == "tcvn3"
    assert detect_legacy(to_vni(line)) == "vni"
    assert detect_legacy(line) is None


def test_the_tables_hold_the_alphabet() -> None:
    with_marks = set(SMALL) - set("abcdefghijklmnopqrstuvwxyz")
    assert with_marks <= set(tcvn3_table().values())
    assert len(set(tcvn3_table().values())) == len(tcvn3_table())
    assert with_marks | {letter.upper() for letter in with_marks} == set(vni_table().values())


@given(st.text(alphabet=SMALL + " .,0123456789", max_size=60))
def test_small_text_survives_both_encodings(text: str) -> None:
    assert convert_legacy(to_tcvn3(text), "tcvn3") == text


@given(st.lists(st.sampled_from(SEED.split()), max_size=12))
def test_words_of_the_seed_get_no_verdict(words: list[str]) -> None:
    assert detect_legacy(" ".join(words)) is None


@given(vietnamese_text.filter(lambda text: any(letter in "ăđơưạả" for letter in text)))
def test_letters_only_unicode_has_end_the_question(text: str) -> None:
    assert detect_legacy(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cách",
        "công",
        "công tác hành chính",
        "10 µm × 5 µm",
        "© 2007 – ® – « trích »",
        "Windows® is a trademark",
        "The café in Hue is closed; naïve façade, résumé.",
        "Il a dû partir : où est l'été ? Déjà là-bas, le garçon rêve.",
        "Le ministère a créé un guichet unique à Hué, très apprécié des usagers.",
        "« kopiere »%s« nach »%s«",
        "El niño comió jamón en español. Não há informação disponível.",
        "Übergrößenträger müssen Gebühren früh zahlen.",
        "plain ASCII text, UBND 2007",
    ],
)
def test_good_text_gets_no_verdict(text: str) -> None:
    assert detect_legacy(text) is None


@given(st.text(max_size=40))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert detect_legacy(text) in ("tcvn3", "vni", None)


MIXED = st.lists(
    st.one_of(
        st.sampled_from(["ban chỉ đạo", "Bàn giao", "à", "", "UBND", "\u00a0", "ă\u0301"]),
        st.sampled_from(["cải cách hành chính", "thủ tướng chính phủ"]).map(to_tcvn3),
        st.sampled_from(["cải cách hành chính", "tiêu chuẩn"]).map(to_vni),
    ),
    max_size=6,
)


@given(MIXED, st.sampled_from(["\n", "\n\n", " "]))
def test_what_cannot_be_legacy_is_not(parts: list[str], between: str) -> None:
    text = nfc(between.join(parts))
    lines = text.split("\n")
    ranges = [(a, b) for a in range(len(lines)) for b in range(a, len(lines))]
    if not may_be_legacy(text):
        assert all(detect_legacy("\n".join(lines[a : b + 1])) is None for a, b in ranges)


@given(MIXED)
def test_words_may_be_asked_one_by_one(parts: list[str]) -> None:
    text = nfc(" ".join(parts))
    assert may_be_legacy(text) == any(may_be_legacy(word) for word in text.split())


@pytest.mark.parametrize("text", ["", "UBND 2007", "Ban chỉ đạo\nhọp", "à ơ", "Bài liên quan"])
def test_a_usual_text_cannot_be_legacy(text: str) -> None:
    assert not may_be_legacy(text)
