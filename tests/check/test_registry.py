"""The loader of rule groups, and reports in their three forms."""

import json
from pathlib import Path

from tests.check.support import AS_OF, checked, loaded, news

from cchc.check.registry import all_problems, between_rules, local_rules
from cchc.check.report import as_json, as_sarif, lines, report, summary
from cchc.schema.codes import CODES

BAD = {
    **news("Liên kết [a](b.md) .\n", "state: xong\n"),
    **news("Gọi 0912345678.\n", "", "content/tin/2025/khác.md"),
}


def test_every_rule_group_is_found() -> None:
    local, between = list(local_rules()), list(between_rules())
    assert [local, between] == [sorted(local), sorted(between)]
    assert {"text", "wording", "official", "personal", "weekdays"} <= set(local)
    assert {"references", "identity", "links", "addresses", "future"} <= set(between)
    assert set(local) & set(between) == set()


def test_problems_come_in_order_of_place_each_once(tmp_path: Path) -> None:
    problems = checked(tmp_path, BAD)
    assert problems == sorted(set(problems))
    assert [p.code for p in problems] == ["FM-CHON", "LIEN-KET", "TYPO", "DU-LIEU-CN"]


def test_a_report_can_be_limited_to_paths(tmp_path: Path) -> None:
    store = loaded(tmp_path, BAD)
    problems = all_problems(store, AS_OF)
    assert report(store.sources, problems).counts() == {"files": 3, "errors": 3, "warnings": 1}
    one = report(store.sources, problems, ["content/tin/2025/bai.md"])
    assert one.counts() == {"files": 1, "errors": 2, "warnings": 1}
    assert report(store.sources, problems, ["content/tin"]).counts()["files"] == 2
    assert report(store.sources, problems, ["content/ti"]).counts()["files"] == 0
    assert report(store.sources, problems, ["."]) == report(store.sources, problems)


def test_text_is_one_line_a_problem(tmp_path: Path) -> None:
    store = loaded(tmp_path, BAD)
    found = report(store.sources, all_problems(store, AS_OF))
    told = list(lines(found.problems))
    assert told[0] == (
        'content/tin/2025/bai.md:5:8: LỖI FM-CHON: "xong" không thuộc: '
        'nháp, chờ duyệt, đăng, gỡ. Sửa: Gần nhất: "đăng".'
    )
    assert told[2].startswith("content/tin/2025/bai.md:7:19: CẢNH BÁO TYPO: ")
    assert summary(found) == "Đã kiểm tra 3 tệp: 3 lỗi, 1 cảnh báo."


def test_json_is_exactly_the_contract(tmp_path: Path) -> None:
    store = loaded(tmp_path, BAD)
    data = json.loads(as_json(report(store.sources, all_problems(store, AS_OF))))
    assert list(data) == ["problems", "counts"]
    keys = ["code", "severity", "path", "line", "column", "message", "hint"]
    assert all(list(problem) == keys for problem in data["problems"])
    assert data["counts"] == {"files": 3, "errors": 3, "warnings": 1}


def test_sarif_names_every_rule_in_both_languages(tmp_path: Path) -> None:
    store = loaded(tmp_path, BAD)
    data = json.loads(as_sarif(report(store.sources, all_problems(store, AS_OF))))
    assert data["version"] == "2.1.0"
    (run,) = data["runs"]
    rules_ = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules_] == list(CODES)
    assert all(rule["properties"]["vi"] and rule["properties"]["en"] for rule in rules_)
    last = run["results"][-1]
    place = last["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/tin/2025/kh%C3%A1c.md"
    assert place["region"] == {"startLine": 6, "startColumn": 5}
    assert rules_[last["ruleIndex"]]["id"] == last["ruleId"] == "DU-LIEU-CN"
