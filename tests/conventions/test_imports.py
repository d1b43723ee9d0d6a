"""Who may import whom, and what the library must be given instead of fetching it.

The rule: a part imports only parts on earlier steps, never one on its own step; the library never
imports a site builder, a server framework or an HTTP client, and never reads the clock, the
environment, the working folder or chance: those are arguments.
"""

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STEPS = (
    ("vietnamese",),
    ("schema",),
    ("types",),
    ("source",),
    ("tracking", "pages"),
    ("outputs", "booklet", "check"),
    ("build", "intake"),
    ("mkdocs_cchc", "cchc_api", "cchc_desk"),
    ("cchc_cli",),
)
STEP = {part: number for number, parts in enumerate(STEPS) for part in parts}
ADAPTERS = {"mkdocs_cchc", "cchc_api", "cchc_desk", "cchc_cli"}
FOREIGN = {
    *("mkdocs", "material", "properdocs", "starlette", "uvicorn", "fastapi", "flask"),
    *("httpx", "httpcore", "requests", "urllib3", "aiohttp", "socket", "socketserver"),
    *("urllib.request", "http.client", "http.server", "random", "secrets"),
}
AMBIENT = {
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime"),
    *("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today"),
    *("datetime.date.today", "os.environ", "os.getenv", "os.getcwd", "pathlib.Path.cwd"),
    *("os.urandom", "uuid.uuid1", "uuid.uuid4"),
}


def part_of(module: str) -> str:
    """The part a dotted name belongs to: `cchc.types.news` -> `types`."""
    top, _, rest = module.partition(".")
    return rest.partition(".")[0] if top == "cchc" else top


def imported(tree: ast.AST, module: str, is_package: bool) -> Iterator[tuple[int, str, str]]:
    """(line, local name, full dotted name) of every import, relative ones made absolute."""
    base = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                local = alias.asname or alias.name.partition(".")[0]
                yield node.lineno, local, alias.name if alias.asname else local
                yield node.lineno, "", alias.name
        elif isinstance(node, ast.ImportFrom):
            above = base[: len(base) - node.level + 1] if node.level else []
            source = ".".join([*above, *filter(None, [node.module])])
            for alias in node.names:
                yield node.lineno, alias.asname or alias.name, f"{source}.{alias.name}"


