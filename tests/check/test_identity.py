"""Identity: what is used twice, and what only looks alike."""

from pathlib import Path

from tests.check.support import checked, news, unit

DOCUMENT = "---\nform: QĐ\nnumber: {number}\nissuer: {issuer}\nissued: {issued}\n---\n"


def documents(*rows: tuple[str, str, str]) -> dict[str, str]:
    files = {**unit("a", "Sở A"), **unit("b", "Sở B")}
    for place, (number, issuer, issued) in enumerate(rows):
        text = DOCUMENT.format(number=number, issuer=issuer, issued=issued)
        files[f"content/van-ban/2025/vb-{place}.md"] = text
    return files


def test_one_number_of_one_issuer_in_one_year(tmp_path: Path) -> None:
    rows = [("05/QĐ-SNV", "a", "2025-01-02"), ("5/QĐ-SNV", "Sở A", "2025-12-31")]
    (problem,) = checked(tmp_path, documents(*rows))
    assert problem.code == "VB-TRUNG"
    assert problem.path == "content/van-ban/2025/vb-1.md"
    assert "content/van-ban/2025/vb-0.md" in problem.message


def test_other_issuers_and_years_may_use_the_number(tmp_path: Path) -> None:
    rows = [
        ("05/QĐ-SNV", "a", "2025-01-02"),
        ("05/QĐ-SNV", "b", "2025-01-02"),
        ("05/QĐ-SNV", "a", "2024-01-02"),
        ("05/KH-SNV", "a", "2025-01-02"),
    ]
    assert checked(tmp_path, documents(*rows)) == []


def test_three_documents_with_one_id_give_two_problems(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for name in ("mot", "hai", "ba"):
        files |= news("", "id: chung\n", f"content/tin/2025/{name}.md")
    problems = checked(tmp_path, files)
    assert [problem.code for problem in problems] == ["ID-TRUNG", "ID-TRUNG"]
    assert {problem.path for problem in problems} == {
        "content/tin/2025/hai.md",
        "content/tin/2025/mot.md",
    }


def test_one_catalogue_file_in_two_folders_is_one_fault(tmp_path: Path) -> None:
    text = next(iter(unit("a", "Sở A").values()))
    files = {"content/danh-muc/a.md": text, "content/danh-muc/so/a.md": text}
    assert [problem.code for problem in checked(tmp_path, files)] == ["ID-TRUNG"]


def test_an_article_cannot_stand_where_a_month_stands(tmp_path: Path) -> None:
    files = news("", "slug: thang-07\n", "content/tin/2025/a.md")
    (problem,) = checked(tmp_path, files)
    assert (problem.code, problem.line) == ("SLUG-TRUNG", 5)
    assert checked(tmp_path, news("", "slug: thang-7\n", "content/tin/2025/a.md")) == []


def test_a_result_id_is_used_once_in_a_document(tmp_path: Path) -> None:
    results = "results:\n" + "  - {id: r, task: a/b, date: 2025-01-02}\n" * 2
    problems = [p for p in checked(tmp_path, news("", results)) if p.code == "ID-TRUNG"]
    assert [(p.line, p.message) for p in problems] == [(7, 'Mã "r" đã dùng ở dòng 6.')]
