"""The reference's part about content types: fields, their forms, their rules, in Vietnamese."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cchc.schema.content_type import ContentType, keys_of
from cchc.schema.field_type import FieldType
from cchc.schema.record import Part
from cchc.schema.scalars import Choice
from cchc.schema.shape import Shape, shapes
from cchc.types.registry import content_types

FORMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "TextType": ("một dòng chữ", "Viết sau dấu hai chấm và một dấu cách."),
        "QuotedType": ("một dòng chữ nguyên văn", "Chép như văn bản; không kiểm tra lỗi gõ."),
        "LongTextType": ("đoạn văn", "Dài thì mở bằng `>-` rồi viết thụt vào ở các dòng sau."),
        "IdentType": ("mã", "Chữ thường không dấu, số và dấu `-`: `kh-2007-09`."),
        "NumberType": ("số nguyên", "`8` hoặc `9.841.459`."),
        "SignedNumberType": ("số nguyên, có thể âm", "`9.841.459` hoặc `-20`."),
        "YearType": ("năm", "Bốn chữ số: `2007`."),
        "RangeType": ("số lượng", "Một số hoặc một khoảng: `4`, `4-5`, `từ 4 đến 5`, `ít nhất 4`."),
        "MoneyType": ("số tiền", "Đủ số đồng: `1.500.000` hoặc `1500000 đồng`."),
        "YesNoType": ("có/không", "`có` hoặc `không`."),
        "DocumentNumberType": ("số, ký hiệu văn bản", "`09/KH-BCĐ`, `99/2006/TT-BTC`."),
        "UrlType": ("địa chỉ web", "Bắt đầu bằng `https://` hoặc `http://`."),
        "FileType": ("tệp cạnh bài", "Tên tệp nằm cùng thư mục với bài: `bien-ban.pdf`."),
        "DayType": ("ngày", "`04/04/2007` hoặc `2007-04-04`; tháng không viết trước ngày."),
        "InstantType": ("ngày giờ", "`07/01/2019 08:00` hoặc `2019-01-07T08:00`, giờ Việt Nam."),
        "WindowType": ("thời hạn", "Nguyên chữ của văn bản: `quý II/2007`, `cuối tháng 6/2007`."),
        "PeriodType": ("kỳ", "`2007-m04` (tháng), `2007-q2` (quý), `2007-h1` (6 tháng), `2007`."),
        "SpanType": ("kỳ đầu – kỳ cuối", "`2007-m04 – 2007-m12`."),
        "Reference": ("mã tài liệu khác", "Mã của tài liệu; đơn vị thì viết được cả tên."),
        "TaskReference": ("mã nhiệm vụ", "Mã kế hoạch, dấu /, mã nhiệm vụ: `kh-2007-09/1a-r1`."),
        "AttachmentType": ("tệp cạnh bài hoặc mã tài liệu", "`phu-luc.pdf` hoặc `tt-99-2006-btc`."),
        "Choice": ("một giá trị trong danh sách", "Chữ hoa hay thường, có dấu hay không dấu."),
    }
)  # fmt: skip
UNKNOWN_FORM = ("chữ", "")


def grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table."""
    yield _row(heads)
    yield _row(["---"] * len(heads))
    yield from (_row(row) for row in rows)


def value_forms() -> Iterator[str]:
    """How each kind of value is written."""
    return grid(("Dạng", "Cách viết"), FORMS.values())


def type_heading(kind: ContentType) -> Iterator[str]:
    """Heading, folder and nature of a content type."""
    yield f'\n<a id="{kind.id}"></a>\n\n### {kind.label} (`{kind.id}`)\n'
    needed = (
        "Loại mặc định của thư mục, không cần khóa `type`."
        if kind.default
        else f"Cần dòng `type: {kind.id}` ở phần đầu tệp."
    )
    short = " Mã là tên tệp (không kể phần `.md`)." if kind.catalogue else ""
    yield f"Thư mục `content/{kind.folder}/`. {needed}{short}\n"


def fields_of(model: type[BaseModel], without: type[BaseModel] | None = None) -> Iterator[str]:
    """The table of a model's fields, without those it has unchanged from another model."""
    known = without.model_fields if without else {}
    rows = (
        _field(model, shape, model.model_fields[name])
        for name, shape in shapes(model).items()
        if not _same(model.model_fields[name], known.get(name))
    )
    return grid(("Khóa", "Viết cách khác", "Tên", "Dạng", "Giải thích"), rows)


def nested_of(models: Iterable[type[BaseModel]]) -> tuple[type[Part], ...]:
    """Every group of keys inside these models, each once, in order of appearance."""
    found: dict[type[Part], None] = {}
    for model in models:
        for shape in shapes(model).values():
            if shape.nested is not None and issubclass(shape.nested, Part):
                found.setdefault(shape.nested)
                found.update(dict.fromkeys(nested_of([shape.nested])))
    return tuple(found)


def form_of(shape: Shape) -> str:
    """The form of a field's value in words."""
    if shape.nested is not None and issubclass(shape.nested, Part):
        words = f"nhóm khóa [{shape.nested.label}](#{shape.nested.__name__.lower()})"
    else:
        words = _kind_words(shape.kind)
    return f"danh sách: {words}" if shape.many else words


def _kind_words(kind: FieldType | None) -> str:
    if isinstance(kind, Choice):
        return "một trong: " + ", ".join(f"`{value}`" for value in kind.values)
    words = FORMS.get(type(kind).__name__, UNKNOWN_FORM)[0]
    labels = [content_types()[target].label for target in _targets(kind)]
    return f"mã {', '.join(labels).lower()}" if labels else words


def _targets(kind: FieldType | None) -> list[str]:
    return [target for target in (kind.targets if kind else ()) if target in content_types()]


def _field(model: type[BaseModel], shape: Shape, info: FieldInfo) -> tuple[str, ...]:
    others = [key for key, name in keys_of(model).items() if name == shape.name != key]
    spelt = ", ".join(f"`{key}`" for key in others)
    key = f"`{shape.name}`" + (" **bắt buộc**" if shape.required else "")
    return key, spelt, shape.label, form_of(shape), " ".join(_notes(shape, info))


def _notes(shape: Shape, info: FieldInfo) -> Iterator[str]:
    """Help, default and the rules `check` holds the value to."""
    yield shape.help
    if isinstance(info.default, str) and info.default:
        yield f"Bỏ trống là `{info.default}`."
    bounds = shape.bounds
    if bounds.after:
        yield f"Không trước `{bounds.after}`."
    if bounds.within:
        yield f"Nằm trong `{bounds.within}`."
    if bounds.at_most:
        yield f"Không quá `{bounds.at_most}`."
    if bounds.past:
        yield "Không ở tương lai."
    if bounds.workday:
        yield "Không vào ngày nghỉ."


def _same(own: FieldInfo, other: FieldInfo | None) -> bool:
    return other is not None and _declared(own) == _declared(other)


def _declared(info: FieldInfo) -> tuple[Any, ...]:
    return info.title, info.description, info.is_required(), info.default


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
