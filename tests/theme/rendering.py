"""Whole pages from the theme and the sample views, with Material's own template loader."""

import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment
from mkdocs.theme import Theme
from tests.pages.sample_views import ALL

import mkdocs_cchc
from cchc.pages.render import make_environment, render, scripts
from cchc.pages.shell import SLOTS
from cchc.pages.views import View

THEME = Path(mkdocs_cchc.__file__).parent / "theme"
ASSETS = THEME / "assets" / "cchc"
SLOT_TITLE = "Một trang – Cải cách hành chính"
VOID = {"img", "br", "hr", "link", "meta", "input"}


def theme_environment() -> Environment:
    """The environment MkDocs would use: our folder before Material's."""
    environment: Environment = Theme(name="material", custom_dir=str(THEME)).get_env()
    environment.filters["url"] = str
    return environment


def variables(*, current: str = "/", **slots: str) -> SimpleNamespace:
    """What the plugin hands to every template as ``cchc``."""
    titles = ("Trang chủ", "Tin tức", "Kế hoạch", "Bảng theo dõi", "Họp, hội nghị", "Tập huấn")
    menu = [
        SimpleNamespace(title=title, url=url, current=url == current)
        for title, url in zip(
            titles, ("/", "/tin/", "/ke/", "/bang/", "/hop/", "/tap/"), strict=True
        )
    ]
    counter = SimpleNamespace(
        digits=list("9841459"),
        label="9.841.459 lượt truy cập",
        total=9841459,
        as_of_text="07/01/2019",
        definition_url="/gioi-thieu/#dem",
        online=None,
    )
    return SimpleNamespace(
        slots=SimpleNamespace(**slots) if slots else None,
        site_name="Cải cách hành chính",
        organisation="Ban chỉ đạo cải cách hành chính tỉnh",
        standing_body="Sở Nội vụ",
        menu=menu,
        counter=counter,
        prefix="/",
        feed_url="/feed.xml",
        feeds=[SimpleNamespace(url="/rss.xml", media_type="application/rss+xml", label="RSS")],
        card_url="https://x.example/anh-chia-se.png",
        data_url="/du-lieu/",
        calendar_url="/lich.ics",
        contact_url="/lien-he/",
        as_of_text="ngày 31/07/2007",
        archived=None,
        search=True,
    )


def config() -> SimpleNamespace:
    """The part of MkDocs' settings that the theme reads."""
    return SimpleNamespace(
        theme=SimpleNamespace(language="vi"),
        site_name="Cải cách hành chính",
        site_description="Mô tả",
        extra_css=[],
        extra_javascript=[],
    )


def shell_page(view: View, kind: str) -> str:
    """A page of the library inside the shell."""
    slots = dict.fromkeys(SLOTS, "") | {
        "title": SLOT_TITLE,
        "description": "Mô tả",
        "url": f"https://cchc.example/{kind}/",
        "path": f"/{kind}/",
        "head": scripts(view, "/"),
        "kind": kind,
        "content": render(make_environment(), view),
    }
    template = theme_environment().get_template("cchc-shell.html")
    return template.render(cchc=variables(**slots), config=config(), page=None)


def ordinary_page(content: str, **more: object) -> str:
    """An ordinary MkDocs page through Material's main.html."""
    values: dict[str, object] = {
        "meta": {},
        "title": "Giới thiệu",
        "is_homepage": False,
        "canonical_url": "",
        "content": content,
        "toc": [],
        "url": "gioi-thieu/",
        "ancestors": [],
    }
    page = SimpleNamespace(**(values | more))
    template = theme_environment().get_template("main.html")
    return template.render(cchc=variables(), config=config(), page=page)


def not_found_page() -> str:
    """The 404 page as MkDocs renders it: without a page."""
    template = theme_environment().get_template("404.html")
    return template.render(cchc=variables(), config=config(), page=None)


def all_pages() -> dict[str, str]:
    """One page of every kind."""
    pages = {name: shell_page(view, name) for name, view in ALL.items()}
    pages["ordinary"] = ordinary_page("<h1>Giới thiệu</h1><p>Xin chào.</p>")
    pages["404"] = not_found_page()
    return pages


class Outline(HTMLParser):
    """Elements of a page in order, with their attributes; notes tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.faults += [f"open: {tag}" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"close: {tag} at {self.getpos()}")
        else:
            self._open.pop()

    def all(self, *tags: str) -> list[dict[str, str]]:
        """Attributes of all elements of these kinds."""
        return [attributes for tag, attributes in self.elements if tag in tags]


def text_of(html: str) -> str:
    """Words of a page, single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
