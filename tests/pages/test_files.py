"""A document's files as offered to readers."""

from collections.abc import Mapping

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, SECTION, article, open_site, record

from cchc.pages.files import file_links, format_of, own_files, size_text
from cchc.pages.parts import FileLink

FILES: Mapping[str, str] = {
    "content/danh-muc/tin-chung.md": SECTION,
    "content/danh-muc/so.md": record("type: unit", "name: Sở", "level: tỉnh", "kind: sở"),
    "content/tin/mot.md": article(
        "Một",
        "2031-05-01T08:00",
        "attachments: [bao cao.docx, hai]",
        "results:",
        "  - task: kh/1",
        "    date: 2031-05-01",
        "    evidence:",
        "      - file: ngoai.jpg",
        "      - file: trong.jpg",
        "        access: nội bộ",
    ),
    "content/tin/hai.md": article("Hai", "2031-05-02T08:00", "id: hai"),
    "content/tin/bao cao.docx": "x" * 1500,
    "content/tin/ngoai.jpg": "x",
    "content/tin/trong.jpg": "x",
    "content/ke-hoach/kh.md": record(
        "id: kh",
        "title: Kế hoạch",
        "number: 1/KH-UBND",
        "issuer: so",
        "issued: 2031-01-01",
        "year: 2031",
        "tasks:",
        '  - id: "1"',
        '    marker: "1"',
        "    title: Việc",
        "    lead: so",
        "    window: quý II/2031",
    ),
}


def test_links_say_format_and_size_and_leave_internal_evidence_out(site: MakeSite) -> None:
    opened = open_site(site(FILES))
    document = opened.store.by_path["content/tin/mot.md"]
    assert list(file_links(opened, document)) == [
        FileLink("bao cao.docx", "/tin/2031/mot/bao%20cao.docx", "DOCX", "1,5 KB"),
        FileLink("Tệp: ngoai.jpg", "/tin/2031/mot/ngoai.jpg", "JPG", "1 B"),
        FileLink("Hai", "/tin/2031/hai/", "Trang", "Tin bài"),
    ]
    assert [path for path, _ in own_files(opened, document)] == [
        "content/tin/bao cao.docx",
        "content/tin/ngoai.jpg",
    ]


def test_file_named_twice_is_offered_once(site: MakeSite) -> None:
    opened = open_site(site(PROVINCE))
    document = opened.store.by_path["content/tin/2031/kiem-tra-so-thu-nhat.md"]
    titles = [link.title for link in file_links(opened, document)]
    assert titles == ["bien-ban.pdf", "Quyết định 12/QĐ-UBND"]


def test_attached_draft_is_not_offered(site: MakeSite) -> None:
    draft = article("Hai", "2031-05-02T08:00", "id: hai", "state: nháp")
    opened = open_site(site({**FILES, "content/tin/hai.md": draft}))
    links = file_links(opened, opened.store.by_path["content/tin/mot.md"])
    assert "Hai" not in [link.title for link in links]


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 B"), (999, "999 B"), (1000, "1 KB"), (1500, "1,5 KB"), (76_400, "76 KB"),
        (1_250_000, "1,2 MB"), (2_000_000, "2 MB"), (34_000_000, "34 MB"),
    ],
)  # fmt: skip
def test_sizes_in_vietnamese(size: int, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize(("name", "text"), [("a.pdf", "PDF"), ("a.b.Xlsx", "XLSX"), ("a", "Tệp")])
def test_formats(name: str, text: str) -> None:
    assert format_of(name) == text
