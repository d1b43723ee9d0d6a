"""Column widths, alignment, and when a table needs a sheet across."""

from cchc.booklet.tree import Cell, Paragraph, Table, Text, text_table
from cchc.booklet.widths import column_aligns, column_weights, is_wide

TASKS = text_table(
    ("TT", "Nhiệm vụ", "Thời hạn"),
    [("1", "Kiểm tra, đôn đốc các cơ quan, đơn vị tổ chức triển khai " * 3, "quý II/2007")] * 3,
)


def test_long_texts_get_more_room_but_not_in_proportion() -> None:
    number, task, time = column_weights(TASKS)
    assert number < time < task
    assert task < 12 * number


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    table = text_table(("A", "B"), [("nghiêng" * 4, "x " * 200)])
    assert column_weights(table)[0] >= len("nghiêng" * 4)


def test_short_entries_are_centred() -> None:
    assert column_aligns(TASKS) == ("center", "left", "left")
    assert column_aligns(Table((), ())) == ()


def test_spanning_cells_count_for_no_column() -> None:
    whole = Cell((Paragraph((Text("Cộng " * 20),)),), colspan=3)
    table = Table(TASKS.head, (*TASKS.body, (whole,)))
    assert column_weights(table) == column_weights(TASKS)


def test_wide_tables() -> None:
    assert not is_wide(TASKS)
    assert is_wide(text_table("ABCDEFG", []))
    assert is_wide(text_table(["Trách-nhiệm-phối-hợp-thực-hiện"] * 4, []))
