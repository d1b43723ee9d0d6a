"""The menu: every type has an index, entries appear with their first document."""

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, SECTION, open_site

from cchc.pages.menu import ENTRIES, entries, index_above, section_of, title_of
from cchc.types.registry import content_types

SHOWN = [kind for kind in content_types().values() if not kind.hidden]


@pytest.mark.parametrize("kind", SHOWN, ids=[kind.id for kind in SHOWN])
def test_each_type_with_pages_is_listed_by_the_index_of_its_folder(kind: object) -> None:
    folder = getattr(kind, "folder", "")
    entry = next(entry for entry in ENTRIES if entry.url == f"/{folder}/")
    assert getattr(kind, "id", "") in entry.kinds


def test_entries_lead_somewhere(site: MakeSite) -> None:
    empty = open_site(site({"content/danh-muc/tin-chung.md": SECTION}))
    assert [entry.url for entry in entries(empty)] == ["/", "/danh-muc/"]
    assert index_above(empty, "/tin/") == ()
    full = open_site(site(PROVINCE))
    urls = [entry.url for entry in entries(full)]
    assert "/tin/" in urls
    assert "/lien-he/" in urls
    assert "/gioi-thieu/" not in urls
    assert index_above(full, "/tin/") == ("/tin/",)


@pytest.mark.parametrize(
    ("url", "section"),
    [
        ("/", "/"),
        ("/tin/2031/x/", "/tin/"),
        ("/bang-theo-doi/plan-progress/", "/bang-theo-doi/"),
        ("/an-pham/2031/x/", ""),
        ("/khac/", ""),
    ],
)
def test_current_entry_of_a_page(url: str, section: str) -> None:
    assert section_of(url) == section


def test_titles_of_index_pages() -> None:
    assert title_of("/hop/") == "Họp, hội nghị"
    assert title_of("/khong-co/") == ""
