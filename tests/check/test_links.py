"""Links inside the site: which lead somewhere, and where the others stand."""

from pathlib import Path

import pytest
from tests.check.support import checked, codes, news

FILES = {
    "content/tin/2024/cu.md": "---\ntitle: Cũ\nsection: tin-tuc\npublished: 2024-02-01\n---\n"
    "# Phần một\n\n## Phần **hai** và [ba](https://vi-du.example/)\n\nPhần bốn\n--------\n\n"
    "### Phần năm {#nam}\n\n## Mã `x` cuối\n",
    "content/tin/2025/phụ lục.pdf": "%PDF",
}


@pytest.mark.parametrize(
    "link",
    [
        "[a](../2024/cu.md)",
        "[a](../2024/cu.md#phan-mot)",
        "[a](../2024/cu.md#phan-hai-va-ba)",
        "[a](../2024/cu.md#phan-bon)",
        "[a](../2024/cu.md#nam)",
        "[a](../2024/cu.md#ma-x-cuoi)",
        "[a](../2024/cu.md#phan-mot_1)",
        "[a](bai.md)",
        "[a](<phụ lục.pdf>)",
        "[a](ph%E1%BB%A5%20l%E1%BB%A5c.pdf)",
        "[a](/tin/2024/cu/)",
        "[a](/tin/2024/cu/#phan-mot)",
        "[a](/tin/)",
        "[a](/bang/tien-do/)",
        "[a](https://vi-du.example/x.md)",
        "[a](mailto:)",
        "[a](//vi-du.example/)",
        '[a](../2024/cu.md "Tên bài")',
        "[a][cu]\n\n[cu]: ../2024/cu.md",
        "`[a](khong-co.md)`",
        "```\n[a](khong-co.md)\n```",
        "[^1]\n\n[^1]: khong-co.md",
    ],
)
def test_a_good_link(tmp_path: Path, link: str) -> None:
    assert checked(tmp_path, {**FILES, **news(f"{link}\n")}) == []


@pytest.mark.parametrize(
    ("link", "column"),
    [
        ("[a](../2024/moi.md)", 5),
        ("[a](cu.md)", 5),
        ("[a](../2024/cu.md#phan-sau)", 5),
        ("[a](#phan-mot)", 5),
        ("![a](anh.png)", 6),
        ("[a](/tin/2024/moi/)", 5),
        ("[một](bai.md) và [hai](b.md)", 24),
        ("[a](<tệp khác.pdf>)", 6),
        ("[cu]: ../cu.md", 7),
    ],
)
def test_a_link_that_leads_nowhere(tmp_path: Path, link: str, column: int) -> None:
    found = codes(checked(tmp_path, {**FILES, **news(f"{link}\n")}))
    assert found == [("LIEN-KET", 6, column)]


def test_a_target_with_a_fault_is_no_second_fault(tmp_path: Path) -> None:
    broken = {"content/tin/2024/cu.md": "---\ntitle: Cũ\n---\n"}
    found = checked(tmp_path, {**broken, **news("[a](../2024/cu.md)\n")})
    assert {problem.code for problem in found} == {"FM-THIEU"}


def test_the_prefix_of_the_site_is_part_of_the_address(tmp_path: Path) -> None:
    files = {**FILES, "mkdocs.yml": "site_name: T\nsite_url: https://vi-du.example/cchc/\n"}
    assert checked(tmp_path, {**files, **news("[a](/cchc/tin/2024/cu/)\n")}) == []


def test_an_address_in_the_ledger_is_served(tmp_path: Path) -> None:
    ledger = "/tin/2020/x/ tin-x 2020-01-01T00:00+07:00 withdrawn -\n"
    files = {"dia-chi.txt": ledger, **news("[a](/tin/2020/x/)\n")}
    assert checked(tmp_path, files) == []


def test_a_draft_may_link_to_a_draft(tmp_path: Path) -> None:
    draft = "content/tin/2025/nhap.md"
    files = {**news("[a](khac.md)\n", "state: nháp\n", draft)}
    files |= news("", "state: nháp\n", "content/tin/2025/khac.md")
    assert checked(tmp_path, files) == []


def test_tasks_are_anchors_of_their_plan(tmp_path: Path) -> None:
    plan = (
        "---\ntitle: K\nnumber: 1/KH-A\nissuer: a\nissued: 2025-01-02\nyear: 2025\ntasks:\n"
        "  - {id: 1a, marker: '1', title: V, lead: a, window: quý I/2025,"
        " target: {quantity: 1, unit: bài}}\n---\n"
    )
    unit = "---\ntype: unit\nname: A\nlevel: tỉnh\nkind: sở\n---\n"
    files = {"content/ke-hoach/2025/k.md": plan, "content/danh-muc/a.md": unit}
    good = "[a](../../ke-hoach/2025/k.md#1a) [b](../../ke-hoach/2025/k.md#nhiem-vu-1a)\n"
    assert checked(tmp_path, {**files, **news(good)}) == []
    assert codes(checked(tmp_path, {**files, **news(good.replace("1a)", "2a)", 1))})) == [
        ("LIEN-KET", 6, 5)
    ]
