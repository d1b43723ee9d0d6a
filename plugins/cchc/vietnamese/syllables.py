"""The shape of Vietnamese syllables: onset, rime and tone, without a word list."""

import unicodedata
from collections.abc import Iterator

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_OPEN_RIMES = (
    "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên êng ênh êu "
    "i ia iêm iên iêng iêu im in inh iu o oa oai oam oan oang oanh oao oay oăn oăng oe oen oeo oi "
    "om on ong oong ô ôi ôm ôn ông ơ ơi ơm ơn u ua uân uâng uây uê uênh ui um un ung uôi uôm uôn "
    "uông uơ uy uya uyên uyn uynh uyu ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu ưu y yêm yên yêng yêu "
    "ynh"
)
_STOPPED_RIMES = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich iêc iêp iêt ip it oac oach oap oat oăc "
    "oăt oc oet ooc op ot ôc ôp ôt ơp ơt uât uc uêch uôc uôt up ut uych uyêt uyp uyt ưc ươc ươp "
    "ươt ưt ych yêt yt"
)
_VOWELS = "aăâeêioôơuưy"
_SHARP_TONES = "\u0301\u0323"
_TONES = "\u0300\u0309\u0303" + _SHARP_TONES


def _forms(rimes: str) -> frozenset[str]:
    """Every onset, or none, before every rime."""
    return frozenset(onset + rime for onset in ("", *_ONSETS.split()) for rime in rimes.split())


def rimes() -> frozenset[str]:
    """Every rime of a written syllable in small letters, with each of the tones that it may bear.

    What stands before a rime is nothing, a consonant, or the second letter of "gi" and "qu".
    """
    plain = _OPEN_RIMES.split()
    toned = (form for rime in plain for form in _toned(rime, _TONES))
    stopped = (form for rime in _STOPPED_RIMES.split() for form in _toned(rime, _SHARP_TONES))
    return frozenset((*plain, *toned, *stopped))


def _toned(rime: str, tones: str) -> Iterator[str]:
    """The rime with each of the tones on each of its vowels."""
    for letter, (vowel, tone) in _TONED.items():
        if tone in tones and vowel in rime:
            for at, each in enumerate(rime):
                if each == vowel:
                    yield rime[:at] + letter + rime[at + 1 :]


_OPEN = _forms(_OPEN_RIMES)
_STOPPED = _forms(_STOPPED_RIMES)
_TONED = {
    unicodedata.normalize("NFC", vowel + tone): (vowel, tone)
    for vowel in _VOWELS
    for tone in _TONES
}


def is_syllable(word: str) -> bool:
    """True when the word has the shape of one written Vietnamese syllable, in any case.

    One that ends in p, t, c or ch bears sắc or nặng: "cách" is a syllable, "cach", "cỏch" and
    "cơng" are not.
    """
    small = unicodedata.normalize("NFC", word).lower()
    toned = [letter for letter in small if letter in _TONED]
    if len(toned) > 1:
        return False
    if not toned:
        return small in _OPEN
    vowel, tone = _TONED[toned[0]]
    letters = small.replace(toned[0], vowel)
    return letters in _OPEN or (tone in _SHARP_TONES and letters in _STOPPED)
