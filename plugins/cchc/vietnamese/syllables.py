"""The shape of Vietnamese syllables: onset, rime and tone, without a word list."""

import re
import unicodedata

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_ONSET = "(?:ngh|ng|nh|n|gh|gi|g|ch|c|kh|k|ph|p|qu|th|tr|t|b|d|đ|h|l|m|r|s|v|x)?"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet "
    "oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut "
    "uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    "y yêm yên yêng yêt yêu ych ynh yt"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{_RIMES.replace(' ', '|')})")
_STOPPED = re.compile(".*(?:p|t|c|ch)")
_STOP_TONES = (["\u0301"], ["\u0323"])


def is_syllable(word: str) -> bool:
    """True when the word has the shape of one written Vietnamese syllable, in any case.

    One that ends in p, t, c or ch bears sắc or nặng: "cách" is a syllable, "cach", "cỏch" and
    "cơng" are not.
    """
    tones: list[str] = []
    letters = ""
    for part in unicodedata.normalize("NFD", word.lower()):
        if part in _TONES:
            tones.append(part)
        else:
            letters += part
    letters = unicodedata.normalize("NFC", letters)
    if len(tones) > 1 or not _SYLLABLE.fullmatch(letters):
        return False
    return tones in _STOP_TONES or not _STOPPED.fullmatch(letters)
