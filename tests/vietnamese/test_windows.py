import itertools
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.vietnamese.periods import WindowError
from cchc.vietnamese.windows import DEFAULT_THIRDS, Thirds, Window, parse_window

SEED_WORDINGS = [
    ("quý II/2007", "2007-04-01", "2007-06-30", False),
    ("Trong Quý II/2007", "2007-04-01", "2007-06-30", False),
    ("trong quý III/2007", "2007-07-01", "2007-09-30", False),
    ("dự kiến trong quý III/2007", "2007-07-01", "2007-09-30", True),
    ("trong quý IV/2007 (dự kiến)", "2007-10-01", "2007-12-31", True),
    ("cuối tháng 6/2007 hoặc đầu tháng 7/2007", "2007-06-21", "2007-07-10", False),
    ("trong tháng 1/2008", "2008-01-01", "2008-01-31", False),
    ("trong tháng 1/2008 (dự kiến)", "2008-01-01", "2008-01-31", True),
]
QUARTERS = [
    ("quý I/2007", "2007-01-01", "2007-03-31", False),
    ("Quý 2/2007", "2007-04-01", "2007-06-30", False),
    ("QUÝ IV NĂM 2007", "2007-10-01", "2007-12-31", False),
    ("quý I / 2008", "2008-01-01", "2008-03-31", False),
]
MONTHS = [
    ("tháng 4/2007", "2007-04-01", "2007-04-30", False),
    ("tháng 02/2007", "2007-02-01", "2007-02-28", False),
    ("tháng 2 năm 2008", "2008-02-01", "2008-02-29", False),
    ("đầu tháng 6/2007", "2007-06-01", "2007-06-10", False),
    ("giữa tháng 6/2007", "2007-06-11", "2007-06-20", False),
    ("cuối tháng 6/2007", "2007-06-21", "2007-06-30", False),
    ("vào cuối tháng 2/2008", "2008-02-21", "2008-02-29", False),
    ("vào cuối tháng 12/2007.", "2007-12-21", "2007-12-31", False),
]
YEARS = [
    ("năm 2007", "2007-01-01", "2007-12-31", False),
    ("Trong năm 2007", "2007-01-01", "2007-12-31", False),
    ("cả năm 2007", "2007-01-01", "2007-12-31", False),
    ("6 tháng đầu năm 2007", "2007-01-01", "2007-06-30", False),
    ("sáu tháng đầu năm 2007", "2007-01-01", "2007-06-30", False),
    ("6 tháng cuối năm 2007", "2007-07-01", "2007-12-31", False),
]
DAYS = [
    ("ngày 12/07/2007", "2007-07-12", "2007-07-12", False),
    ("12/07/2007", "2007-07-12", "2007-07-12", False),
    ("1/7/2007", "2007-07-01", "2007-07-01", False),
    ("2007-07-12", "2007-07-12", "2007-07-12", False),
    ("ngày 04 tháng 4 năm 2007", "2007-04-04", "2007-04-04", False),
    ("dự kiến ngày 12/07/2007", "2007-07-12", "2007-07-12", True),
    ("trước ngày 30/06/2007", None, "2007-06-30", False),
    ("đến hết ngày 30/06/2007", None, "2007-06-30", False),
    ("Chậm nhất là ngày 30/06/2007", None, "2007-06-30", False),
]
RANGES = [
    ("từ 01/04/2007 đến 30/06/2007", "2007-04-01", "2007-06-30", False),
    ("từ ngày 01/04/2007 đến hết ngày 30/06/2007", "2007-04-01", "2007-06-30", False),
    ("01/04/2007 - 30/06/2007", "2007-04-01", "2007-06-30", False),
    ("01/04/2007-30/06/2007", "2007-04-01", "2007-06-30", False),
    ("01/04/2007 – 30/06/2007", "2007-04-01", "2007-06-30", False),
    ("01/04-30/06/2007", "2007-04-01", "2007-06-30", False),
    ("2007-04-01 – 2007-06-30", "2007-04-01", "2007-06-30", False),
    ("từ 01/04 đến 2007-06-30", "2007-04-01", "2007-06-30", False),
    ("từ tháng 4 đến tháng 12/2007", "2007-04-01", "2007-12-31", False),
    ("từ quý IV/2007 đến quý I/2008", "2007-10-01", "2008-03-31", False),
    ("01/04/2007 - 01/04/2007", "2007-04-01", "2007-04-01", False),
    ("cuối tháng 6 hoặc đầu tháng 7/2007", "2007-06-21", "2007-07-10", False),
    ("tháng 7/2007 hoặc tháng 6/2007", "2007-06-01", "2007-07-31", False),
]
NO_INTERVAL = [
    ("thường xuyên", None, None, False),
    ("Thường xuyên và đột xuất theo yêu cầu", None, None, False),
    ("đột xuất theo yêu cầu của Trưởng Ban chỉ đạo", None, None, False),
    ("mỗi quý một lần", None, None, False),
    ("mỗi tháng 1 kỳ", None, None, False),
    ("hàng năm", None, None, False),
    ("thường xuyên (dự kiến)", None, None, True),
]
WORDINGS = SEED_WORDINGS + QUARTERS + MONTHS + YEARS + DAYS + RANGES + NO_INTERVAL


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(("text", "start", "end", "tentative"), WORDINGS)
def test_wordings(text: str, start: str | None, end: str | None, tentative: bool) -> None:
    assert parse_window(text) == Window(text, day(start), day(end), tentative)


