"""Letters and strategies the tests of this folder share."""

import unicodedata

from hypothesis import strategies as st

BASES = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "".join(unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES)
SMALL = VOWELS + "bcdđghklmnpqrstvxfjwz"
LETTERS = SMALL + SMALL.upper()

vietnamese_words = st.text(alphabet=LETTERS, min_size=1, max_size=12)
vietnamese_text = st.text(alphabet=LETTERS + " ,.-/0123456789\u00a0“”", max_size=60)
