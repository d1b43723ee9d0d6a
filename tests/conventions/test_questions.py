"""Every sort of question that a running job may note is answered, and no answer is left over."""

import ast
from collections.abc import Iterator
from pathlib import Path

from cchc.pages.answers import ANSWERS, FILES, LIGHT

ROOT = Path(__file__).parents[2]


def noted(source: str) -> Iterator[str]:
    """The sort of question of every call of `reads.note`; "?!" where the code does not say it."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "note"
            and ast.unparse(node.func.value).rpartition(".")[2] in ("reads", "_reads")
        ):
            yield sort_of(node.args[0])


def sort_of(question: ast.expr) -> str:
    if isinstance(question, ast.JoinedStr) and question.values:
        text = _literal(question.values[0])
        return text.partition(" ")[0] if " " in text else "?!"
    return _literal(question).partition(" ")[0] or "?!"


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_questions_and_answers_are_the_same_sorts() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "plugins").rglob("*.py")]
    assert {sort for source in sources for sort in noted(source)} == set(ANSWERS)


def test_what_the_code_does_not_say_would_be_found() -> None:
    assert list(noted('self.reads.note("A")\nself._reads.note(f"F {path}")')) == ["A", "F"]
    assert list(noted("reads.note(question)\nreads.note(f'{sort} x')\nreads.note(f'F{x}')")) == [
        "?!",
        "?!",
        "?!",
    ]


def test_sorts_are_declared_once() -> None:
    assert not LIGHT.keys() & FILES.keys()
    assert LIGHT.keys() | FILES.keys() <= ANSWERS.keys()
    assert "S" not in ANSWERS  # shells, which only a build knows: cchc/build/changes.py
    assert all(" " not in sort for sort in ANSWERS)
