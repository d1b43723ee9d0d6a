"""The shell: rendered once per section, every slot filled, texts escaped."""

import pytest

from cchc.pages.page import Page
from cchc.pages.shell import SLOTS, SplicedShell, absolute, slot_marks

MARKS = slot_marks()


def shell(template: str, seen: list[str] | None = None) -> SplicedShell:
    def render(section: str) -> str:
        if seen is not None:
            seen.append(section)
        return template

    return SplicedShell(render, "Trang <A>", "/tinh/", "https://x.example/tinh/")


@pytest.mark.parametrize("order", [SLOTS, SLOTS[::-1], SLOTS * 2])
def test_every_slot_is_filled_wherever_it_stands(order: tuple[str, ...]) -> None:
    page = Page("/tin/x/", "T&", "<p>c</p>", 'd"', "/tin/", "<link>", "article")
    filled = {
        "title": "T&amp; – Trang &lt;A&gt;",
        "description": "d&quot;",
        "url": "https://x.example/tinh/tin/x/",
        "path": "/tinh/tin/x/",
        "head": "<link>",
        "kind": "article",
        "content": "<p>c</p>",
    }
    apart = " ".join(f"{name}=[{MARKS[name]}]" for name in order)
    expected = " ".join(f"{name}=[{filled[name]}]" for name in order)
    assert shell(apart).wrap(page) == expected
    beside = "".join(MARKS[name] for name in order)
    assert shell(beside).wrap(page) == "".join(filled[name] for name in order)


def test_home_page_is_called_like_the_site() -> None:
    assert shell(MARKS["title"]).wrap(Page("/", "Trang chủ", "")) == "Trang &lt;A&gt;"


def test_theme_runs_once_per_section() -> None:
    seen: list[str] = []
    made = shell("x", seen)
    for section in ("/tin/", "/hop/", "/tin/", ""):
        made.wrap(Page("/x/", "X", "", section=section))
    assert seen == ["/tin/", "/hop/", ""]


def test_page_that_looks_like_a_shell_is_left_alone() -> None:
    page = Page("/x/", "X", "{{ content }} <main></main>")
    assert shell(f"<main>{MARKS['content']}</main>").wrap(page) == f"<main>{page.content}</main>"


@pytest.mark.parametrize(
    ("site_url", "prefix", "found"),
    [
        ("https://x.example/tinh/", "/tinh/", "https://x.example/tinh/tin/"),
        ("https://x.example", "/", "https://x.example/tin/"),
        ("", "/", "/tin/"),
    ],
)
def test_public_addresses(site_url: str, prefix: str, found: str) -> None:
    assert absolute(site_url, prefix, "/tin/") == found
