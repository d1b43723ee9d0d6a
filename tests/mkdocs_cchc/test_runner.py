"""The library inside MkDocs: ordinary pages, settings, what must not get out."""

import re
from pathlib import Path

import pytest
from mkdocs.exceptions import MkDocsException
from tests.build.support import contents, edit, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, SECTION, SUB_PATH, article, record

from cchc.build.run import finish, prepare
from cchc.build.theme import Applied
from cchc.pages.site import Site
from mkdocs_cchc.runner import mkdocs_theme

SMALL = {
    "mkdocs.yml": "site_name: X\n",
    "content/danh-muc/tin-chung.md": SECTION,
    "content/tin/a.md": article("Tin A", "2031-05-01"),
}
PAGE = record("title: Trang", body="[tin](../tin/a.md) [mục](/tin/) [nhà](index.md) ![ảnh](a.png)")


def built(root: Path) -> dict[str, bytes]:
    request = request_for(root)
    with request.state.alone():
        outcome = finish(prepare(request), mkdocs_theme(request))
    found = contents(request.out)
    assert outcome.files == len(found)
    return found


def hrefs(html: bytes) -> set[str]:
    main = html.decode().partition("<main")[2].partition("</main>")[0]
    return set(re.findall(r'(?:href|src)="([^"]+)"', main))


@pytest.mark.parametrize(
    "settings",
    [
        "site_name: X\n",
        "{}\n",
        "site_name: X\nplugins: []\n",
        "site_name: X\nplugins: [cchc]\n",
        "site_name: X\nplugins:\n  search: {}\n",
        "site_name: X\nplugins:\n  cchc:\n    organisation: Y\n",
        "site_name: X\nplugins:\n  - search\n",
        "site_name: X\ntheme: material\n",
        "site_name: X\nuse_directory_urls: false\n",
        "site_name: X\nextra:\n  a: !ENV [KHONG_CO, b]\n",
    ],
)
def test_settings_that_work(site: MakeSite, settings: str) -> None:
    files = {**SMALL, "mkdocs.yml": settings, "content/trang/lien-he.md": record("title: Liên hệ")}
    found = built(site(files))
    assert {"index.html", "lien-he/index.html", "tin/2031/a/index.html"} <= found.keys()
    assert b"/assets/cchc/cchc.css" in found["lien-he/index.html"]
    assert b"/assets/cchc/cchc.css" in found["tin/2031/a/index.html"]


def test_other_theme_is_refused_in_one_sentence(site: MakeSite) -> None:
    root = site({**SMALL, "mkdocs.yml": "site_name: X\ntheme: readthedocs\n"})
    with pytest.raises(MkDocsException, match="cần theme: material"):
        built(root)


def test_ordinary_page_links_to_documents_and_addresses_under_the_prefix(site: MakeSite) -> None:
    root = site({
        **SMALL,
        "mkdocs.yml": SUB_PATH,
        "content/trang/index.md": record("title: Nhà", body="[tin](../tin/a.md)"),
        "content/trang/con/trang.md": PAGE.replace("../tin", "../../tin").replace(
            "index.md", "../index.md"
        ),
        "content/trang/con/a.png": "x",
    })  # fmt: skip
    found = built(root)
    assert hrefs(found["con/trang/index.html"]) >= {
        "/tinh/tin/2031/a/", "/tinh/tin/", "../../", "../a.png"
    }  # fmt: skip
    assert "/tinh/tin/2031/a/" in hrefs(found["index.html"])
    assert "con/a.png" in found


def test_every_address_of_a_site_under_a_sub_path_has_the_prefix(site: MakeSite) -> None:
    found = built(site(PROVINCE))
    for name, data in found.items():
        if name.endswith(".html"):
            rooted = re.findall(rb'(?:href|src|action)="(/[^"]*)"', data)
            api = {address for address in rooted if address.startswith(b"/api/")}
            assert {a for a in rooted if not a.startswith(b"/tinh/")} == api, name