@pytest.mark.parametrize("text", [wording[0] for wording in WORDINGS])
def test_decomposed_and_spaced_text_reads_the_same(text: str) -> None:
    window = parse_window(text)
    decomposed = unicodedata.normalize("NFD", f"  {text} ")
    assert parse_window(decomposed) == window
    spaced = parse_window(text.replace(" ", "\u00a0 "))
    assert (spaced.start, spaced.end) == (window.start, window.end)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("quý V/2007", "Không có quý V (một năm có bốn quý)."),
        ("quý IIII/2007", "Không có quý IIII (một năm có bốn quý)."),
        ("quý 0/2007", "Không có quý 0 (một năm có bốn quý)."),
        ("tháng 13/2007", 'Không có tháng 13 trong "tháng 13/2007".'),
        ("07/13/2019", 'Không có tháng 13 trong "07/13/2019".'),
        ("trước ngày 31/04/2007", "Không có ngày 31/04/2007 (tháng 4 có 30 ngày)."),
        ("năm 1899", 'Năm 1899 trong "năm 1899" ở ngoài khoảng 1900–2100.'),
        ("quý II/2101", 'Năm 2101 trong "quý II/2101" ở ngoài khoảng 1900–2100.'),
        ("quý II", '"quý II" thiếu năm.'),
        ("tháng 4", '"tháng 4" thiếu năm.'),
        ("01/04", '"01/04" thiếu năm.'),
        ("quý II và quý IV/2007", '"quý II và quý IV/2007" nêu nhiều thời hạn.'),
        ("quý II/2007, quý IV/2007", '"quý II/2007, quý IV/2007" nêu nhiều thời hạn.'),
        ("quý II hoặc quý IV/2007", '"quý II hoặc quý IV/2007" là hai thời hạn tách rời.'),
        ("tháng 9/2007 hoặc tháng 6/2007", '"tháng 9/2007 hoặc tháng 6/2007" là hai thời hạn'),
        ("từ 30/06/2007 đến 01/04/2007", "bắt đầu 30/06/2007, sau ngày kết thúc 01/04/2007."),
        ("đầu năm 2007", '"đầu năm 2007" không đọc được thành thời hạn.'),
        ("dự kiến", '"dự kiến" không đọc được thành thời hạn.'),
        ("xong", '"xong" không đọc được thành thời hạn.'),
        ("", '"" không đọc được thành thời hạn.'),
    ],
)
def test_what_is_no_window(text: str, message: str) -> None:
    with pytest.raises(WindowError) as caught:
        parse_window(text)
    assert caught.value.code == "FM-NGAY"
    assert message in caught.value.message
    assert caught.value.hint


def test_the_hint_names_the_accepted_forms() -> None:
    with pytest.raises(WindowError) as caught:
        parse_window("sớm nhất có thể")
    forms = caught.value.hint.removeprefix("Viết ví dụ: ").removesuffix(".").split("; ")
    assert len(forms) == 9
    for form in forms:
        assert parse_window(form).text == form


def test_thirds_of_a_month_are_a_setting() -> None:
    thirds = Thirds(early_ends=5, middle_ends=25)
    early = parse_window("đầu tháng 6/2007", thirds=thirds)
    middle = parse_window("giữa tháng 6/2007", thirds=thirds)
    late = parse_window("cuối tháng 6/2007", thirds=thirds)
    assert (early.start, early.end) == (date(2007, 6, 1), date(2007, 6, 5))
    assert (middle.start, middle.end) == (date(2007, 6, 6), date(2007, 6, 25))
    assert (late.start, late.end) == (date(2007, 6, 26), date(2007, 6, 30))
    assert Thirds(10, 20) == DEFAULT_THIRDS


@pytest.mark.parametrize(("early", "middle"), [(0, 20), (20, 20), (10, 28)])
def test_impossible_thirds(early: int, middle: int) -> None:
    with pytest.raises(ValueError, match="thirds"):
        Thirds(early, middle)


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_thirds_fill_their_month_without_gap(year: int, month: int) -> None:
    whole = parse_window(f"tháng {month}/{year}")
    parts = [parse_window(f"{part} tháng {month}/{year}") for part in ("đầu", "giữa", "cuối")]
    assert parts[0].start == whole.start
    assert parts[2].end == whole.end
    for part, following in itertools.pairwise(parts):
        assert part.end is not None
        assert following.start is not None
        assert (following.start - part.end).days == 1


@given(st.text(max_size=30))
def test_any_text_is_a_window_or_a_window_error(text: str) -> None:
    try:
        window = parse_window(text)
    except WindowError:
        return
    assert window.text == unicodedata.normalize("NFC", text).strip()
