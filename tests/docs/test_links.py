"""Links, pictures and commands of the documentation lead to what exists."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from tests.docs.handbook import ROOT

from cchc_cli.main import cli

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
IMAGES = sorted((ROOT / "docs" / "images").glob("*"))
LARGEST_IMAGE = 150_000
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^]]*]\(([^)\s]+)\)")
ANCHOR = re.compile(r'<a id="([^"]+)">')


def prose(text: str) -> str:
    """A document without its fenced and inline code."""
    return INLINE.sub("", FENCE.sub("", text))


def links(text: str) -> set[str]:
    """Targets of links and pictures that lie in the repository."""
    return {link for link in LINK.findall(prose(text)) if not re.match(r"[a-z]+:", link)}


def broken(path: Path, text: str) -> list[str]:
    """Targets that do not exist: no such file, or no such anchor in it."""
    return [link for link in links(text) if not _leads(path, text, link)]


def _leads(path: Path, text: str, link: str) -> bool:
    file, _, anchor = unquote(link).partition("#")
    target = path.parent / file if file else path
    if not target.is_file():
        return False
    return not anchor or anchor in ANCHOR.findall(text if not file else target.read_text("utf-8"))


def commands(text: str) -> Iterator[list[str]]:
    """Calls of our programs, in shell fences and in inline code, as words."""
    lines = [
        line for kind, body in FENCE.findall(text) if kind == "bash" for line in body.split("\n")
    ]
    lines += INLINE.findall(FENCE.sub("", text))
    for line in lines:
        found = re.match(r"(?:sudo )?(scripts/\w+|\S*cchc(?= [a-z]))(.*)", line.strip())
        if found:
            yield [found[1], *shlex.split(found[2], comments=True)]


def unknown(words: list[str]) -> list[str]:
    """What a call names that does not exist: the script, the verb, an option."""
    program, *rest = words
    if program.startswith("scripts/"):
        return [] if (ROOT / program).is_file() else [program]
    context = click.Context(cli)
    verb = cli.get_command(context, rest[0])
    if isinstance(verb, click.Group) and len(rest) > 1:
        rest, verb = rest[1:], verb.get_command(context, rest[1])
    if verb is None:
        return [rest[0]]
    known = {name for parameter in verb.params for name in parameter.opts} | {"--help"}
    options = [word.partition("=")[0] for word in rest[1:] if word.startswith("--")]
    return [option for option in options if option not in known]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    assert broken(path, path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_named_command_exists(path: Path) -> None:
    found = {tuple(words): unknown(words) for words in commands(path.read_text("utf-8"))}
    assert {words: names for words, names in found.items() if names} == {}


def test_the_documents_have_links_and_commands_to_test() -> None:
    texts = [path.read_text("utf-8") for path in DOCUMENTS]
    assert sum(len(links(text)) for text in texts) > 40
    assert sum(len(list(commands(text))) for text in texts) > 30


@pytest.mark.parametrize(
    "text",
    ["[x](nowhere.md)", "![x](images/nowhere.png)", "[x](#nowhere)", "[x](so-tay.md#nowhere)"],
)
def test_a_broken_link_is_found(text: str) -> None:
    assert broken(ROOT / "docs" / "map.md", text)


@pytest.mark.parametrize(
    "text",
    [
        "`scripts/nowhere`",
        "`cchc publish-all`",
        "`cchc feedback nowhere`",
        "```bash\n.venv/bin/cchc check --nowhere\n```",
        "```bash\n.venv/bin/cchc feedback close PA-2026-000001 --nowhere\n```",
    ],
)
def test_an_unknown_command_is_found(text: str) -> None:
    assert [names for words in commands(text) if (names := unknown(words))]


@pytest.mark.parametrize("path", IMAGES, ids=lambda path: path.name)
def test_every_image_is_small_and_used(path: Path) -> None:
    assert path.stat().st_size < LARGEST_IMAGE
    used = {
        Path(link).name for document in DOCUMENTS for link in links(document.read_text("utf-8"))
    }
    assert path.name in used


def test_the_readme_names_every_verb() -> None:
    table = (ROOT / "README.md").read_text("utf-8").partition("## Verbs")[2].partition("\n## ")[0]
    named = set(INLINE.findall(table))
    assert set(cli.list_commands(click.Context(cli))) <= named


def test_the_readme_shows_every_top_folder_of_content() -> None:
    from cchc.types.registry import content_types

    text = (ROOT / "README.md").read_text("utf-8")
    assert [kind.folder for kind in content_types().values() if f"{kind.folder}/" not in text] == []
