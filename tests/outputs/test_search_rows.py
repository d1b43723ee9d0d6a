"""What can be searched, and what stays out."""

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, open_site, record

from cchc.outputs.search_rows import rows
from cchc.pages.search_row import SearchRow


@pytest.fixture
def found(site: MakeSite) -> dict[str, SearchRow]:
    draft = record("title: Nháp", "section: tin-chung", "published: 2031-01-01", "state: nháp")
    return {row.id: row for row in rows(open_site(site({**PROVINCE, "content/tin/n.md": draft})))}


def test_a_row_of_an_article(found: dict[str, SearchRow]) -> None:
    row = found["tin-2031-kiem-tra-so-thu-nhat"]
    assert row.url == "/tinh/tin/2031/kiem-tra-so-thu-nhat/"
    assert (row.type, row.type_label, row.brief) == ("news", "Tin bài", False)
    assert (row.section, row.section_name) == ("tin-chung", "Tin chung")
    assert (row.unit, row.unit_name, row.units) == ("so-noi-vu", "Sở Nội vụ", ("so-noi-vu",))
    assert (row.year, row.date, row.day) == (2031, "2031-05-06", "2031-05-06")
    assert row.shown.startswith("06/05/2031")
    assert row.title == "Kiểm tra sở thứ nhất <1>"
    assert row.summary == "Đoàn đã kiểm tra."
    assert row.body == "Theo quyết định, đoàn đã làm việc. - Một - Hai"


def test_numbers_of_documents_and_plans(found: dict[str, SearchRow]) -> None:
    numbers = {row.number: row.number_form for row in found.values() if row.number}
    assert numbers == {"05/KH-UBND": "5-kh-ubnd", "12/QĐ-UBND": "12-qd-ubnd"}
    assert found["van-ban-2031-qd-12"].unit == "ubnd"


def test_catalogue_entries_and_documents_without_text_are_brief(
    found: dict[str, SearchRow],
) -> None:
    assert found["so-noi-vu"].brief
    assert found["hop-2031-hop-quy-3"].brief
    assert not found["kh-2031-05"].brief


def test_every_unit_a_document_names_is_its_unit(found: dict[str, SearchRow]) -> None:
    assert found["kh-2031-05"].units == ("so-noi-vu", "ubnd")
    assert found["phong-cu"].units == ("phong-cu", "so-noi-vu")


def test_an_inexact_date_is_shown_in_words_only(found: dict[str, SearchRow]) -> None:
    row = found["hop-2031-hop-quy-3"]
    assert (row.date, row.shown, row.year) == ("", "quý III/2031", 2031)


def test_home_lists_drafts_and_withdrawn_documents_stay_out(found: dict[str, SearchRow]) -> None:
    assert {row.type for row in found.values()} >= {"news", "plan", "page", "unit", "broadcast"}
    assert not {"section", "visit_count"} & {row.type for row in found.values()}
    assert "/tinh/" not in {row.url for row in found.values()}
    assert not [row for row in found.values() if row.title in ("Nháp", "Tin đã gỡ")]


def test_text_is_without_markup(found: dict[str, SearchRow]) -> None:
    for row in found.values():
        assert "<li>" not in row.body
        assert "  " not in row.body
