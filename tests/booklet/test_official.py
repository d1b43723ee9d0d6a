"""Cells of the form: numbers, dates, enumerations, and what is unknown."""

import msgspec.structs
import pytest
from tests.booklet.samples import fictional_plan, seed_plan

from cchc.booklet.official import (
    OfficialDocument,
    annex_reference,
    closed,
    number_text,
    place_date,
    recipient_lines,
    signature_lines,
)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("9/KH-BCĐ", "09/KH-BCĐ"),
        ("09/ KH-BCĐ", "09/KH-BCĐ"),
        ("123 / 2006/TT-BTC", "123/2006/TT-BTC"),
        ("Đặc biệt", "Đặc biệt"),
        (None, "(chưa có số liệu)"),
    ],
)
def test_number(number: str | None, printed: str) -> None:
    assert number_text(number) == printed


def test_place_and_date() -> None:
    assert place_date(fictional_plan()) == "Mẫu Sơn, ngày 05 tháng 01 năm 2024"
    assert place_date(seed_plan()) == "(chưa có số liệu), ngày 04 tháng 4 năm 2007"


def test_enumerations_end_in_semicolons_and_a_full_stop() -> None:
    assert closed(("Như trên", "Sở Nội vụ;", "Như trên.")) == (
        "Như trên;",
        "Sở Nội vụ;",
        "Như trên.",
    )
    assert closed(()) == ()


def test_recipients() -> None:
    assert recipient_lines(fictional_plan())[-1] == "- Lưu: VT, CCHC (03 bản)."
    assert recipient_lines(seed_plan()) == ("- (chưa có số liệu).",)


@pytest.mark.parametrize(
    ("post", "signer", "lines"),
    [
        ("GIÁM ĐỐC", "Nguyễn Văn A", ("GIÁM ĐỐC", "Nguyễn Văn A")),
        (None, "Nguyễn Văn A", ("(chức vụ: chưa có số liệu)", "Nguyễn Văn A")),
        ("GIÁM ĐỐC", None, ("GIÁM ĐỐC", "(người ký: chưa có số liệu)")),
        (None, None, (None, "(chức vụ, người ký: chưa có số liệu)")),
    ],
)
def test_signature(post: str | None, signer: str | None, lines: tuple[str | None, str]) -> None:
    document = msgspec.structs.replace(fictional_plan(), post=post, signer=signer)
    assert signature_lines(document) == lines


def test_what_an_appendix_belongs_to() -> None:
    assert annex_reference(fictional_plan()) == (
        "(Kèm theo Kế hoạch số 05/KH-SNV ngày 05 tháng 01 năm 2024 của Sở Nội vụ)"
    )
    unnumbered = msgspec.structs.replace(fictional_plan(), number=None)
    assert (
        annex_reference(unnumbered) == "(Kèm theo Kế hoạch ngày 05 tháng 01 năm 2024 của Sở Nội vụ)"
    )


def test_a_document_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        fictional_plan().number = "1"  # type: ignore[misc]
    assert isinstance(fictional_plan(), OfficialDocument)
