"""Classes of recipients become the units that existed on the day of printing."""

from datetime import date
from pathlib import Path

from tests.support import write_site

from cchc.source.recipients import lots, total
from cchc.source.store import Store, load
from cchc.types.booklet import Recipient

UNITS = {
    "xa-dong": ("Xã Đông", "xã", "xã", ""),
    "xa-an": ("Xã An", "xã", "xã", ""),
    "phuong-moi": ("Phường Mới", "xã", "phường", "valid_from: 2025-07-01\n"),
    "huyen-cu": ("Huyện Cũ", "huyện", "huyện", "valid_to: 2025-06-30\n"),
    "cac-xa": ("Các xã", "xã", "nhóm cơ quan", ""),
    "so-a": ("Sở A", "tỉnh", "sở", ""),
}


def store(folder: Path) -> Store:
    files = {
        f"content/danh-muc/{id}.md": f"---\ntype: unit\nname: {name}\nlevel: {level}\n"
        f"kind: {kind}\n{extra}---\n"
        for id, (name, level, kind, extra) in UNITS.items()
    }
    return load(write_site(folder, files))


def shares(folder: Path, day: date, **recipient: object) -> list[tuple[str, int | None]]:
    (lot,) = lots(store(folder), [Recipient.model_validate({"to": "Nhóm", **recipient})], day)
    return [(share.to, share.copies) for share in lot.shares]


def test_a_level_means_the_units_of_that_day_in_vietnamese_order(tmp_path: Path) -> None:
    before = shares(tmp_path / "a", date(2025, 6, 30), level="xã", each="15")
    assert before == [("Xã An", 15), ("Xã Đông", 15)]
    after = shares(tmp_path / "b", date(2025, 7, 1), level="xã", each="15")
    assert after == [("Phường Mới", 15), ("Xã An", 15), ("Xã Đông", 15)]


def test_kinds_narrow_a_class_and_named_units_come_first(tmp_path: Path) -> None:
    found = shares(tmp_path, date(2025, 8, 1), kinds=["phường"], units=["Sở A"], each="2")
    assert found == [("Sở A", 2), ("Phường Mới", 2)]


def test_a_group_of_bodies_is_no_unit_unless_it_is_asked_for(tmp_path: Path) -> None:
    assert shares(tmp_path, date(2025, 1, 1), kinds=["nhóm cơ quan"]) == [("Các xã", None)]


def test_copies_of_a_class_follow_from_its_units(tmp_path: Path) -> None:
    asked = [
        Recipient.model_validate({"to": "Các xã", "level": "xã", "each": "10"}),
        Recipient.model_validate({"to": "so-a", "copies": "5"}),
    ]
    found = lots(store(tmp_path), asked, date(2025, 1, 1))
    assert [(lot.name, lot.copies, lot.found) for lot in found] == [
        ("Các xã", 20, 20), ("Sở A", 5, None),
    ]  # fmt: skip
    assert total(found) == 25


def test_copies_nobody_stated_stay_unknown(tmp_path: Path) -> None:
    asked = [Recipient.model_validate({"to": "Các xã", "level": "xã"})]
    found = lots(store(tmp_path), asked, date(2025, 1, 1))
    assert found[0].copies is None
    assert total(found) is None
