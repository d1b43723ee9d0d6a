"""A meeting on paper is its invitation; a lesson says what it is under its title."""

from pathlib import Path

from tests.booklet.packs.sites import opened

from cchc.booklet.documents import official_of
from cchc.booklet.official import OfficialDocument
from cchc.booklet.tree_text import texts

MEETING = """\
---
id: hop
title: Họp Ban Chỉ đạo quý I
kind: định kỳ
planned: quý I/2026
{more}unit: xa-an
attendee_groups: [Thành viên Ban Chỉ đạo, Lãnh đạo các xã]
---

Chuẩn bị báo cáo bằng bảng.
"""
FIXED = "starts: 2026-03-05T14:00\nvenue: Phòng họp số 2\nchair: Phó Chủ tịch\n"


def invitation(folder: Path, more: str) -> OfficialDocument:
    site = opened(folder, {"content/hop/2026/hop.md": MEETING.format(more=more)})
    return official_of(site, site.store.by_id["hop"])


def test_an_invitation_says_when_where_and_who(tmp_path: Path) -> None:
    found = invitation(tmp_path, FIXED)
    assert (found.kind, found.abstract) == ("GIẤY MỜI", "Họp Ban Chỉ đạo quý I")
    assert found.to == ("Thành viên Ban Chỉ đạo", "Lãnh đạo các xã")
    assert found.issuer == ("XÃ AN",)
    assert list(texts(found.blocks)) == [
        "Xã An trân trọng kính mời quý cơ quan, đơn vị cử người dự họp Ban Chỉ đạo quý I:",
        "1. Thời gian: 14:00, thứ năm, ngày 05 tháng 3 năm 2026",
        "2. Địa điểm: Phòng họp số 2",
        "3. Chủ trì: Phó Chủ tịch",
        "Chuẩn bị báo cáo bằng bảng.",
        "Đề nghị đến dự đúng thành phần, đúng thời gian. Trân trọng./.",
    ]
    assert (found.number, found.issued, found.signer) == (None, None, None)
    assert found.recipients == ("Như trên", "Lưu: VT")


def test_what_is_not_fixed_says_so_and_a_record_is_no_agenda(tmp_path: Path) -> None:
    open_ = list(texts(invitation(tmp_path / "a", "").blocks))
    assert open_[1] == "1. Thời gian: quý I/2026 (giờ và ngày sẽ báo sau)"
    assert open_[2] == "2. Địa điểm: (chưa có số liệu)"
    held = invitation(tmp_path / "b", FIXED + "held: 2026-03-05\n")
    assert "Chuẩn bị báo cáo bằng bảng." not in list(texts(held.blocks))


def test_a_lesson_bears_its_kind_author_and_length(tmp_path: Path) -> None:
    site = opened(tmp_path)
    found = official_of(site, site.store.by_id["bai-hai"])
    assert found.layout == "article"
    assert found.dateline == "Bài giảng – Phòng A – 90 phút"
