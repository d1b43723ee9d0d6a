"""The base of all field types: a class of a few lines that answers five questions."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cchc.schema.problem import Fault


class FieldType:
    """How one value is read, judged, shown, edited and described.

    Subclasses override `parse` (text to value, raises Fault), `render` (value to text),
    `widget` (the desk's control) and `describe` (a JSON Schema); references also declare
    `targets`, from which `check` finds what is wrong in context.
    """

    widget: ClassVar[str] = "text"
    targets: tuple[str, ...] = ()

    def parse(self, text: str) -> Any:
        """The value meant by `text` (NFC, stripped). Raises Fault."""
        return text

    def parse_within(self, text: str, context: Mapping[str, Any]) -> Any:
        """`parse` under a site's settings; only a few types look at the context."""
        return self.parse(text)

    def parse_mapping(self, raw: Mapping[str, Any]) -> Any:
        """The value meant by a nested mapping; most types have no such form. Raises Fault."""
        hint = self.example() or "Viết giá trị ngay sau dấu hai chấm."
        raise Fault("FM-DANG", "Ở đây cần một giá trị, không phải nhóm khóa.", hint)

    def render(self, value: Any) -> str:
        """The value in words, as pages and tables print it."""
        return str(value)

    def describe(self) -> dict[str, Any]:
        """The value as a JSON Schema."""
        return {"type": "string"}

    def example(self) -> str:
        """A sentence with an example, used as the fix of a fault."""
        return ""

    def _read(self, raw: Any, info: core_schema.ValidationInfo) -> Any:
        if not isinstance(raw, str):
            return self._read_other(raw)
        try:
            return self.parse_within(raw.strip(), info.context or {})
        except Fault as fault:
            raise as_pydantic(fault) from None

    def _read_text(self, raw: Any) -> Any:
        """`_read` of the many types whose value is the text itself."""
        return raw.strip() if isinstance(raw, str) else self._read_other(raw)

    def _read_other(self, raw: Any) -> Any:
        """What is no text: a mapping or list as written, or a value that somebody has made."""
        try:
            if isinstance(raw, Mapping):
                return self.parse_mapping(raw)
            if isinstance(raw, list):
                hint = self.example() or "Viết một giá trị, không dùng dấu [ ] hay dấu -."
                raise Fault("FM-DANG", "Ở đây cần một giá trị, không phải danh sách.", hint)
        except Fault as fault:
            raise as_pydantic(fault) from None
        return raw

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        own = type(self)
        if own.parse is FieldType.parse and own.parse_within is FieldType.parse_within:
            return core_schema.no_info_plain_validator_function(self._read_text)
        return core_schema.with_info_plain_validator_function(self._read)


def as_pydantic(fault: Fault) -> PydanticCustomError:
    """A fault as an error that pydantic collects together with its place in the data."""
    context = {"code": fault.code, "message": fault.message, "hint": fault.hint}
    return PydanticCustomError("fault", "{message}", context)


def translate(reader: Callable[[str], Any], text: str, *errors: type[Exception]) -> Any:
    """Call a reader of `cchc.vietnamese` and turn its error into a Fault."""
    try:
        return reader(text)
    except errors as error:
        code, message, hint = (getattr(error, name) for name in ("code", "message", "hint"))
        raise Fault(code, message, hint) from None
