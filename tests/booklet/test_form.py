"""The form file: every row of the decree's table, ranges, and the choice by date."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from cchc.booklet.form import Form, FormError, choose_form, load_forms, parse_form
from cchc.types.official import PRINT_FORMS

DELIVERED = Path(__file__).parents[2] / "plugins" / "cchc" / "booklet" / "forms"


def text_with(old: str, new: str) -> str:
    text = (DELIVERED / "nd30-2020.toml").read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def variant(id: str, start: str, end: str = "") -> Form:
    until = f"valid_to = {end}\n" if end else ""
    text = text_with('id = "nd30-2020"', f'id = "{id}"')
    return parse_form(text.replace("valid_from = 2020-03-05", f"valid_from = {start}\n{until}"))


@pytest.fixture(scope="module")
def decree() -> Form:
    return choose_form(load_forms(), date(2024, 1, 5)).form


def test_where_the_numbers_come_from_is_said(decree: Form) -> None:
    assert "bên thứ ba" in decree.source
    assert "chưa so với bản Công báo" in decree.source


@pytest.mark.parametrize(
    "row",
    [
        ("page_number", "", "lower", "13-14:14", "regular"),
        ("quoc_hieu", "1", "caps", "12-13:12", "bold"),
        ("tieu_ngu", "1", "lower", "13-14:13", "bold"),
        ("parent", "2", "caps", "12-13:12", "regular"),
        ("issuer", "2", "caps", "12-13:12", "bold"),
        ("number", "3", "lower", "13-13:13", "regular"),
        ("place_date", "4", "lower", "13-14:13", "italic"),
        ("kind", "5a", "caps", "13-14:14", "bold"),
        ("abstract", "5a", "lower", "13-14:14", "bold"),
        ("abstract_letter", "5b", "lower", "12-13:12", "regular"),
        ("basis", "6", "lower", "13-14:14", "italic"),
        ("body", "6", "lower", "13-14:14", "regular"),
        ("part", "", "lower", "13-14:14", "bold"),
        ("part_title", "", "caps", "13-14:14", "bold"),
        ("section", "", "lower", "13-14:14", "bold"),
        ("section_title", "", "caps", "13-14:14", "bold"),
        ("article", "", "lower", "13-14:14", "bold"),
        ("clause", "", "lower", "13-14:14", "regular"),
        ("clause_title", "", "lower", "13-14:14", "bold"),
        ("point", "", "lower", "13-14:14", "regular"),
        ("form_b_part", "", "lower", "13-14:14", "bold"),
        ("form_b_section", "", "caps", "13-14:14", "bold"),
        ("authority", "7a", "caps", "13-14:14", "bold"),
        ("post", "7a", "caps", "13-14:14", "bold"),
        ("signer", "7b", "lower", "13-14:14", "bold"),
        ("to", "9a", "lower", "13-14:14", "regular"),
        ("receivers_word", "9b", "lower", "12-12:12", "bold italic"),
        ("receivers", "9b", "lower", "11-11:11", "regular"),
        ("annex_word", "", "lower", "14-14:14", "bold"),
        ("annex_title", "", "caps", "13-14:14", "bold"),
        ("annex_ref", "", "lower", "13-14:14", "italic"),
        ("urgency", "10b", "caps", "13-14:13", "bold"),
        ("circulation", "11", "caps", "13-14:13", "bold"),
        ("drafter", "12", "caps", "11-11:11", "regular"),
        ("contact", "13", "lower", "11-12:11", "regular"),
        ("sign_info", "8, 14", "lower", "10-10:10", "regular"),
        ("copy", "", "caps", "13-14:14", "bold"),
    ],
)
def test_every_row_of_the_table(decree: Form, row: tuple[str, str, str, str, str]) -> None:
    key, cell, letters, sizes, weight = row
    part = decree.components[key]
    assert (part.cell, part.letters, part.weight) == (cell, letters, weight)
    assert f"{part.size.min:g}-{part.size.max:g}:{part.size.use:g}" == sizes


def test_paper_margins_and_lines(decree: Form) -> None:
    assert (decree.paper.width, decree.paper.height) == (210, 297)
    assert (decree.margin.left.min, decree.margin.left.max) == (30, 35)
    assert (decree.margin.right.min, decree.margin.right.max) == (15, 20)
    assert (decree.margin.top.min, decree.margin.bottom.max) == (20, 25)
    assert decree.body.indent.use in (10, 12.7)
    assert decree.body.paragraph_spacing.use >= 6
    assert 1 <= decree.body.line_spacing.use <= 1.5
    assert decree.text_width == 160


def test_rules_and_boxes(decree: Form) -> None:
    parts = decree.components
    motto, issuer, abstract = (parts[key].rule for key in ("tieu_ngu", "issuer", "abstract"))
    assert motto is not None
    assert (motto.of, motto.ratio.use) == ("text", 1)
    for rule in (issuer, abstract):
        assert rule is not None
        assert 1 / 3 <= rule.ratio.use <= 1 / 2
    assert parts["urgency"].boxes["HỎA TỐC"] == (30, 8)
    assert parts["urgency"].colour == "red"


@pytest.mark.parametrize(
    ("marker", "printed"),
    [
        ("a.", "a)"),
        ("đ.", "đ)"),
        ("a)", "a)"),
        ("1.", "1."),
        ("-", "-"),
        ("+", "+"),
        ("ab.", "ab."),
    ],
)
def test_points_print_with_a_bracket(decree: Form, marker: str, printed: str) -> None:
    assert decree.point_marker(marker) == printed


def test_points_as_written_is_the_other_choice() -> None:
    form = parse_form(text_with('marker = "parenthesis"', 'marker = "as_written"'))
    assert form.point_marker("a.") == "a."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "left = { min = 30, max = 35, use = 30 }",
            "left = { min = 30, max = 35, use = 36 }",
            "30–35",
        ),
        ("head = [62, 98]", "head = [62, 90]", "160"),
        ('letters = "caps"', 'letters = "CAPS"', "letters"),
        ("[scan]", "[sacn]", "sacn"),
        ("[paper]", "[paper", "nd30"),
    ],
)
def test_a_wrong_form_file_is_refused_by_name(old: str, new: str, said: str) -> None:
    with pytest.raises(FormError, match=said) as caught:
        parse_form(text_with(old, new), "nd30.toml")
    assert str(caught.value).startswith("nd30.toml")


def test_every_delivered_form_says_what_nobody_compared() -> None:
    forms = load_forms()
    assert tuple(form.id for form in forms) == PRINT_FORMS
    for before, after in pairwise(forms):
        assert before.valid_to is not None
        assert before.valid_to + timedelta(days=1) == after.valid_from
    for form in forms:
        assert form.uncertain
        assert "hưa so với bản Công báo" in form.source


def test_what_the_older_forms_have_otherwise() -> None:
    joint, circular, decree = load_forms()
    numbers = [form.components["page_number"].at for form in (joint, circular, decree)]
    assert numbers == ["top center", "bottom right", "top center"]
    assert [form.components["basis"].weight for form in (joint, decree)] == ["regular", "italic"]
    assert joint.components["copy"].words[0] == "SAO Y BẢN CHÍNH"
    assert joint.margin == circular.margin == decree.margin
    assert joint.components["section_title"].size.min == 12
    assert joint.components["issuer"] == decree.components["issuer"]


@pytest.mark.parametrize("base", ["mau", "x"])
def test_a_form_based_on_none_or_on_itself_is_refused(base: str) -> None:
    text = f'id = "x"\nbased_on = "{base}"\n'
    with pytest.raises(FormError, match="based_on"):
        parse_form(text, "x.toml", {"x": text})


def test_forms_of_a_folder_come_oldest_first(tmp_path: Path) -> None:
    for id, start in (("b", "2020-03-05"), ("a", "2011-03-05")):
        text = text_with('id = "nd30-2020"', f'id = "{id}"').replace("2020-03-05", start)
        (tmp_path / f"{id}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "doc-toi.txt").write_text("x", encoding="utf-8")
    assert [form.id for form in load_forms(tmp_path)] == ["a", "b"]


def test_the_form_of_the_day() -> None:
    old = variant("cu", "2011-04-06", "2020-03-04")
    new = variant("moi", "2020-03-05")
    for day, id, retypeset in (
        (date(2011, 4, 6), "cu", False),
        (date(2020, 3, 4), "cu", False),
        (date(2020, 3, 5), "moi", False),
        (date(2024, 1, 5), "moi", False),
        (date(2007, 4, 4), "cu", True),
    ):
        choice = choose_form((new, old), day)
        assert (choice.form.id, choice.retypeset) == (id, retypeset), day


def test_a_named_form_wins_and_a_younger_one_says_so() -> None:
    forms = (variant("cu", "2011-04-06", "2020-03-04"), variant("moi", "2020-03-05"))
    choice = choose_form(forms, date(2012, 1, 1), "moi")
    assert choice.form.id == "moi"
    assert choice.note == (
        "Trình bày lại theo thể thức Nghị định số 30/2020/NĐ-CP; không thay thế bản gốc."
    )
    assert choose_form(forms, date(2012, 1, 1), "cu").note == ""


def test_an_unknown_form_or_none_at_all_is_an_error() -> None:
    with pytest.raises(FormError, match="nd30-2020"):
        choose_form(load_forms(), date(2024, 1, 1), "nd99")
    ended = variant("cu", "2011-04-06", "2020-03-04")
    with pytest.raises(FormError, match="01/01/2024"):
        choose_form((ended,), date(2024, 1, 1))
