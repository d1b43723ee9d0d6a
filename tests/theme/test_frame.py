"""The frame of every page: parts, landmarks, strict content security, no other host."""

import re
from types import SimpleNamespace

import pytest
from tests.pages.sample_views import ARTICLE_VIEW, TABLE_VIEW
from tests.theme.rendering import (
    SLOT_TITLE,
    THEME,
    Outline,
    all_pages,
    config,
    not_found_page,
    ordinary_page,
    shell_page,
    text_of,
    theme_environment,
    variables,
)

PAGES = all_pages()
MATERIAL_BLOCKS = (
    "site_meta", "htmltitle", "styles", "libs", "fonts", "analytics", "extrahead", "announce",
    "outdated", "header", "hero", "tabs", "site_nav", "container", "content", "footer", "config",
    "scripts",
)  # fmt: skip


@pytest.fixture(params=sorted(PAGES))
def outline(request: pytest.FixtureRequest) -> Outline:
    return Outline(PAGES[request.param])


def test_tags_are_balanced(outline: Outline) -> None:
    assert outline.faults == []


def test_strict_policy_refuses_nothing(outline: Outline) -> None:
    assert not outline.all("style")
    for _, attributes in outline.elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
    for script in outline.all("script"):
        assert script["src"].startswith("/")


def test_no_other_host(outline: Outline) -> None:
    for attributes in outline.all("link", "script", "img", "source", "iframe"):
        if attributes.get("rel") == "canonical":
            continue
        for name in ("src", "href", "srcset"):
            assert "//" not in attributes.get(name, "")


def test_ids_are_unique_and_labels_resolve(outline: Outline) -> None:
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in outline.elements:
        for name in ("aria-labelledby", "for"):
            if name in attributes:
                assert attributes[name] in ids


def test_landmarks_are_unique(outline: Outline) -> None:
    assert len(outline.all("main")) == 1
    assert len(outline.all("h1")) == 1
    names = [a.get("aria-label") or a.get("aria-labelledby") for a in outline.all("nav", "aside")]
    assert None not in names
    assert len(names) == len(set(names))


def test_tables_and_images_speak(outline: Outline) -> None:
    assert all("scope" in attributes for attributes in outline.all("th"))
    assert all("alt" in attributes for attributes in outline.all("img"))
    assert len(outline.all("caption")) == len(outline.all("table"))


def test_every_svg_is_named_or_hidden(outline: Outline) -> None:
    for attributes in outline.all("svg"):
        assert attributes.get("aria-hidden") == "true" or attributes.get("aria-label")


def test_language_and_skip_link() -> None:
    page = Outline(PAGES["article"])
    assert page.all("html")[0]["lang"] == "vi"
    assert page.all("a")[0]["href"] == "#" + page.all("main")[0]["id"]


def test_slots_are_filled() -> None:
    html = PAGES["article"]
    assert f"<title>{SLOT_TITLE}</title>" in html
    assert '<link rel="canonical" href="https://cchc.example/article/">' in html
    assert '<body class="kind-article">' in html
    assert 'api/hits.gif?path=/article/"' in html


def test_filter_script_only_where_a_table_has_filters() -> None:
    assert "tables.js" in shell_page(TABLE_VIEW, "table")
    assert "tables.js" not in shell_page(ARTICLE_VIEW, "article")


def test_counter_has_hooks_digits_and_definition() -> None:
    html = PAGES["article"]
    assert text_of(re.findall(r"<p class=\"digits.*?</p>", html)[0]) == "9 8 4 1 4 5 9"
    assert 'role="img" aria-label="9.841.459 lượt truy cập" data-cchc-counter' in html
    assert "<b data-cchc-online></b>" in html
    assert "<span data-cchc-as-of>07/01/2019</span>" in html
    assert "<p data-cchc-ipv6 hidden>" in html
    assert 'href="/gioi-thieu/#dem"' in html


def test_online_is_baked_when_known() -> None:
    values = variables()
    values.counter.online = 0
    html = (
        theme_environment().get_template("404.html").render(cchc=values, config=config(), page=None)
    )
    assert "<b data-cchc-online>0</b>" in html


def test_menu_marks_the_current_section() -> None:
    html = (
        theme_environment()
        .get_template("404.html")
        .render(cchc=variables(current="/tin/"), config=config(), page=None)
    )
    assert re.findall(r'<a href="([^"]+)" aria-current="true"', html) == ["/tin/"]


def test_search_form_only_when_there_is_a_search() -> None:
    """The API lies at the top of the host, wherever the site lies."""
    values, template = variables(), theme_environment().get_template("404.html")
    values.prefix = "/tinh/"
    html = template.render(cchc=values, config=config(), page=None)
    assert html.count('method="get" action="/api/search"') == 2
    assert 'href="/tinh/assets/cchc/cchc.css"' in html
    values.search = False
    html = template.render(cchc=values, config=config(), page=None)
    assert "api/search" not in html


def test_archived_site_says_so() -> None:
    values = variables()
    assert 'class="announce"' not in not_found_page()
    values.archived = "Lưu trữ năm 2007"
    html = (
        theme_environment().get_template("404.html").render(cchc=values, config=config(), page=None)
    )
    assert "Lưu trữ năm 2007" in text_of(html)


def test_empty_parts_are_left_out() -> None:
    values = variables()
    values.feeds = []
    values.standing_body = values.feed_url = values.calendar_url = values.contact_url = ""
    html = (
        theme_environment().get_template("404.html").render(cchc=values, config=config(), page=None)
    )
    for words in ("Thường trực", "feed", ".ics", "Liên hệ"):
        assert words not in html


def test_names_are_escaped() -> None:
    values = variables()
    values.organisation = "Sở A & <b>B</b>"
    html = (
        theme_environment().get_template("404.html").render(cchc=values, config=config(), page=None)
    )
    assert "Sở A &amp; &lt;b&gt;B&lt;/b&gt;" in html


def test_ordinary_page_title_crumbs_and_contents() -> None:
    toc = [
        SimpleNamespace(
            url="#x",
            title="X",
            children=[SimpleNamespace(url=f"#m{n}", title=f"Mục {n}") for n in range(3)],
        )
    ]
    html = ordinary_page("<p>Không có đề mục.</p>", toc=toc)
    assert "<title>Giới thiệu – Cải cách hành chính</title>" in html
    assert "<h1>Giới thiệu</h1>" in html
    assert 'path=/gioi-thieu/"' in html
    assert "Trang chủ Giới thiệu" in text_of(
        re.findall(r'<nav class="crumbs.*?</nav>', html, re.S)[0]
    )
    assert re.findall(r'<li><a href="#(m\d)">', html) == ["m0", "m1", "m2"]


def test_ordinary_home_page_has_no_crumbs() -> None:
    html = ordinary_page("<h1>Chào</h1>", is_homepage=True)
    assert "<title>Cải cách hành chính</title>" in html
    assert "crumbs" not in html


def test_blocks_of_material_are_all_there() -> None:
    environment = theme_environment()
    template = environment.get_template("main.html")
    parent = environment.get_template("base.html")
    assert parent.filename == str(THEME / "base.html")
    assert set(MATERIAL_BLOCKS) <= set(parent.blocks)
    assert template.filename is not None
    assert "material" in template.filename
