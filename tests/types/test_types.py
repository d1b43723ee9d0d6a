"""Content types: found by the loader, named, dated, complete."""

from datetime import date
from typing import Any

import pytest

from cchc.schema.record import Record
from cchc.types.document import FORMS
from cchc.types.registry import content_types, types_of_folder
from cchc.vietnamese.numbers import Range
from cchc.vietnamese.text import fold

TYPES = content_types()
PLAN = {"number": "09/KH-BCĐ", "issuer": "a", "issued": "2007-04-04", "year": "2007"}
FOLDERS = [
    "tin",
    "ke-hoach",
    "van-ban",
    "kiem-tra",
    "hop",
    "tap-huan",
    "tai-lieu",
    "phat-song",
    "an-pham",
    "ket-qua",
    "bao-cao",
    "phan-anh",
    "danh-muc",
    "trang",
]


def make(kind: str, /, **data: Any) -> Any:
    return TYPES[kind].model.model_validate(data)


def test_every_folder_of_the_house_has_a_type() -> None:
    assert {kind.folder for kind in TYPES.values()} == set(FOLDERS)
    assert list(TYPES) == sorted(TYPES)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_has_at_most_one_default_type(folder: str) -> None:
    kinds = types_of_folder(folder)
    assert sum(kind.default for kind in kinds) <= 1
    assert kinds


@pytest.mark.parametrize("name", TYPES)
def test_a_type_is_named_in_vietnamese(name: str) -> None:
    kind = TYPES[name]
    assert kind.id == name
    assert kind.label
    assert kind.plural
    assert issubclass(kind.model, Record)
    assert kind.model.__doc__


@pytest.mark.parametrize("name", TYPES)
def test_no_two_fields_share_a_label(name: str) -> None:
    labels = [fold(str(info.title)) for info in TYPES[name].model.model_fields.values()]
    assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize(
    ("kind", "data", "heading", "day"),
    [
        (
            "news",
            {"title": "A", "section": "s", "published": "2019-01-07T23:00"},
            "A",
            date(2019, 1, 7),
        ),
        ("plan", {"title": "A", **PLAN}, "A", date(2007, 4, 4)),
        (
            "document",
            {"form": "TT", "number": "99/2006/TT-BTC", "issuer": "b", "issued": "20/10/2006"},
            "Thông tư 99/2006/TT-BTC",
            date(2006, 10, 20),
        ),
        (
            "inspection",
            {"no": "2", "window": "quý IV/2007", "team": "a"},
            "Đợt kiểm tra 2",
            date(2007, 10, 1),
        ),
        (
            "survey",
            {"title": "S", "window": "thường xuyên", "team": ["a"]},
            "S",
            None,
        ),
        (
            "visit",
            {"round": "r", "unit": "u", "planned": "2007-05-02"},
            "Kiểm tra u",
            date(2007, 5, 2),
        ),
        (
            "meeting",
            {"title": "H", "kind": "sơ kết", "planned": "trong tháng 1/2008", "held": "2008-01-15"},
            "H",
            date(2008, 1, 15),
        ),
        (
            "training",
            {"title": "L", "no": "1", "window": "quý III/2007", "starts": "2007-08-06 07:30"},
            "L",
            date(2007, 8, 6),
        ),
        (
            "broadcast",
            {"series": "c", "medium": "phát thanh", "month": "2007-m04"},
            "Kỳ phát tháng 4/2007",
            date(2007, 4, 1),
        ),
        (
            "report",
            {"period": "2007-q2", "as_of": "2007-07-05"},
            "Báo cáo quý II/2007",
            date(2007, 7, 5),
        ),
        ("result", {"task": "kh/1a", "date": "2007-05-05"}, "Kết quả kh/1a", date(2007, 5, 5)),
        (
            "visit_count",
            {"amount": "9.841.459", "date": "2019-01-07", "source": "x"},
            "Số lượt truy cập đến ngày 07/01/2019",
            date(2019, 1, 7),
        ),
        ("unit", {"name": "Sở A", "level": "tỉnh", "kind": "sở"}, "Sở A", None),
        ("section", {"name": "Tin"}, "Tin", None),
        ("working_days", {"year": "2007"}, "Ngày làm việc năm 2007", None),
        (
            "budget_estimate",
            {"year": "2007", "unit": "a", "basis": "b"},
            "Dự toán năm 2007",
            date(2007, 1, 1),
        ),
    ],
)
def test_a_document_has_a_heading_and_a_day(
    kind: str, data: dict[str, Any], heading: str, day: date | None
) -> None:
    record = make(kind, **data)
    assert (record.heading(), record.day()) == (heading, day)


def test_a_unit_exists_between_its_days() -> None:
    unit = make("unit", name="Huyện A", level="huyện", kind="huyện", valid_to="30/06/2025")
    assert unit.existed(date(2007, 4, 4))
    assert unit.existed(date(2025, 6, 30))
    assert not unit.existed(date(2025, 7, 1))


def test_person_days_are_seats_times_days() -> None:
    data = {"title": "L", "no": "1", "window": "quý III/2007"}
    training = make("training", **data, seats="200–220", days="2–3")
    assert training.person_days() == Range(400, 660)
    assert make("training", **data).person_days() is None


def test_the_latest_public_correction_counts() -> None:
    data = {"title": "A", "section": "s", "published": "2019-01-07"}
    notes = [{"at": "09/01/2019 08:15", "note": "a"}, {"at": "2019-01-08", "note": "b"}]
    changed = make("news", **data, change_notes=notes, updated="2019-01-07T09:00")
    assert f"{changed.last_change():%d/%m %H:%M}" == "09/01 08:15"
    assert make("news", **data).last_change() is None


def test_a_target_is_one_mapping_or_a_list() -> None:
    target = {"quantity": "4", "unit": "cuộc"}
    task = {"id": "a", "marker": "1", "title": "V"}
    for written in (target, [target]):
        plan = make("plan", title="A", **PLAN, tasks=[{**task, "target": written}])
        assert [part.quantity for part in plan.tasks[0].target] == [Range(4, 4)]


def test_what_nobody_stated_is_none_never_zero() -> None:
    plan = make("plan", title="A", **PLAN, tasks=[{"id": "a", "marker": "1", "title": "V"}])
    (task,) = plan.tasks
    assert (task.lead, task.window, task.target, task.output) == (None, None, (), None)
    assert make("channel", name="K", kind="email").address is None


def test_forms_of_documents_have_names() -> None:
    assert {"QĐ", "KH", "CV", "TT", "BC", "TB"} <= set(FORMS)
    assert all(FORMS.values())
