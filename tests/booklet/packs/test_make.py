"""What a pack is made of: parts in order, imprint, recipients, sources."""

from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace
from tests.booklet.packs.sites import BOOKLET, FILES, LESSON, opened

from cchc.booklet.official import OfficialDocument
from cchc.booklet.packs.make import pack_of
from cchc.booklet.packs.model import Pack, Ruled, Sheet
from cchc.booklet.tree import Paragraph
from cchc.booklet.tree_text import texts
from cchc.pages.site import Counter
from cchc.source.editions import Edition, checksum, with_edition
from cchc.source.packs import inputs_of
from cchc.vietnamese.zone import ZONE

PATH = "content/an-pham/2025/tap.md"


def titles(pack: Pack) -> list[str]:
    return [part.title for part in pack.parts]


def test_listed_parts_then_those_of_the_classes_each_once(pack: Pack) -> None:
    assert titles(pack) == [
        "Chương trình tập huấn, lớp 1", "Bài một", "Quyết định 12/QĐ-UBND", "Bài hai",
        "Phiếu đánh giá, lớp 1", "Danh sách ký tên, lớp 1, ngày thứ nhất",
        "Danh sách ký tên, lớp 1, ngày thứ hai", "Danh sách ký tên, lớp 1, ngày thứ ba",
    ]  # fmt: skip


def test_an_attendance_sheet_has_a_line_for_every_seat(pack: Pack) -> None:
    for part in pack.parts[-3:]:
        assert isinstance(part.content, Sheet)
        table, *counted = part.content.blocks
        assert isinstance(table, Ruled)
        assert [row[0] for row in table.rows] == [str(n) for n in range(1, 221)]
        lines = [block for block in counted if isinstance(block, Paragraph)]
        assert [text.split(" (")[0] for text in texts(tuple(lines))] == [
            "Số người ký tên: ……………… người", "Người lập danh sách",
        ]  # fmt: skip


def test_imprint_and_recipients_say_what_is_printed_for_whom(pack: Pack) -> None:
    imprint = dict(pack.imprint)
    assert imprint["Số bản in"] == "30"
    assert imprint["Lần in"] == "bản điện tử, chưa ghi vào sổ bản in"
    assert imprint["Trang web"] == "https://vi-du.example/tinh/"
    assert pack.recipients == (
        ("Các xã (2 đơn vị × 10 bản)", "20"), ("Lưu", "10"), ("Tổng cộng", "30"),
    )  # fmt: skip


def test_only_a_digital_edition_tells_the_number_of_visits(tmp_path: Path) -> None:
    known = Counter(9_841_460, datetime(2026, 11, 24, 8, 15, tzinfo=ZONE))
    site = replace(opened(tmp_path), counted=known)
    document = site.store.by_id["tap"]
    told = "9.841.460, đến ngày 24/11/2026"
    assert dict(pack_of(site, document).imprint)["Lượt truy cập trang"] == told
    inputs = inputs_of(site.store, document, site.state)
    edition = Edition("/in/abcde/", "tap", 1, date(2025, 9, 12), "A5", 30, "f" * 64, inputs, ("a",))
    ledger = {"content/an-pham/ban-in.txt": with_edition("", edition)}
    site = replace(opened(tmp_path / "printed", ledger), counted=known)
    assert "Lượt truy cập trang" not in dict(pack_of(site, site.store.by_id["tap"]).imprint)


def test_copies_nobody_stated_are_said_in_words(tmp_path: Path) -> None:
    text = BOOKLET.replace("copies: 30\n", "").replace("    each: 10\n", "")
    site = opened(tmp_path, {PATH: text})
    made = pack_of(site, site.store.by_id["tap"])
    assert dict(made.imprint)["Số bản in"] == "chưa có số liệu"
    assert [copies for _, copies in made.recipients] == ["chưa có số liệu", "10", "chưa có số liệu"]


def test_what_is_not_public_at_the_instant_is_not_printed(tmp_path: Path) -> None:
    changes = {
        "content/tai-lieu/2025/bai-mot.md": LESSON.format(
            id="bai-mot", title="Bài một", more="state: nháp\n", body="Chưa xong."
        ),
        "content/tai-lieu/2025/bai-hai.md": LESSON.format(
            id="bai-hai", title="Bài hai", more="published: 2026-01-01T08:00\n", body="Sang năm."
        ),
    }
    site = opened(tmp_path, changes)
    found = titles(pack_of(site, site.store.by_id["tap"]))
    assert "Bài một" not in found
    assert "Bài hai" not in found


