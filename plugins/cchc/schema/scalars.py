"""Field types for text, numbers, choices and addresses."""

import re
from typing import Annotated, Any, ClassVar

from msgspec import Struct

from cchc.schema.field_type import FieldType, translate
from cchc.schema.problem import Fault
from cchc.schema.suggestion import nearest
from cchc.vietnamese.document_number import DocumentNumberError, parse_number
from cchc.vietnamese.numbers import (
    NumberError,
    Range,
    format_int,
    format_money,
    parse_int,
    parse_money,
    parse_range,
)
from cchc.vietnamese.text import fold


class TextType(FieldType):
    """One line of text, kept as typed."""


class QuotedType(TextType):
    """One line as it stands in another text; its spelling is not judged."""


class LongTextType(FieldType):
    """A paragraph of text."""

    widget = "textarea"


class IdentType(FieldType):
    """A stable identifier or an address part: `[a-z0-9-]+`, never reused."""

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
            message = f'"{text}" không dùng làm mã được: chỉ có chữ thường không dấu, số và "-".'
            raise Fault("FM-MA-SO", message, f'Ví dụ: "{suggest_ident(text)}".')
        return text

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}


def suggest_ident(text: str) -> str:
    """The nearest text that would do as an identifier."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(text))) or "ma-so-1"


class NumberType(FieldType):
    """A whole number, thousands dots allowed."""

    widget = "number"

    def parse(self, text: str) -> Any:
        return translate(parse_int, text, NumberError)

    def render(self, value: Any) -> str:
        return format_int(value)

    def describe(self) -> dict[str, Any]:
        return {"type": "integer"}


class YearType(NumberType):
    """A calendar year, four digits, printed without a dot."""

    def parse(self, text: str) -> Any:
        if not re.fullmatch(r"(?:19|20)[0-9]{2}|2100", text):
            raise Fault("FM-SO", f'"{text}" không phải năm.', "Viết năm bằng bốn chữ số: 2007.")
        return int(text)

    def render(self, value: Any) -> str:
        return str(value)


class SignedNumberType(NumberType):
    """A whole number that may be negative: a correction takes away what was counted too much."""

    def parse(self, text: str) -> Any:
        digits = text.removeprefix("-").removeprefix("−")
        number = super().parse(digits.strip())
        return number if digits == text else -number


class RangeType(FieldType):
    """A quantity from a least to a largest value: "4", "4-5", "từ 4 đến 5", "ít nhất 4"."""

    widget = "range"

    def parse(self, text: str) -> Any:
        return translate(parse_range, text, NumberError)

    def render(self, value: Any) -> str:
        return str(value.text())

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["4", "4-5", "từ 4 đến 5", "ít nhất 4"]}


class MoneyType(FieldType):
    """An amount in whole đồng."""

    widget = "money"

    def parse(self, text: str) -> Any:
        return translate(parse_money, text, NumberError)

    def render(self, value: Any) -> str:
        return format_money(value)

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "examples": ["1.500.000"]}


class YesNoType(FieldType):
    """A truth value: có/không, true/false."""

    widget = "checkbox"
    _values: ClassVar[dict[str, bool]] = {"có": True, "true": True, "không": False, "false": False}

    def parse(self, text: str) -> bool:
        value = self._values.get(text.lower())
        if value is None:
            raise Fault("FM-CHON", f'"{text}" không thuộc: có, không.', "Viết có hoặc không.")
        return value

    def render(self, value: Any) -> str:
        return "có" if value else "không"

    def describe(self) -> dict[str, Any]:
        return {"enum": ["có", "không"]}


class Choice(Struct, FieldType, frozen=True):
    """One of the listed values; letters are compared without marks and case."""

    values: tuple[str, ...]
    widget: ClassVar[str] = "select"

    def parse(self, text: str) -> str:
        if text in self.values:
            return text
        by_fold = {fold(value): value for value in self.values}
        found = by_fold.get(fold(text))
        if found is None:
            near = nearest(fold(text), by_fold, 0.5)
            hint = f'Gần nhất: "{by_fold[near]}".' if near else f'Ví dụ: "{self.values[0]}".'
            raise Fault("FM-CHON", f'"{text}" không thuộc: {", ".join(self.values)}.', hint)
        return found

    def describe(self) -> dict[str, Any]:
        return {"enum": list(self.values)}


class DocumentNumberType(FieldType):
    """Number and code of an official document, such as 09/KH-BCĐ or 99/2006/TT-BTC."""

    def parse(self, text: str) -> str:
        translate(parse_number, text, DocumentNumberError)
        return text


class UrlType(FieldType):
    """An absolute web address."""

    widget = "url"

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"https?://[^\s<>\"]+", text):
            raise Fault("FM-DANG", f'"{text}" không phải địa chỉ web.', "Ví dụ: https://…/trang.")
        return text

    def describe(self) -> dict[str, Any]:
        return {"type": "string", "format": "uri"}


class FileType(FieldType):
    """A file that lies beside the document, by its relative path."""

    widget = "file"

    def parse(self, text: str) -> str:
        if text.startswith("/") or ".." in text.split("/") or "\\" in text:
            message = f'"{text}" trỏ ra ngoài thư mục của bài.'
            raise Fault("FM-DANG", message, "Đặt tệp cạnh bài và chỉ ghi tên tệp.")
        return text


Text = Annotated[str, TextType()]
Quoted = Annotated[str, QuotedType()]
LongText = Annotated[str, LongTextType()]
Ident = Annotated[str, IdentType()]
Number = Annotated[int, NumberType()]
SignedNumber = Annotated[int, SignedNumberType()]
Year = Annotated[int, YearType()]
Quantity = Annotated[Range, RangeType()]
Money = Annotated[int, MoneyType()]
YesNo = Annotated[bool, YesNoType()]
DocumentNumber = Annotated[str, DocumentNumberType()]
Url = Annotated[str, UrlType()]
OwnFile = Annotated[str, FileType()]