def test_ordinary_pages_that_are_not_public_stay_inside(site: MakeSite) -> None:
    states = {
        "nhap": "state: nháp",
        "hen": "published: 2031-12-01",
        "het": "expires: 2031-01-01",
        "go": "state: gỡ",
    }
    pages = {
        f"content/trang/{name}.md": record(f"title: {name}", line, body="bí mật")
        for name, line in states.items()
    }
    found = built(site({**SMALL, **pages}))
    assert not [name for name, data in found.items() if "bí mật".encode() in data]
    assert "nhap/index.html" not in found
    assert "hen/index.html" not in found
    for name in ("het", "go"):
        assert "Nội dung ở địa chỉ này".encode() in found[f"{name}/index.html"]


def test_internal_evidence_among_ordinary_pages_is_not_copied(site: MakeSite) -> None:
    plan = PROVINCE["content/ke-hoach/2031/kh-2031-05.md"]
    page = record(
        "title: Trang",
        "results:",
        "  - task: kh-2031-05/1a",
        "    date: 2031-05-01",
        "    evidence:",
        "      - file: mat.pdf",
        "        access: nội bộ",
        body="[x](mat.pdf)",
    )
    root = site({
        **PROVINCE,
        "content/ke-hoach/2031/kh-2031-05.md": plan,
        "content/trang/trang.md": page,
        "content/trang/mat.pdf": "bí mật",
        "content/trang/mo.pdf": "mở",
    })  # fmt: skip
    found = built(root)
    assert "mat.pdf" not in found
    assert "mo.pdf" in found


def test_links_out_of_the_content_are_not_followed(site: MakeSite) -> None:
    root = site(PROVINCE)
    secret = root.parent / "mat.txt"
    secret.write_text("mật")
    for name in ("mat.md", "mat.txt"):
        (root / "content/trang" / name).symlink_to(secret)
    assert not [path for path in built(root) if "mat" in path.split("/")[-2:] or "mat.txt" in path]


def test_nothing_of_materials_own_scripts_is_published(site: MakeSite) -> None:
    found = built(site(SMALL))
    assert {name for name in found if name.startswith("assets/") and "cchc" not in name} == set()
    assert "index.html" in found
    assert b"unpkg" not in b"".join(found.values())


def test_own_scripts_and_styles_of_a_site_are_kept(site: MakeSite) -> None:
    files = {**SMALL, "content/trang/assets/anh.svg": "<svg/>", "content/trang/x.css": "a{}"}
    files["mkdocs.yml"] = "site_name: X\nextra_css: [x.css]\n"
    found = built(site(files))
    assert {"assets/anh.svg", "x.css"} <= found.keys()
    assert b"x.css" in found["tin/2031/a/index.html"]


def test_menu_marks_the_section_of_each_page(site: MakeSite) -> None:
    found = built(site(PROVINCE))
    for name, entry in (
        ("tin/2031/tin-thu-hai/index.html", "/tinh/tin/"),
        ("index.html", "/tinh/"),
    ):
        current = re.findall(rb'<a[^>]*href="([^"]*)"[^>]*aria-current="[^"]*"', found[name])
        assert entry.encode() in current


def test_stage_is_gone_after_the_build(site: MakeSite) -> None:
    root = site(SMALL)
    built(root)
    (state,) = (root / ".cchc" / "builds").iterdir()
    kept = {path.name for path in state.iterdir()}
    assert kept == {
        "api.json", "derived", "files", "jobs.sqlite", "lock", "manifest", "no-pages", "shells",
        "shown",
    }  # fmt: skip


def test_theme_is_applied_again_only_when_it_asked_for_what_has_changed(site: MakeSite) -> None:
    root = site(PROVINCE)
    assert built(root)
    request, applied = request_for(root), []

    def theme(opened: Site, folder: Path) -> Applied:
        applied.append(folder)
        return mkdocs_theme(request)(opened, folder)

    def edited(path: str, text: str) -> int:
        edit(root, {path: text})
        with request.state.alone():
            finish(prepare(request), theme)
        return len(applied)

    assert edited("content/tin/2031/tin-thu-hai.md", article("Khác", "2031-06-01T08:00")) == 0
    assert edited("content/trang/lien-he.md", record("title: Liên hệ", body="Thư.")) == 1
    assert edited("content/trang/moi.md", record("title: Mới")) == 2
    assert edited(".cchc/counter.json", '{"total": 9, "as_of": "2031-08-01T00:00:00+07:00"}') == 3
    page = (root / "site/tin/2031/tin-thu-hai/index.html").read_text("utf-8")
    assert "9 lượt truy cập" in page
    assert "Khác" in page
