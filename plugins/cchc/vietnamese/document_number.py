"""Numbers of official documents: "09/KH-BCĐ", "99/2006/TT-BTC", "766/QĐ-TTg"."""

import re
from typing import Final

from msgspec import Struct

from cchc.vietnamese.errors import ReadingError
from cchc.vietnamese.text import fold, nfc

_CAPITAL = "A-ZĂÂĐÊÔƠƯ"
_LETTER = f"{_CAPITAL}a-zăâđêôơư"
_GROUP = f"[{_CAPITAL}][{_LETTER}0-9&]*"
_NUMBER = re.compile(rf"([0-9]{{1,6}})(?:/([0-9]{{4}}))?/({_GROUP}(?:[-/]{_GROUP})*)")
_LOOSE = re.compile(r"\s*([/\-–—&])\s*")
_SPACE = re.compile(r"\s")
_TOKENS = re.compile(r"[^\W\d_]+|[0-9]+")
_DASHES = str.maketrans("–—", "--")
_HINT: Final = "Viết số, rồi năm nếu có, rồi ký hiệu: 09/KH-BCĐ, 99/2006/TT-BTC."


class DocumentNumberError(ReadingError):
    """A text that is no document number, or one with extra spaces (VB-SO)."""


class DocumentNumber(Struct, frozen=True):
    """The parts of a document number; ``code`` tells form and issuer, such as "KH-BCĐ"."""

    number: int
    year: int | None
    code: str
    text: str

    @property
    def form(self) -> str:
        """The abbreviation of the form, the first code group: "KH", "TT", "QĐ"."""
        return re.split("[-/]", self.code)[0]


def parse_number(text: str) -> DocumentNumber:
    """The parts of a number: digits, optional year, code groups that start with a capital.

    Raises DocumentNumberError (VB-SO); for extra spaces the hint is the tight spelling.
    Parts after Nghị định 30/2020/NĐ-CP, Phụ lục I (the year for legal documents only).
    """
    written = nfc(text).strip()
    match = _NUMBER.fullmatch(written)
    if match is None:
        raise _refused(written)
    year = int(match[2]) if match[2] else None
    return DocumentNumber(int(match[1]), year, match[3], written)


def spaced(text: str) -> str | None:
    """The tight spelling of a number with extra spaces, "09/ KH-BCĐ" -> "09/KH-BCĐ".

    None when the text has none to take out, or is no document number without them.
    """
    written = nfc(text).strip()
    return _tight(written) if _SPACE.search(written) else None


def normal_form(text: str) -> str:
    """For finding: "09/ KH-BCĐ", "09/kh-bcd" and "09 KH BCD" all give "9-kh-bcd".

    Folded, split at signs and between letters and digits, the first number without leading zeros.
    """
    tokens = _TOKENS.findall(fold(text))
    first = next((place for place, token in enumerate(tokens) if token.isdigit()), None)
    if first is not None:
        tokens[first] = tokens[first].lstrip("0") or "0"
    return "-".join(tokens)


def _refused(written: str) -> DocumentNumberError:
    tight = _tight(written)
    if tight is None:
        return DocumentNumberError("VB-SO", f'"{written}" không phải số, ký hiệu văn bản.', _HINT)
    fault = "thừa dấu cách" if spaced(written) else "dùng sai dấu gạch nối"
    return DocumentNumberError("VB-SO", f'"{written}" {fault}.', f'Viết "{tight}".')


def _tight(written: str) -> str | None:
    """Without spaces around signs and with plain hyphens, if that is a document number."""
    tight = _LOOSE.sub(r"\1", written).translate(_DASHES)
    return tight if _NUMBER.fullmatch(tight) else None
