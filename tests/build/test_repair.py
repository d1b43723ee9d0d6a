"""A build after one that was killed, or whose memory is damaged, and beside another."""

from pathlib import Path

import pytest
from tests.build.support import build, contents, frame, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article

from cchc.build.run import finish, prepare
from cchc.outputs import articles
from cchc.pages.page import Page
from cchc.pages.site import Site
from cchc.source.documents import Document

NEWS = "content/tin/2031/tin-thu-hai.md"
OUT = "tin/2031/tin-thu-hai/index.html"


def test_lost_memory_loses_no_file_of_others(site: MakeSite) -> None:
    root = site(PROVINCE)
    request = request_for(root)
    build(request)
    for name in ("manifest", "files"):
        (request.state.folder / name).write_text("rác")
    (root / NEWS).unlink()
    (request.out / "cua-ho.txt").write_text("x")
    assert build(request).removed == 0
    assert {OUT, "cua-ho.txt"} <= contents(request.out).keys()


def test_a_damaged_manifest_means_a_clean_build(site: MakeSite, tmp_path: Path) -> None:
    """What the last build wrote is then known from a plain list, so that nothing stale stays."""
    root = site(PROVINCE)
    request = request_for(root)
    build(request)
    (request.state.folder / "manifest").write_text("rác")
    (root / NEWS).unlink()
    outcome = build(request)
    assert (outcome.written, outcome.removed) == (outcome.files, 2)
    build(request_for(root, tmp_path / "sach"))
    assert contents(request.out) == contents(tmp_path / "sach")


def test_jobs_found_damaged_in_the_middle_of_a_build_mean_a_clean_one(
    site: MakeSite, tmp_path: Path
) -> None:
    root = site(PROVINCE)
    request = request_for(root)
    build(request)
    jobs = request.state.folder / "jobs.sqlite"
    data = jobs.read_bytes()
    page = int.from_bytes(data[16:18], "big")
    jobs.write_bytes(data[: 2 * page] + b"\xff" * (len(data) - 2 * page))  # the token is whole
    (root / NEWS).write_text(article("Tên mới", "2031-06-01T08:00"), "utf-8")
    build(request)
    build(request_for(root, tmp_path / "sach"))
    assert contents(request.out) == contents(tmp_path / "sach")


def test_killed_staging_leaves_the_old_site_and_the_next_build_is_whole(
    site: MakeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = site(PROVINCE)
    request = request_for(root)
    build(request)
    before = contents(request.out)
    (root / NEWS).write_text(article("Tên mới", "2031-06-01T08:00"), "utf-8")

    def killed(_: Site, article: Document) -> Page:
        raise KeyboardInterrupt(article.path)

    monkeypatch.setattr(articles, "_page", killed)
    with pytest.raises(KeyboardInterrupt):
        build(request)
    assert contents(request.out) == before
    monkeypatch.undo()
    build(request)
    build(request_for(root, tmp_path / "sach"))
    assert contents(request.out) == contents(tmp_path / "sach")
    assert list(request.state.folder.glob("stage-*")) == []


def test_two_builders_of_one_folder_do_not_disturb_each_other(site: MakeSite) -> None:
    """The stage of one is not emptied by the other, and both leave the whole site."""
    request = request_for(site(PROVINCE))
    preparation = prepare(request)
    foreign = request.state.folder / "stage-1"
    foreign.mkdir(parents=True)
    finish(preparation, frame())
    assert foreign.is_dir()
    assert OUT in contents(request.out)
