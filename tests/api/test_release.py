import json
import os
from pathlib import Path

import pytest
from tests.api.support import NEWS, publish

from cchc_api.release import Releases, normal


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/tin/2019/x/", "/tin/2019/x/"),
        ("/tin/2019/x", "/tin/2019/x/"),
        ("/tin/2019/x/index.html", "/tin/2019/x/"),
        ("/tin/2019/x/?q=1#top", "/tin/2019/x/"),
        ("/tin/2019/%78/", "/tin/2019/x/"),
        ("/index.html", "/"),
        ("", "/"),
        ("/%ff%00/", "/\ufffd\0/"),
    ],
)
def test_what_a_browser_calls_a_page(path: str, expected: str) -> None:
    assert normal(path) == expected


def test_no_file_no_release(tmp_path: Path) -> None:
    assert Releases(tmp_path / "release.json").current() is None


def test_a_release_knows_its_pages_only(tmp_path: Path) -> None:
    release = Releases(publish(tmp_path)).current()
    assert release is not None
    assert release.page(NEWS.rstrip("/")) == NEWS
    assert release.page("/wp-login.php") is None
    assert (release.id, release.offset, release.definition_url) == (
        "c0ffee",
        9_841_459,
        "/cach-dem/",
    )


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/api/search", "/tinh/tim-kiem/"),
        ("/api/feedback", "/tinh/gui-phan-anh/"),
        ("/api/feedback/receipt/PA-2026-000001", "/tinh/gui-phan-anh/"),
        ("/api/feedback/status", "/tinh/tra-cuu-phan-anh/"),
        ("/api/feedback/PA-2026-000001", None),
        ("/api/counter", None),
    ],
)
def test_pages_that_the_api_fills_count_as_those_of_the_build(
    tmp_path: Path, path: str, page: str | None
) -> None:
    pages = ["/tinh/", "/tinh/tim-kiem/", "/tinh/gui-phan-anh/", "/tinh/tra-cuu-phan-anh/"]
    release = Releases(publish(tmp_path, pages)).current()
    assert release is not None
    assert release.page(path) == page


def test_a_new_file_is_read_without_a_restart(tmp_path: Path) -> None:
    releases = Releases(publish(tmp_path, ["/a/"]))
    before = releases.current()
    assert releases.current() is before
    publish(tmp_path, ["/b/"])
    after = releases.current()
    assert after is not None
    assert (after.page("/a/"), after.page("/b/")) == (None, "/b/")


def test_a_new_file_of_the_same_size_and_time_is_still_new(tmp_path: Path) -> None:
    file = publish(tmp_path, ["/a/"])
    releases = Releases(file)
    releases.current()
    moment = file.stat().st_mtime_ns
    publish(tmp_path, ["/b/"])
    os.utime(file, ns=(moment, moment))
    after = releases.current()
    assert after is not None
    assert after.page("/b/") == "/b/"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"release": "x"}', '{"release": "x", "paths": [1]}', "\xff"]
)
def test_a_damaged_file_leaves_the_last_release(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    releases = Releases(publish(tmp_path))
    before = releases.current()
    (tmp_path / ".cchc/release.json").write_bytes(text.encode("latin-1"))
    assert releases.current() is before
    assert releases.current() is before
    assert len(caplog.records) == 1, "said once, not at every hit"


def test_a_damaged_first_file_is_no_release(tmp_path: Path) -> None:
    (tmp_path / "release.json").write_text("{")
    assert Releases(tmp_path / "release.json").current() is None


def test_a_removed_file_is_no_release(tmp_path: Path) -> None:
    file = publish(tmp_path)
    releases = Releases(file)
    assert releases.current()
    file.unlink()
    assert releases.current() is None


def test_keys_of_later_versions_do_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "release.json"
    file.write_text(json.dumps({"release": "x", "paths": ["/"], "search": "fts.sqlite"}))
    release = Releases(file).current()
    assert release is not None
    assert (release.offset, release.definition_url) == (0, "/")
