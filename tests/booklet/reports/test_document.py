"""The report as an official document: head, words, figures, rows."""

from datetime import date

import pytest
from tests.booklet.reports.sites import REPORT, SIGNED, Reported

from cchc.booklet.documents import official_of
from cchc.booklet.official import OfficialDocument
from cchc.booklet.reports.closing import of_day
from cchc.booklet.reports.document import bare_report, ranges
from cchc.booklet.tree import Heading, Paragraph, Table
from cchc.booklet.tree_text import plain, texts
from cchc.tracking.reports.figures import figures
from cchc.vietnamese.periods import parse_period


def official(reported: Reported, day: date | None = None) -> OfficialDocument:
    site = reported.site()
    return official_of(site, of_day(site.store.by_id["bc-2031-q2"], date(2031, 8, 15), day))


def test_words_first_then_the_figures_and_all_rows_as_an_appendix(reported: Reported) -> None:
    found = official(reported)
    first = found.blocks[0]
    assert isinstance(first, Paragraph)
    assert plain(first.children) == "Đã kiểm tra một sở."
    heads = [plain(block.children) for block in found.blocks if isinstance(block, Heading)]
    assert heads == ["Số liệu", "1. Tiến độ thực hiện kế hoạch"]
    said = list(texts(found.blocks))
    assert "Số liệu đến ngày 30/06/2031." in said
    assert said[said.index("Số nhiệm vụ") + 1 : said.index("Số nhiệm vụ") + 3] == ["1", "1.1"]
    (appendix,) = found.appendices
    (table,) = (block for block in appendix.blocks if isinstance(block, Table))
    assert {"1.1", "Kiểm tra các sở"} <= set(texts((table,)))


def test_an_unsigned_report_is_a_draft(reported: Reported) -> None:
    found = official(reported)
    assert (found.number, found.issued, found.signer) == (None, None, None)
    assert found.notes == (
        "Dự thảo: số liệu đến ngày 30/06/2031; chưa có số, ngày ký và người ký.",
    )


def test_the_signed_document_gives_its_cells_on_the_day_of_closing_only(reported: Reported) -> None:
    reported.write(SIGNED)
    reported.change("content/van-ban/2031/bc-40.md", "post:", "certified_copy: {way: SAO Y}\npost:")
    reported.change(REPORT, "as_of:", "signed: bc-40\nas_of:")
    found = official(reported)
    assert found.copy is None
    assert (found.number, found.issued) == ("40/BC-SNV", date(2031, 7, 2))
    assert (found.issuer, found.post, found.signer) == (
        ("SỞ NỘI VỤ",), "Giám đốc", "Nguyễn Văn Mẫu",
    )  # fmt: skip
    assert (found.kind, found.abstract) == ("BÁO CÁO", "Cải cách hành chính quý II/2031")
    assert found.notes == ()
    draft = official(reported, date(2031, 7, 5))
    assert (draft.number, draft.issued, draft.signer) == (None, None, None)
    assert draft.notes[0].startswith("Dự thảo: số liệu đến ngày 05/07/2031")
    assert draft.abstract == found.abstract


def test_a_period_without_a_report_has_its_figures(reported: Reported) -> None:
    site = reported.site()
    found = bare_report(site, figures(site.store, parse_period("2031-q3"), site.today))
    assert found.abstract == "Kết quả thực hiện cải cách hành chính quý III/2031"
    assert "2. Họp Ban chỉ đạo, hội nghị" in list(texts(found.blocks))


def test_a_period_without_anything_says_so(reported: Reported) -> None:
    site = reported.site()
    found = bare_report(site, figures(site.store, parse_period("2030-h1"), site.today))
    assert "6 tháng đầu năm 2030: chưa có số liệu." in list(texts(found.blocks))
    assert found.appendices == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [((), "–"), ((3,), "2.3"), ((1, 2, 3, 7), "2.1–2.3; 2.7"), ((1, 3), "2.1; 2.3")],
)
def test_neighbouring_rows_are_drawn_together(rows: tuple[int, ...], said: str) -> None:
    assert ranges(2, rows) == said
