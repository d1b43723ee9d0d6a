from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, core_schema
from tests.vietnamese.letters import vietnamese_text
from tests.vietnamese.test_encodings import SEED, to_tcvn3, to_vni

from cchc.vietnamese.encodings import convert_legacy, detect_legacy, may_be_legacy
from cchc.vietnamese.spoilt import converted_words, old_words
from cchc.vietnamese.suspects import suspect_words
from cchc.vietnamese.syllables import is_syllable, rimes

SYLLABLES = [o + rime for o, rime in product(("", "b", "qu"), sorted(rimes()))]
CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.capitalize)


def search(pattern: str) -> Callable[[str], bool]:
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python


has_converted, has_old = search(converted_words()), search(old_words())


def test_rimes_are_those_of_syllables() -> None:
    assert all(map(is_syllable, SYLLABLES))
    assert {"a", "ương", "ướng", "ách", "uya"} < rimes()
    assert not {"ách\u0300", "àch", "ơng", "bà", ""} & rimes()


@pytest.mark.parametrize("case", CASES)
def test_every_syllable_that_suspect_words_gives_back_is_found(case: Callable[[str], str]) -> None:
    spoils = (str.maketrans("ôóò", "ơĩị"), str.maketrans("áíàéúùóò", "ỏớộẹụựúũ"))
    words = {case(word.translate(spoil)) for word in SYLLABLES for spoil in spoils}
    suspect = {word for word in words if suspect_words(word)}
    assert len(suspect) > 300
    assert [word for word in suspect if not has_converted(f"a ({word}).")] == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("to_old", [to_tcvn3, to_vni])
def test_every_syllable_in_an_old_font_is_found(
    to_old: Callable[[str], str], case: Callable[[str], str]
) -> None:
    words = {to_old(case(word)) for word in SYLLABLES}
    strange = {word for word in words if len(word) > 1 and may_be_legacy(word)}
    assert len(strange) > 300
    assert [word for word in strange if not has_old(f"a “{word}”")] == []


@given(st.text("aeiouycnghmptàáâãêìíòóôõơưỏớộụựúũĩịẹ ,", max_size=12))
@example("LÕNG hài lõng")
@example("Ƣ")
def test_where_the_pattern_finds_nothing_no_word_is_suspect(text: str) -> None:
    assert has_converted(text) or not suspect_words(text)


@given(st.text("abcghinoupùáàâÁÂÊÕêéÝôóöñæä¸®µ­ ,«»½", max_size=16) | vietnamese_text.map(to_vni))
@example("Thùc hiÖn c«ng t¸c")
@example("HôI HÊp cÊp")
def test_where_the_pattern_finds_nothing_no_old_font_is_seen(text: str) -> None:
    assert has_old(text) or detect_legacy(text) is None


def test_good_text_is_passed_over() -> None:
    assert not has_converted(SEED.replace("Ƣ", "Ư").replace("HÀI LÕNG", ""))
    assert not has_old("Thứ hai, ngày 5/3, UBND tỉnh và HĐND; “QĐ-UBND”, 5 m², § 7, góp ý của chị.")
    assert convert_legacy("hoµ", "tcvn3") == "hoà"