def dotted(node: ast.expr) -> str:
    """`a.b.c` of an attribute chain, or "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (owner := dotted(node.value)):
        return f"{owner}.{node.attr}"
    return ""


def within(name: str, forbidden: set[str]) -> bool:
    return any(name == item or name.startswith(f"{item}.") for item in forbidden)


def wrong_part(module: str, target: str) -> str | None:
    """Why `module` may not import `target`, both dotted names; None if it may."""
    if target.partition(".")[0] not in {"cchc", *ADAPTERS}:
        return f"imports {target}" if library(module) and within(target, FOREIGN) else None
    here, there = part_of(module), part_of(target)
    if here == there or (target.startswith("cchc.") and there not in STEP):
        return None
    if STEP.get(here, -1) <= STEP.get(there, -1):
        return f"{here or 'cchc'} imports {there}"
    return None


def library(module: str) -> bool:
    return module.partition(".")[0] == "cchc"


def ambient(tree: ast.AST, names: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Uses of the clock, the environment, the working folder or chance, through any alias."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and (chain := dotted(node)):
            first, _, rest = chain.partition(".")
            full = f"{names.get(first, first)}.{rest}" if rest else names.get(first, "")
            if full in AMBIENT:
                yield node.lineno, f"uses {full}"


def violations(plugins: Path) -> list[str]:
    """Every breach of the rule below `plugins`, as `file:line: reason`, sorted."""
    found = set()
    for path in plugins.rglob("*.py"):
        inside = path.relative_to(plugins)
        is_package = inside.name == "__init__.py"
        module = ".".join(inside.parent.parts if is_package else inside.with_suffix("").parts)
        tree = ast.parse(path.read_text(encoding="utf-8"), str(inside))
        imports = list(imported(tree, module, is_package))
        for line, _, target in imports:
            if reason := wrong_part(module, target):
                found.add(f"{inside.as_posix()}:{line}: {reason}")
        if library(module):
            names = {local: target for _, local, target in imports if local}
            found |= {f"{inside.as_posix()}:{n}: {why}" for n, why in ambient(tree, names)}
    return sorted(found)


def test_the_house_keeps_the_import_rule() -> None:
    assert violations(ROOT / "plugins") == []


@pytest.mark.parametrize(
    ("module", "source", "reason"),
    [
        ("cchc/schema/a.py", "from cchc.types import news", "schema imports types"),
        ("cchc/schema/a.py", "import cchc.types.news", "schema imports types"),
        ("cchc/schema/a.py", "from ..types.news import News", "schema imports types"),
        ("cchc/schema/__init__.py", "from ..source import store", "schema imports source"),
        ("cchc/pages/a.py", "import cchc.tracking.status", "pages imports tracking"),
        ("cchc/booklet/a.py", "from cchc.outputs import feed", "booklet imports outputs"),
        ("cchc/__init__.py", "from cchc.schema import field", "cchc imports schema"),
        ("cchc/build/a.py", "import mkdocs_cchc.plugin", "build imports mkdocs_cchc"),
        ("cchc_api/a.py", "import cchc_desk.forms", "cchc_api imports cchc_desk"),
        ("cchc_desk/a.py", "from cchc_api import app", "cchc_desk imports cchc_api"),
        ("mkdocs_cchc/a.py", "from cchc_cli.assets import x", "mkdocs_cchc imports cchc_cli"),
        ("cchc/pages/a.py", "from mkdocs.plugins import X", "imports mkdocs.plugins.X"),
        ("cchc/intake/a.py", "import httpx", "imports httpx"),
        ("cchc/intake/a.py", "import urllib.request", "imports urllib.request"),
        ("cchc/intake/a.py", "from urllib import request", "imports urllib.request"),
        ("cchc/build/a.py", "import random", "imports random"),
        ("cchc/build/a.py", "import time\ntime.time()", "uses time.time"),
        ("cchc/build/a.py", "from time import time\ntime()", "uses time.time"),
        ("cchc/build/a.py", "import datetime as d\nd.date.today()", "uses datetime.date.today"),
        (
            "cchc/build/a.py",
            "from datetime import datetime as D\nx = D.now",
            "uses datetime.datetime.now",
        ),
        ("cchc/build/a.py", "import os\nos.environ['A']", "uses os.environ"),
    ],
)
def test_a_breach_is_found(tmp_path: Path, module: str, source: str, reason: str) -> None:
    path = tmp_path / module
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    assert violations(tmp_path) == [f"{module}:{len(source.splitlines())}: {reason}"]


def test_allowed_imports_are_allowed(tmp_path: Path) -> None:
    allowed = {
        "cchc/types/news.py": "from cchc.schema import field\nfrom . import plan\nimport cchc",
        "cchc/build/run.py": "from cchc.outputs import feed\nfrom cchc import __version__",
        "cchc/intake/old.py": "from urllib.parse import urlsplit\nimport http\nimport time",
        "cchc_api/app.py": "import starlette\nimport time\ntime.time()",
        "cchc_cli/main.py": "import cchc_api\nimport cchc_desk\nimport mkdocs_cchc",
    }
    for name, source in allowed.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(source, encoding="utf-8")
    assert violations(tmp_path) == []


def test_every_foreign_package_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_normal(re.split(r"[^\w.-]", line)[0]) for line in project["dependencies"]}
    owners = importlib.metadata.packages_distributions()
    undeclared = {
        f"{path.relative_to(ROOT)}: {top}"
        for path in (ROOT / "plugins").rglob("*.py")
        for top in _foreign_tops(path)
        if not declared & {_normal(owner) for owner in owners.get(top, [])}
    }
    assert undeclared == set()


def _foreign_tops(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tops = {target.partition(".")[0] for _, _, target in imported(tree, "cchc", True)}
    return tops - {"cchc", "", *ADAPTERS} - sys.stdlib_module_names


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
