"""The marker: the same for the same files, different for any other; the note is read back."""

import hashlib
import json
from pathlib import Path

import pytest
from tests.build.support import build, contents, edit, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article

from cchc.build.files import tree
from cchc.build.manifest import FILE
from cchc.build.marker import (
    MARKER,
    fingerprint,
    hashes_of,
    marker,
    read_note,
    sources_of,
)
from cchc.build.run import prepare
from cchc.source.store import load


def test_the_fingerprint_is_that_of_a_checksum_list() -> None:
    listed = b"00  a\n11  b\n"
    assert fingerprint({"b": "11", "a": "00"}) == hashlib.sha256(listed).hexdigest()
    assert fingerprint({"a": "00", "b": "12"}) != fingerprint({"a": "00", "b": "11"})


def test_a_build_leaves_a_marker_that_fits_its_files(site: MakeSite) -> None:
    request = request_for(site(PROVINCE))
    build(request)
    files = tree(request.out)
    hashes = hashes_of(files)
    assert MARKER not in hashes
    assert files[MARKER].read_bytes() == marker(hashes, fingerprint(hashes))
    said = json.loads(files[MARKER].read_bytes())
    assert said["files"] == len(files) - 1
    assert said["pages"] == sum(name.endswith(".html") for name in files)
    assert set(said) == {"generator", "files", "pages", "fingerprint"}, "nothing secret, no date"


def test_the_same_files_give_the_same_marker_elsewhere(site: MakeSite, tmp_path: Path) -> None:
    root = site(PROVINCE)
    build(request_for(root))
    build(request_for(root, tmp_path / "khac"))
    assert contents(root / "site")[MARKER] == contents(tmp_path / "khac")[MARKER]


def test_the_note_is_read_back_whole(site: MakeSite) -> None:
    request = request_for(site(PROVINCE))
    outcome = build(request)
    note = read_note(request.state.folder)
    assert note is not None
    assert (note.as_of, note.counts) == (request.as_of, outcome.counts)
    assert note.files == hashes_of(tree(request.out))
    assert note.sources == sources_of(prepare(request).site.store)
    assert note.fingerprint == fingerprint(note.files)


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", "cchc memory 2\n", "cchc memory 2\nxx"])
def test_a_damaged_note_is_none(tmp_path: Path, text: str) -> None:
    assert read_note(tmp_path) is None
    (tmp_path / FILE).write_text(text)
    assert read_note(tmp_path) is None


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/tin/2031/tin-thu-hai.md", article("Khác", "2031-06-01T08:00")),
        ("content/tin/2031/moi.md", article("Mới", "2031-06-01T08:00")),
        ("content/van-ban/2031/qd-12.pdf", "%PDF-1.4 khác hẳn\n"),
        ("mkdocs.yml", "site_name: Khác\n"),
        ("dia-chi.txt", "/x/   x   2031-01-01   redirect   /tin/\n"),
    ],
)
def test_sources_change_with_whatever_a_build_reads(site: MakeSite, path: str, text: str) -> None:
    root = site(PROVINCE)
    before = sources_of(load(root))
    assert sources_of(load(root)) == before
    edit(root, {path: text})
    assert sources_of(load(root)) != before


def test_live_lines_which_publishing_adds_change_no_source(site: MakeSite) -> None:
    root = site(PROVINCE)
    before = sources_of(load(root))
    edit(root, {"dia-chi.txt": "/tin/   x   2031-01-01   live   -\n"})
    assert sources_of(load(root)) == before
