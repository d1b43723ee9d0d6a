"""Fields, shapes and walks over a small declared model."""

from typing import Annotated

import pytest
from pydantic import ValidationError

from cchc.schema.bounds import NO_BOUNDS, Bounds
from cchc.schema.content_type import ContentType, keys_of
from cchc.schema.field import Many, field, many
from cchc.schema.moments import Day
from cchc.schema.record import Evidence, Part, Record
from cchc.schema.references import UnitRef
from cchc.schema.scalars import Choice, Number, Text
from cchc.schema.shape import shapes
from cchc.schema.walk import parts, texts, values


class Item(Part):
    """A part with a bound."""

    name: Text = field("Tên gọi", "Tên.", required=True)
    first: Day | None = field("Ngày đầu", "Ngày.")
    last: Day | None = field("Ngày cuối", "Ngày.", bounds=Bounds(after="first"))


class Sample(Record):
    """A record with every kind of field."""

    title: Text = field("Tiêu đề", "Tên.", required=True, role="title")
    place: UnitRef | None = field("Nơi", "Đơn vị.", aliases=("dia_diem",))
    size: Annotated[str, Choice(("to", "nhỏ"))] = field("Cỡ", "Cỡ.", default="to")
    items: Many[Item] = many("Các mục", "Mục.")
    main: Item | None = field("Mục chính", "Mục.")
    counts: Many[Number] = many("Các số", "Số.")


KIND = ContentType(Sample, "mau", "Mẫu", "Các mẫu")


def sample(**data: object) -> Sample:
    return Sample.model_validate({"title": "A", **data})


def test_shapes_hold_what_was_declared() -> None:
    declared = shapes(Sample)
    assert declared["title"].role == "title"
    assert declared["title"].required
    assert (declared["items"].many, declared["items"].nested) == (True, Item)
    assert (declared["main"].many, declared["main"].nested) == (False, Item)
    assert declared["items"].kind is None
    assert declared["place"].kind is not None
    assert declared["place"].kind.targets == ("unit",)
    assert isinstance(declared["size"].kind, Choice)
    assert shapes(Item)["last"].bounds == Bounds(after="first")
    assert shapes(Item)["first"].bounds is NO_BOUNDS


def test_keys_are_names_labels_and_aliases() -> None:
    keys = keys_of(Sample)
    assert keys["place"] == keys["noi"] == keys["dia_diem"] == "place"
    assert keys["cac_muc"] == "items"
    assert keys_of(Item)["ngay_dau"] == "first"


def test_a_field_name_wins_over_another_fields_label() -> None:
    class Odd(Part):
        date: Text | None = field("Ngày", "Ngày.")
        ngay: Text | None = field("Ngày khác", "Ngày.")

    assert keys_of(Odd)["ngay"] == "ngay"


def test_values_are_walked_in_declared_order() -> None:
    record = sample(counts=["1", "2"], items=[{"name": "x"}, {"name": "y"}], main={"name": "z"})
    found = {value.location: value.value for value in values(record)}
    assert found[("items", 1, "name")] == "y"
    assert found[("main", "name")] == "z"
    assert [found[("counts", i)] for i in (0, 1)] == [1, 2]
    assert ("place",) not in found
    own = [location[0] for location in found if location[0] in ("title", "items", "counts")]
    assert list(dict.fromkeys(own)) == ["title", "items", "counts"]


def test_parts_are_walked_with_their_places() -> None:
    record = sample(items=[{"name": "x"}], main={"name": "z"}, results=[])
    assert [location for location, _ in parts(record)] == [(), ("items", 0), ("main",)]


def test_texts_are_walked_whether_valid_or_not() -> None:
    data = {"title": "A", "counts": ["một"], "items": [{"first": "x"}], "results": [
        {"evidence": ["https://vi-du.example/", "a.pdf", "tin-1"]}
    ]}  # fmt: skip
    found = {value.location: value.value for value in texts(Sample, data)}
    assert found[("counts", 0)] == "một"
    assert found[("items", 0, "first")] == "x"
    assert found[("results", 0, "evidence", 0, "url")] == "https://vi-du.example/"
    assert found[("results", 0, "evidence", 1, "file")] == "a.pdf"
    assert found[("results", 0, "evidence", 2, "ref")] == "tin-1"


def test_roles_find_values_without_names() -> None:
    assert KIND.role(sample(), "title") == "A"
    assert KIND.role(sample(), "lead") is None


def test_values_are_frozen_and_unknown_keys_refused() -> None:
    with pytest.raises(ValidationError):
        sample(other="x")
    with pytest.raises(ValidationError):
        setattr(sample(), "title", "B")  # noqa: B010 - mypy knows that it is frozen


def test_bounds_are_stated_as_plain_data() -> None:
    assert Bounds(after="a", past=True).stated() == {"after": "a", "past": True}
    assert NO_BOUNDS.stated() == {}


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("http://a.example/x", {"url": "http://a.example/x"}),
        ("bien-ban.pdf", {"file": "bien-ban.pdf"}),
        ("tin-2025-bai", {"ref": "tin-2025-bai"}),
    ],
)
def test_evidence_has_short_forms(text: str, expanded: dict[str, str]) -> None:
    assert Evidence.expand(text) == expanded
