"""The self-check: a theme that reads its slots cannot be spliced, and a build says so."""

import re
from pathlib import Path

import pytest
from tests.build.support import contents, edit, request_for, stamps
from tests.conftest import MakeSite
from tests.outputs.sites import SECTION, article, record

from cchc.build.files import BuildError
from cchc.build.outcome import Outcome
from cchc.build.run import finish, prepare
from mkdocs_cchc.runner import mkdocs_theme

SETTINGS = "site_name: X\ntheme: {name: material, language: vi, font: false, custom_dir: rieng}\n"
OVERRIDE = "rieng/partials/language.html"
FILES = {
    "mkdocs.yml": SETTINGS,
    "content/trang/index.md": record("title: Nhà"),
    "content/danh-muc/tin-chung.md": SECTION,
    "content/tin/a.md": article("Tin A", "2031-05-01"),
}
MEETING = record("title: Họp", "kind: định kỳ", "planned: quý III/2031", "venue: Hội trường")


def language(said: str) -> str:
    """The template that every page takes its language from, changed by the site."""
    return f"{{% macro t(key) %}}vi{said}{{% endmacro %}}\n"


def build(root: Path) -> Outcome:
    request = request_for(root)
    with request.state.alone():
        return finish(prepare(request), mkdocs_theme(request))


@pytest.mark.parametrize(
    "said",
    [
        "{{ cchc.slots.title|upper }}",
        "{{ cchc.slots.title|length }}",
        "{{ cchc.slots.description|e }}",
        "{{ cchc.slots.content|truncate(400) }}",
        "{{ cchc.slots.head|trim }}",
        "{{ 'x' if cchc.slots.description }}",
        "{{ 'x' if cchc.slots.kind == 'home' }}",
        "{{ 'x' if cchc.slots.kind == 'article' }}",
        "{{ 'x' if cchc.slots.path == cchc.prefix }}",
        "{{ 'x' if cchc.slots.url|length > 200 }}",
        "{{ 'x' if cchc.slots and '/tin/' in cchc.slots.path }}",
        "{{ cchc.slots }}",
        "{{ range(1000000000)|random }}",
    ],
)
def test_theme_that_reads_its_slots_is_refused(site: MakeSite, said: str) -> None:
    root = site({**FILES, OVERRIDE: language(said)})
    with pytest.raises(BuildError, match="Giao diện không ghép được vào trang /") as refused:
        build(root)
    assert "cchc.slots" in str(refused.value)
    assert not (root / "site").exists()


def test_theme_that_puts_its_slots_down_is_spliced(site: MakeSite) -> None:
    said = "{% if cchc.slots %}-{{ cchc.slots.path ~ cchc.slots.kind }}{% endif %}"
    root = site({**FILES, OVERRIDE: language(f"{{{{ cchc.slots.title }}}}{said}")})
    build(root)
    page = contents(root / "site")["tin/2031/a/index.html"].decode()
    assert '<html lang="viTin A – X-/tin/2031/a/article">' in page


def test_difference_is_shown_where_it_begins(site: MakeSite) -> None:
    root = site({**FILES, OVERRIDE: language("{{ cchc.slots.kind|length }}")})
    with pytest.raises(BuildError) as refused:
        build(root)
    told = re.fullmatch(
        r"Giao diện không ghép được vào trang /(?:x/)?: ở dòng 2, trang ghép là «(.*?)», "
        r"trang dựng trọn là «(.*?)»\. Mẫu giao diện chỉ .*",
        str(refused.value),
    )
    assert told
    assert told.groups() == ('<html lang="vi11">', '<html lang="vi0">')


def test_refused_theme_leaves_the_site_as_it_was(site: MakeSite) -> None:
    root = site({**FILES, OVERRIDE: language("")})
    build(root)
    before = stamps(root / "site")
    other = SETTINGS.replace("rieng", "khac")
    edit(
        root,
        {"mkdocs.yml": other, "khac/partials/language.html": language("{{ cchc.slots.url|e }}")},
    )
    for _ in range(2):
        with pytest.raises(BuildError, match="không ghép được"):
            build(root)
        assert stamps(root / "site") == before
    edit(root, {"mkdocs.yml": SETTINGS})
    assert build(root).written == 0


def test_theme_that_runs_again_is_checked_again(site: MakeSite) -> None:
    """What the templates show may depend on the site: here a page is read once there is a menu
    entry of meetings."""
    said = "{{ cchc.slots.title|lower if '/hop/' in cchc.menu|map(attribute='url') }}"
    root = site({**FILES, OVERRIDE: language(said)})
    build(root)
    before = stamps(root / "site")
    edit(root, {"content/hop/2031/hop.md": MEETING})
    with pytest.raises(BuildError, match="không ghép được"):
        build(root)
    assert stamps(root / "site") == before


def test_templates_changed_between_two_builds_are_checked(site: MakeSite) -> None:
    root = site({**FILES, OVERRIDE: language("")})
    build(root)
    before = stamps(root / "site")
    edit(root, {OVERRIDE: language("{{ 'x' if cchc.slots.kind == 'article' }}")})
    with pytest.raises(BuildError, match="trang /tin/2031/a/: ở dòng 2"):
        build(root)
    assert stamps(root / "site") == before
