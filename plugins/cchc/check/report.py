"""Problems for readers and programs: text lines, JSON, SARIF 2.1.0."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from cchc import __version__
from cchc.schema.codes import CODES
from cchc.schema.problem import Problem

WORDS = {"error": "LỖI", "warning": "CẢNH BÁO"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Report(Struct, frozen=True):
    """The problems of some files, and how many files were looked at."""

    problems: tuple[Problem, ...]
    files: int

    def counts(self) -> Mapping[str, int]:
        """Files read, errors, warnings."""
        errors = sum(problem.severity == "error" for problem in self.problems)
        return {"files": self.files, "errors": errors, "warnings": len(self.problems) - errors}


def report(
    files: Iterable[str], problems: Sequence[Problem], paths: Collection[str] = ()
) -> Report:
    """The problems of some of the `files` that were read: those below the named files and folders
    (relative to the root; none = all).
    """
    return Report(
        tuple(problem for problem in problems if _within(problem.path, paths)),
        sum(_within(path, paths) for path in files),
    )


def _within(path: str, paths: Collection[str]) -> bool:
    return not paths or any(p in ("", ".", path) or path.startswith(f"{p}/") for p in paths)


def line(problem: Problem) -> str:
    """`path:line:column: LỖI CODE: cause Sửa: fix`."""
    place = f"{problem.path}:{problem.line}:{problem.column}"
    return f"{place}: {WORDS[problem.severity]} {problem.code}: {_sentences(problem)}"


def _sentences(problem: Problem) -> str:
    return problem.message + (f" Sửa: {problem.hint}" if problem.hint else "")


def lines(problems: Iterable[Problem]) -> Iterator[str]:
    """One line a problem."""
    return map(line, problems)


def unprinted(problems: Iterable[Problem]) -> Iterator[str]:
    """A line for each problem for which a built site, though whole, lacks a printed file."""
    return lines(problem for problem in problems if problem.code == "IN-CHU")


def summary(report: Report) -> str:
    """One sentence with the counts."""
    counts = report.counts()
    found = f"{counts['errors']} lỗi, {counts['warnings']} cảnh báo"
    return f"Đã kiểm tra {counts['files']} tệp: {found}."


def as_json(report: Report) -> str:
    """`{problems: […], counts: {files, errors, warnings}}`, the command-line contract."""
    return _dump({"problems": [plain(p) for p in report.problems], "counts": report.counts()})


def plain(problem: Problem) -> dict[str, Any]:
    """A problem as plain data."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def as_sarif(report: Report) -> str:
    """Static Analysis Results Interchange Format 2.1.0 (OASIS), one run."""
    places = {code: index for index, code in enumerate(CODES)}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": rule.vi},
            "fullDescription": {"text": rule.en},
            "defaultConfiguration": {"level": rule.severity},
            "properties": {"vi": rule.vi, "en": rule.en},
        }
        for code, rule in CODES.items()
    ]
    driver = {"name": "cchc", "version": __version__, "language": "vi", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, places) for problem in report.problems],
    }
    return _dump({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(problem: Problem, places: Mapping[str, int]) -> dict[str, Any]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    location = {"artifactLocation": {"uri": quote(problem.path)}, "region": region}
    return {
        "ruleId": problem.code,
        "ruleIndex": places[problem.code],
        "level": problem.severity,
        "message": {"text": _sentences(problem)},
        "locations": [{"physicalLocation": location}],
    }


def _dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
