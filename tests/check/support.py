"""A site read and checked in one step."""

import json
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tests.support import write_site

from cchc.check.registry import all_problems
from cchc.schema.problem import Problem
from cchc.source.store import Store, load
from cchc.vietnamese.dates import ZONE

AS_OF = datetime(2026, 1, 1, tzinfo=ZONE)
SECTION = {"content/danh-muc/tin-tuc.md": "---\ntype: section\nname: Tin tức\n---\n"}


def news(body: str, front: str = "", path: str = "content/tin/2025/bai.md") -> dict[str, str]:
    """An article without faults of its own, and its section."""
    head = f"title: Tin thử\nsection: tin-tuc\npublished: 2025-03-05T08:00\n{front}"
    return {**SECTION, path: f"---\n{head}---\n{body}"}


def unit(identity: str, name: str, kind: str = "sở", extra: str = "") -> dict[str, str]:
    """A unit of the province."""
    text = f"---\ntype: unit\nname: {name}\nlevel: tỉnh\nkind: {kind}\n{extra}---\n"
    return {f"content/danh-muc/{identity}.md": text}


def loaded(folder: Path, files: Mapping[str, str]) -> Store:
    """The store of a site made of these files."""
    return load(write_site(folder, files))


def checked(folder: Path, files: Mapping[str, str], as_of: datetime = AS_OF) -> list[Problem]:
    """All problems of a site made of these files."""
    return list(all_problems(loaded(folder, files), as_of))


def codes(problems: list[Problem]) -> list[tuple[str, int, int]]:
    """Code and place of problems, in their order."""
    return [(p.code, p.line, p.column) for p in problems]


SITES = Path(__file__).parents[1] / "sites_invalid"
"""Tiny sites with one fault each."""


def copy_site(site: Path, copy: Path) -> None:
    """Copy one of these sites, with the files of `make.json`: those too large to be kept."""
    shutil.copytree(site, copy, dirs_exist_ok=True)
    recipe = copy / "make.json"
    for path, made in json.loads(recipe.read_text("utf-8")).items() if recipe.exists() else ():
        target = copy / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(made["text"] * made["times"], "utf-8")