def test_a_query_takes_what_fits_every_line_oldest_first(tmp_path: Path) -> None:
    news = "---\ntitle: {}\nsection: tin\npublished: {}\ntags: [{}]\n---\n\nNội dung.\n"
    select = "select:\n  - types: [news]\n    tags: [in]\n    period: 2025-q2\n"
    changes = {
        "content/danh-muc/tin.md": "---\ntype: section\nname: Tin\n---\n",
        "content/tin/2025/a.md": news.format("Tháng sáu", "2025-06-30T08:00", "in"),
        "content/tin/2025/b.md": news.format("Tháng tư", "2025-04-01T08:00", "khác, in"),
        "content/tin/2025/c.md": news.format("Tháng bảy", "2025-07-01T08:00", "in"),
        "content/tin/2025/d.md": news.format("Không nhãn", "2025-05-01T08:00", "khác"),
        PATH: BOOKLET.replace("classes: [lop]\n", select).replace(
            "items: [bai-mot, qd-1]", "items: []"
        ),
    }
    site = opened(tmp_path, changes)
    assert titles(pack_of(site, site.store.by_id["tap"])) == ["Tháng tư", "Tháng sáu"]


def test_the_checksum_is_that_of_the_inputs_and_names_every_one(pack: Pack, tmp_path: Path) -> None:
    site = opened(tmp_path)
    inputs = inputs_of(site.store, site.store.by_id["tap"], site.state)
    assert pack.checksum == checksum(inputs)
    assert list(inputs) == ["tap", "bai-mot", "qd-1", "bai-hai", "lop", "nong", "quay"]
    assert [digest for _, digest in pack.sources] == [value[:12] for value in inputs.values()]


def test_an_edition_is_named_as_long_as_it_is_current(tmp_path: Path) -> None:
    site = opened(tmp_path)
    inputs = inputs_of(site.store, site.store.by_id["tap"], site.state)
    edition = Edition("/in/abcde/", "tap", 1, date(2025, 9, 12), "A5", 30, "f" * 64, inputs, ("a",))
    ledger = {"content/an-pham/ban-in.txt": with_edition("", edition)}
    site = opened(tmp_path, ledger)
    made = pack_of(site, site.store.by_id["tap"])
    assert dict(made.imprint)["Lần in"] == "Lần 1, ngày 12/09/2025"
    assert made.edition == "Bản in lần 1, tháng 9/2025"
    assert made.mark.address == "vi-du.example/tinh/in/abcde/"
    lesson = FILES["content/tai-lieu/2025/bai-hai.md"] + "Thêm một câu.\n"
    site = opened(tmp_path, {**ledger, "content/tai-lieu/2025/bai-hai.md": lesson})
    made = pack_of(site, site.store.by_id["tap"])
    assert dict(made.imprint)["Lần in"] == (
        "bản điện tử, nguồn đã sửa sau bản in lần 1 (12/09/2025)"
    )
    assert made.mark.address == "vi-du.example/tinh/an-pham/2025/tap/"


def test_another_picture_is_another_input(tmp_path: Path) -> None:
    lesson = "content/tai-lieu/2025/bai-mot.md"
    changes = {lesson: FILES[lesson] + "\n![Sơ đồ](so-do.svg)\n"}
    found = []
    for drawing in ("<svg/>", "<svg></svg>"):
        site = opened(tmp_path, {**changes, "content/tai-lieu/2025/so-do.svg": drawing})
        found.append(inputs_of(site.store, site.store.by_id["tap"], site.state))
    one, other = found
    assert {name for name in one if one[name] != other[name]} == {"bai-mot"}


def test_when_it_was_received_is_no_change_of_what_was_printed(tmp_path: Path) -> None:
    site = opened(tmp_path)
    before = inputs_of(site.store, site.store.by_id["tap"], site.state)
    text = BOOKLET.replace("    copies: 10\n", "    copies: 10\n    received_on: 2025-09-20\n")
    site = opened(tmp_path, {PATH: text})
    assert inputs_of(site.store, site.store.by_id["tap"], site.state) == before
    site = opened(tmp_path, {PATH: text.replace("copies: 30", "copies: 31")})
    assert inputs_of(site.store, site.store.by_id["tap"], site.state) != before


def test_a_form_that_a_pack_names_sets_its_older_parts_anew(tmp_path: Path) -> None:
    older = {name: text for name, text in FILES.items() if "van-ban" in name}
    (path,) = older
    decision = older[path].replace("2025-", "2015-")
    copied = decision.replace("---\n", "---\ncertified_copy:\n  way: SAO Y\n", 1)
    named = {PATH: BOOKLET.replace("copies: 30\n", "copies: 30\nform: nd30-2020\n"), path: copied}
    for changes, form, retypeset in (
        (named, "nd30-2020", True),
        ({path: copied}, "tt01-2011", False),
    ):
        pack = pack_of(site := opened(tmp_path / form, changes), site.store.by_id["tap"])
        part = pack.parts[2].content
        assert isinstance(part, OfficialDocument)
        assert (part.form.id, part.retypeset, bool(part.notes)) == (form, retypeset, retypeset)
        assert ("Thể thức" in dict(pack.imprint)) == retypeset
        assert part.copy is not None
        assert part.copy.form.paper.width == part.form.paper.width == 148
