"""One build: refuses faults, writes only what changed, tells the truth about it."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from tests.build.support import FRAME, build, contents, frame, request_for, stamps
from tests.conftest import MakeSite
from tests.outputs.sites import AS_OF, PROVINCE, SECTION, article, record

from cchc.build.files import BuildError
from cchc.build.manifest import read_manifest
from cchc.build.marker import MARKER
from cchc.build.preview import write_preview
from cchc.build.run import finish, prepare
from cchc.build.theme import Applied
from cchc.outputs import articles
from cchc.outputs.feed_forms import FORMS
from cchc.pages.menu import sections
from cchc.source.settings import SettingsError
from cchc.vietnamese.dates import ZONE

NEWS = "content/tin/2031/tin-thu-hai.md"
OUT = "tin/2031/tin-thu-hai/index.html"


def test_faults_of_every_file_are_told_and_there_is_no_site(site: MakeSite) -> None:
    root = site({**PROVINCE, NEWS: "---\ntitel: X\n---\n", "content/tin/x.md": "---\n---\n"})
    found = prepare(request_for(root))
    assert {problem.path for problem in found.errors} == {NEWS, "content/tin/x.md"}
    assert set(found.errors) <= set(found.problems)
    assert not (root / "site").exists()


def test_a_site_with_faults_is_never_written(site: MakeSite) -> None:
    root = site(PROVINCE)
    request = request_for(root)
    build(request)
    before, state = stamps(request.out), stamps(request.state.folder)
    (root / NEWS).write_text("---\ntitel: X\n---\n")
    found = prepare(request)
    with pytest.raises(ValueError, match="never built"):
        finish(found, frame())
    assert stamps(request.out) == before
    assert stamps(request.state.folder) == state


def test_warnings_alone_do_not_stop_a_build(site: MakeSite) -> None:
    found = prepare(request_for(site(PROVINCE)))
    assert found.errors == ()
    assert found.problems != ()
    assert found.site.printed("kh-2031-05") is not None
    assert found.site.data_until is not None


def test_impossible_places_are_refused(site: MakeSite, tmp_path: Path) -> None:
    root = site(PROVINCE)
    for out in (root, root / "content" / "site"):
        with pytest.raises(BuildError):
            prepare(request_for(root, out))
    (tmp_path / "khac").mkdir()
    with pytest.raises(SettingsError):
        prepare(request_for(tmp_path / "khac"))
    (tmp_path / "khac" / "mkdocs.yml").write_text("site_name: X")
    with pytest.raises(BuildError, match="Không có thư mục content/"):
        prepare(request_for(tmp_path / "khac"))


def test_first_build_writes_all_and_the_second_nothing(site: MakeSite) -> None:
    request = request_for(site(PROVINCE))
    first = build(request, {"404.html": "x"})
    assert first.files == first.written == len(contents(request.out))
    before = stamps(request.out)
    second = build(request, {"404.html": "x"})
    assert (second.files, second.written, second.removed) == (first.files, 0, 0)
    assert second.counts == first.counts
    assert stamps(request.out) == before


def test_edit_rewrites_the_pages_that_show_it_and_no_other(site: MakeSite) -> None:
    root = site(PROVINCE)
    request = request_for(root)
    build(request)
    before = stamps(request.out)
    (root / NEWS).write_text(article("Tên mới", "2031-06-01T08:00"), "utf-8")
    outcome = build(request)
    after = stamps(request.out)
    changed = {name for name in after if after[name] != before[name]}
    assert outcome.written == len(changed)
    assert {OUT, "tin/index.html", "index.html", "feed.xml"} <= changed
    assert "van-ban/index.html" not in changed
    assert "ke-hoach/2031/kh-2031-05/kh-2031-05.pdf" not in changed


def test_removed_document_goes_and_foreign_files_stay(site: MakeSite) -> None:
    root = site(PROVINCE)
    request = request_for(root)
    build(request)
    (request.out / "cua-ho.txt").write_text("x")
    (request.out / "tin/2031/tin-thu-hai/cua-ho.txt").write_text("x")
    (root / NEWS).unlink()
    outcome = build(request)
    assert outcome.removed == 2, "the article and the page of its month"
    found = contents(request.out)
    assert OUT not in found
    assert {"cua-ho.txt", "tin/2031/tin-thu-hai/cua-ho.txt"} <= found.keys()


def test_incremental_tree_equals_a_clean_one(site: MakeSite, tmp_path: Path) -> None:
    root = site(PROVINCE)
    request = request_for(root)
    build(request)
    (root / NEWS).unlink()
    (root / "content/tin/2031/moi.md").write_text(article("Mới", "2031-07-01"), "utf-8")
    build(request)
    build(request_for(root, tmp_path / "sach"))
    assert contents(request.out) == contents(tmp_path / "sach")


def test_clean_rewrites_everything_and_removes_what_is_gone(site: MakeSite) -> None:
    root = site(PROVINCE)
    build(request_for(root))
    (root / NEWS).unlink()
    outcome = build(request_for(root, clean=True))
    assert outcome.written == outcome.files == len(contents(root / "site"))
    assert outcome.removed == 2, "the article and the page of its month"


def test_ordinary_page_at_an_address_of_the_library_is_an_error(site: MakeSite) -> None:
    request = request_for(site(PROVINCE))
    with pytest.raises(BuildError, match=r"tin/index\.html"):
        build(request, {"tin/index.html": "trang thường"})
    assert not request.out.exists()


def test_home_and_site_map_replace_those_of_mkdocs(site: MakeSite) -> None:
    request = request_for(site(PROVINCE))
    build(request, {"index.html": "MkDocs", "sitemap.xml": "MkDocs", "sitemap.xml.gz": "MkDocs"})
    found = contents(request.out)
    assert b"MkDocs" not in found["index.html"] + found["sitemap.xml"]
    assert "sitemap.xml.gz" not in found


def test_document_without_a_page_is_an_error(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = request_for(site(PROVINCE))
    monkeypatch.setattr(articles, "jobs", lambda _: iter(()))
    with pytest.raises(BuildError, match=r"content/tin/2031/.*\.md: không có trang nào"):
        build(request)
    assert not request.out.exists()


def test_preview_publishes_nothing_and_remembers_nothing(site: MakeSite, tmp_path: Path) -> None:
    root = site(PROVINCE)
    request = request_for(root, tmp_path / "cho-khac")
    folder = tmp_path / "xem-thu"
    folder.mkdir()
    applied = Applied({}, dict.fromkeys(sections(), FRAME))
    for _ in range(2):
        with request.state.alone():
            written = write_preview(prepare(request), applied, folder)
        assert written == len(contents(folder))
    build(request_for(root, tmp_path / "sach"))
    ours = {path: data for path, data in contents(tmp_path / "sach").items() if path != MARKER}
    assert contents(folder) == ours
    assert not (root / "site").exists()
    assert not request.out.exists()
    assert read_manifest(request.state.folder).is_empty
    assert not (request.state.folder / "built.json").exists()
    assert not (root / ".cchc/release.json").exists()
    assert not (root / ".cchc/search.sqlite").exists()


def test_only_the_sites_own_folder_is_told_to_the_api(site: MakeSite, tmp_path: Path) -> None:
    count = record("type: visit_count", "amount: 50", "date: 2030-01-01", "source: Cũ")
    how = record("title: Cách đếm")
    root = site({
        **PROVINCE, "content/danh-muc/luot.md": count, "content/trang/cach-dem.md": how
    })  # fmt: skip
    release = root / ".cchc/release.json"
    build(request_for(root, tmp_path / "khac"))
    assert not release.exists()
    build(request_for(root), {"cach-dem/index.html": "x"})
    (root / "site" / "la").mkdir()
    (root / "site/la/index.html").write_text("của họ")
    build(request_for(root), {"cach-dem/index.html": "x"})
    told = json.loads(release.read_text("utf-8"))
    assert told["offset"] == 50
    assert told["definition_url"] == "/tinh/cach-dem/"
    assert "/tinh/tin/2031/tin-thu-hai/" in told["paths"]
    assert "/tinh/la/" not in told["paths"]


def test_definition_leads_home_where_nobody_explains_the_count(site: MakeSite) -> None:
    root = site({"content/danh-muc/tin-chung.md": SECTION})
    build(request_for(root))
    assert json.loads((root / ".cchc/release.json").read_text())["definition_url"] == "/"


def test_build_is_a_function_of_files_and_instant(site: MakeSite, tmp_path: Path) -> None:
    files = {**PROVINCE, "content/tin/hen.md": article("Hẹn", "2031-08-20T08:00")}
    root = site(files)
    instants = [AS_OF, datetime(2031, 8, 19, 9, tzinfo=ZONE), datetime(2031, 8, 20, 9, tzinfo=ZONE)]
    trees = []
    for number, instant in enumerate(instants):
        build(request_for(root, tmp_path / str(number), instant))
        trees.append(contents(tmp_path / str(number)))
    assert trees[0] == trees[1], "nothing happens between these two"
    differing = {n for n in {*trees[1], *trees[2]} if trees[1].get(n) != trees[2].get(n)}
    feeds = {name for name in differing if name.endswith(("feed.xml", "rss.xml", "feed.json"))}
    assert "feed.xml" in feeds
    assert differing == {
        *(f"{feed}{name}" for feed in ("", "danh-muc/tin-chung/") for name in FORMS),
        "tin/2031/thang-08/index.html",
        "tin/2031/hen/index.html",
        "tin/2031/index.html",
        "tin/index.html",
        "tin/2031/thang-05/index.html",  # names the months of its year
        "tin/2031/thang-06/index.html",
        "tim-kiem/2031.json",
        "danh-muc/tin-chung/index.html",
        "index.html",
        "sitemap.xml",
        "cchc-build.json",
    }
