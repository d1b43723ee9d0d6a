"""Spliced pages are the bytes that MkDocs' page loop makes of the same templates and context."""

import json
import logging
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.build.support import contents, request_for
from tests.conftest import MakeSite
from tests.mkdocs_cchc.page_loop import loop_pages
from tests.outputs.sites import PROVINCE, SUB_PATH, record

from cchc.build.run import prepare
from cchc_cli.building import build_site

ARTICLES = 300
WORDS = (
    "Đường dây nóng", "“một cửa liên thông”", "A & B", "5 < 6", "x > y", '"trong ngoặc"',
    "l'Hôpital", "&amp;", "<b>không đậm</b>", "{{ cchc.slots.title }}", "{% raw %}", "\\1 \\g<0>",
    "Sở Kế hoạch - Đầu tư", "số 12/2007/QĐ-UBND", "kinh phí 536.000.000 đồng", "$title", "100 %",
)  # fmt: skip


def sentence(r: random.Random, most: int) -> str:
    return " ".join(r.choices(WORDS, k=r.randint(1, most)))


def article(number: int) -> str:
    """An article of one of two sections; every tenth title is a long one."""
    r = random.Random(f"splice/{number}")  # noqa: S311 - articles, not secrets
    title = f"{sentence(r, 40 if number % 10 == 0 else 5)} số {number}"
    head = [
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"section: {('tin-chung', 'tin-khac')[number % 2]}",
        f"published: 2031-{number % 7 + 1:02}-{number % 28 + 1:02}T08:00",
    ]
    if number % 3:
        head.append(f"summary: {json.dumps(sentence(r, 12), ensure_ascii=False)}")
    paragraphs = [sentence(r, 30) for _ in range(r.randint(1, 5))]
    return record(*head, body="\n\n## Mục\n\n".join(f"Đoạn: {p}" for p in paragraphs))


def pages_both_ways(
    root: Path, folder: Path, *, at_root: bool
) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """What `cchc build` writes with two processes, and what MkDocs' page loop writes."""
    request = replace(request_for(root), jobs=2)
    build_site(request)
    with request.state.alone():
        looped = loop_pages(request, prepare(request).site, folder, at_root=at_root)
    written = contents(request.out)
    return {path: written[path] for path in looped}, looped


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("mkdocs").setLevel(logging.ERROR)


@pytest.mark.e2e
def test_300_articles_and_pages_of_every_other_kind(site: MakeSite, tmp_path: Path) -> None:
    articles = {f"content/tin/2031/bai-{n}.md": article(n) for n in range(ARTICLES)}
    other = record("type: section", "name: Tin khác", "order: 2", "description: Tin <khác>.")
    root = site({**PROVINCE, **articles, "content/danh-muc/tin-khac.md": other})
    spliced, looped = pages_both_ways(root, tmp_path / "loop", at_root=False)
    for number in range(ARTICLES):
        path = f"tin/2031/bai-{number}/index.html"
        assert spliced[path] == looped[path], path
        assert f"số {number} – ".encode() in spliced[path]
    kinds = {page.partition(b'<body class="')[2].partition(b'"')[0] for page in looped.values()}
    assert len(kinds) > 8, kinds
    assert spliced == looped


def test_own_styles_and_scripts_of_a_site(site: MakeSite, tmp_path: Path) -> None:
    settings = f"{SUB_PATH}extra_css: [x.css]\nextra_javascript: [x.js]\n"
    files = {"content/trang/x.css": "a{}", "content/trang/x.js": ";"}
    root = site({**PROVINCE, **files, "mkdocs.yml": settings})
    spliced, looped = pages_both_ways(root, tmp_path / "loop", at_root=True)
    assert b'href="/tinh/x.css"' in spliced["tin/2031/tin-thu-hai/index.html"]
    assert spliced == looped


def test_comparison_finds_what_differs(site: MakeSite, tmp_path: Path) -> None:
    """MkDocs writes addresses of styles relative to its page: the loop really is its own."""
    settings = f"{SUB_PATH}extra_css: [x.css]\n"
    root = site({**PROVINCE, "content/trang/x.css": "a{}", "mkdocs.yml": settings})
    spliced, looped = pages_both_ways(root, tmp_path / "loop", at_root=False)
    path = "tin/2031/tin-thu-hai/index.html"
    assert spliced[path] != looped[path]
    assert looped[path].replace(b"../../../x.css", b"/tinh/x.css") == spliced[path]
