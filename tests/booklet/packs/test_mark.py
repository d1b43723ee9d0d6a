"""The address and the code by which a sheet of paper leads back to the website."""

import io

import segno

from cchc.booklet.packs.mark import mark_of
from cchc.source.settings import Settings


def test_the_code_holds_the_whole_address_and_the_words_leave_out_the_scheme() -> None:
    settings = Settings(site_url="https://vi-du.example/tinh/")
    mark = mark_of(settings, "/in/abcde/", is_edition=True)
    assert mark.address == "vi-du.example/tinh/in/abcde/"
    expected = io.BytesIO()
    code = segno.make_qr("https://vi-du.example/tinh/in/abcde/", error="q")
    code.save(expected, kind="svg", xmldecl=False, border=0, scale=4)
    assert mark.qr == expected.getvalue()
    assert code.error in ("Q", "H")


def test_a_site_without_an_address_gets_no_code_and_says_so() -> None:
    mark = mark_of(Settings(), "/in/abcde/", is_edition=True)
    assert mark.qr is None
    assert mark.address == "/in/abcde/"
    assert "chưa công bố" in mark.sentence
