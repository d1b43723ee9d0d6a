"""Publishing, going back, verifying: on a real built site, every refusal with its reason."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.build.support import build, contents, edit, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import AS_OF, PROVINCE, article

from cchc.build.files import replace_bytes
from cchc.build.manifest import FILE
from cchc.build.marker import MARKER
from cchc.build.publish import Published, publish
from cchc.build.releases import API_RELEASE, Record, ReleaseError, Shelf
from cchc.build.request import Request
from cchc.build.rollback import rollback
from cchc.build.verify import verify
from cchc.source.ledger import read_ledger

CONTACT = {"lien-he/index.html": "<h1>Liên hệ</h1>"}
SECOND = "content/tin/2031/tin-thu-hai.md"
PAGE = "tin/2031/tin-thu-hai/index.html"
LATER = AS_OF + timedelta(hours=1)


def built(root: Path, as_of: datetime = AS_OF) -> Request:
    request = request_for(root, as_of=as_of)
    build(request, CONTACT)
    return request


def shelf_of(root: Path) -> Shelf:
    return Shelf(root / ".cchc")


def published(root: Path, keep: int = 10) -> Published:
    """Build and publish."""
    return publish(built(root), shelf_of(root), LATER, keep=keep, revision="abc")


def refused(request: Request) -> list[tuple[str, str]]:
    """(kind, subject) of the reasons; nothing is public then."""
    done = publish(request, shelf_of(request.root), LATER, keep=10)
    assert not done.is_new
    assert all(reason.message.endswith(".") for reason in done.reasons)
    return [(reason.kind, reason.subject) for reason in done.reasons]


def test_a_release_is_the_built_site_and_its_addresses_are_in_the_ledger(site: MakeSite) -> None:
    root = site(PROVINCE)
    done = published(root)
    assert (done.release, done.is_new, done.reasons) == ("0001-20310815-130000", True, ())
    public = root / ".cchc/current"
    assert contents(public / "site") == contents(root / "site")
    assert done.files == len(contents(root / "site"))
    addresses = {entry.address for entry in read_ledger(root).entries}
    assert addresses == set(done.new_addresses)
    assert "/tin/2031/tin-thu-hai/" in addresses
    record = Record.read(public)
    assert (record.revision, record.as_of, record.at) == ("abc", AS_OF, LATER)
    assert record.documents["tin-2031-tin-thu-hai"].address == "/tin/2031/tin-thu-hai/"
    assert verify(root, shelf_of(root), done.release) == ()


def test_nothing_new_makes_no_second_release(site: MakeSite) -> None:
    root = site(PROVINCE)
    first = published(root)
    again = published(root)
    assert (again.release, again.is_new, again.new_addresses) == (first.release, False, ())
    assert publish(request_for(root), shelf_of(root), LATER, keep=10).reasons == ()
    assert shelf_of(root).ids() == (first.release,)


def test_an_edit_is_a_release_and_rollback_names_what_changes_back(site: MakeSite) -> None:
    root = site(PROVINCE)
    first = published(root)
    told = (root / API_RELEASE).read_bytes()
    edit(root, {
        SECOND: article("Tin thứ hai, sửa", "2031-06-01T08:00"),
        "content/tin/2031/moi.md": article("Tin mới", "2031-08-01T08:00"),
    })  # fmt: skip
    second = published(root)
    assert second.new_addresses == ("/tin/2031/moi/",)
    assert (root / API_RELEASE).read_bytes() != told
    back = rollback(root, shelf_of(root))
    assert (back.before, back.release) == (second.release, first.release)
    assert set(back.difference.removed) == {"tin-2031-moi"}
    assert set(back.difference.changed) == {"tin-2031-tin-thu-hai"}
    assert not back.difference.added
    assert "Tin thứ hai" in (root / ".cchc/current/site" / PAGE).read_text("utf-8")
    assert (root / API_RELEASE).read_bytes() == told
    dead = verify(root, shelf_of(root), first.release)
    assert [(reason.kind, reason.subject) for reason in dead] == [("ledger", "/tin/2031/moi/")]
    forward = rollback(root, shelf_of(root), "2")
    assert set(forward.difference.added) == {"tin-2031-moi"}
    assert verify(root, shelf_of(root), second.release) == ()
    with pytest.raises(ReleaseError):
        rollback(root, shelf_of(root), "3")


def test_publishing_what_lies_built_after_a_rollback_tells_the_api_again(site: MakeSite) -> None:
    root = site(PROVINCE)
    published(root)
    edit(root, {"content/tin/2031/moi.md": article("Tin mới", "2031-08-01T08:00")})
    second = published(root)
    told = (root / API_RELEASE).read_bytes()
    rollback(root, shelf_of(root))
    assert (root / API_RELEASE).read_bytes() != told
    third = publish(request_for(root), shelf_of(root), LATER, keep=10)
    assert third.release not in ("", second.release)
    assert (root / API_RELEASE).read_bytes() == told
    assert "/tinh/tin/2031/moi/" in json.loads(told)["paths"]


def test_old_releases_go(site: MakeSite) -> None:
    root = site(PROVINCE)
    releases = []
    for number in range(4):
        edit(root, {SECOND: article(f"Tin {number}", "2031-06-01T08:00")})
        done = published(root, keep=2)
        releases.append(done.release)
    assert done.removed == (releases[1],)
    assert shelf_of(root).ids() == tuple(releases[2:])


def test_without_a_build_there_is_one_reason(site: MakeSite) -> None:
    root = site(PROVINCE)
    assert refused(request_for(root)) == [("marker", MARKER)]
    request = built(root)
    (request.state.folder / FILE).unlink()
    assert refused(request) == [("marker", MARKER)]
    assert not (root / "dia-chi.txt").exists()
    assert shelf_of(root).current() is None


def test_a_builder_that_ignores_the_plugin_cannot_publish(site: MakeSite) -> None:
    """It empties the folder and writes pages of its own, without a marker."""
    request = built(site(PROVINCE))
    for path in sorted(request.out.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (request.out / "index.html").write_text("<h1>Trang của bộ dựng khác</h1>")
    assert refused(request) == [("marker", MARKER)]


def test_every_hand_in_the_built_files_is_seen_at_once(site: MakeSite) -> None:
    request = built(site(PROVINCE))
    replace_bytes(request.out / PAGE, b'<p><a href="/tinh/mat/">x</a> <a href="#y">y</a></p>')
    (request.out / "robots.txt").unlink()
    (request.out / "trang-cu").mkdir()
    (request.out / "trang-cu" / "index.html").write_text("<h1>Cũ</h1>")
    assert sorted(refused(request)) == [
        ("changed", "robots.txt"),
        ("changed", PAGE),
        ("link", PAGE),
        ("link", PAGE),
        ("stray", "trang-cu/index.html"),
    ]


def test_a_lost_page_is_a_lost_document_a_dead_address_and_dead_links(site: MakeSite) -> None:
    request = built(site(PROVINCE))
    (request.out / PAGE).unlink()
    found = refused(request)
    assert {("changed", PAGE), ("counts", SECOND), ("ledger", "/tin/2031/tin-thu-hai/")} <= set(
        found
    )
    assert ("link", "tin/index.html") in found


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (SECOND, article("Khác", "2031-06-01T08:00")),
        ("mkdocs.yml", PROVINCE["mkdocs.yml"] + "copyright: x\n"),
    ],
)
def test_a_stale_build_is_refused(site: MakeSite, path: str, text: str) -> None:
    root = site(PROVINCE)
    request = built(root)
    edit(root, {path: text})
    assert ("marker", MARKER) in refused(request)


def test_a_document_more_than_the_build_counted_is_refused(site: MakeSite) -> None:
    root = site(PROVINCE)
    request = built(root)
    edit(root, {"content/tin/2031/moi.md": article("Mới", "2031-06-01T08:00")})
    kinds = {kind for kind, _ in refused(request)}
    assert kinds == {"marker", "counts", "ledger"}


def test_time_makes_a_build_stale_only_when_something_falls_due(site: MakeSite) -> None:
    root = site({**PROVINCE, "content/tin/hen.md": article("Hẹn", "2031-08-15T14:00")})
    request = built(root)
    due = AS_OF + timedelta(hours=2)
    assert refused(replace(request, as_of=due)) == [
        ("marker", MARKER),
        ("ledger", "/tin/2031/hen/"),
    ]
    assert refused(replace(request, as_of=AS_OF - timedelta(minutes=1))) == [("marker", MARKER)]
    early = replace(request, as_of=due - timedelta(seconds=1))
    assert publish(early, shelf_of(root), LATER, keep=10).is_new


def test_an_address_that_would_die_is_refused(site: MakeSite) -> None:
    root = site(PROVINCE)
    published(root)
    text = (root / "dia-chi.txt").read_text("utf-8")
    line = "/Tap-tin.pdf   tep-cu   2031-06-01   withdrawn   -\n"
    (root / "dia-chi.txt").write_text(text + line, "utf-8")
    assert refused(built(root)) == [("ledger", "/Tap-tin.pdf")]
    circle = "/a/   x   2031-06-01   redirect   /a/\n"
    (root / "dia-chi.txt").write_text(text + circle, "utf-8")
    assert ("ledger", f"dia-chi.txt:{len(text.splitlines()) + 1}") in refused(request_for(root))


def test_a_renamed_address_leads_on_also_in_the_words_of_servers(site: MakeSite) -> None:
    root = site(PROVINCE)
    published(root)
    text = (root / "dia-chi.txt").read_text("utf-8")
    old = "/tin/2031/tin-thu-hai/"
    moved = "\n".join(
        line.replace(" live   -", " redirect   /tin/2031/tin-hai/")
        if line.startswith(old)
        else line
        for line in text.splitlines()
    )
    edit(root, {
        "dia-chi.txt": moved,
        SECOND: article("Tin thứ hai", "2031-06-01T08:00", "slug: tin-hai"),
    })  # fmt: skip
    done = published(root)
    assert done.new_addresses == ("/tin/2031/tin-hai/",)
    public = root / ".cchc/current"
    assert (public / "redirects.map").read_text() == f"/tinh{old} /tinh/tin/2031/tin-hai/;\n"
    assert (public / "redirects.caddy").read_text() == (
        f"redir /tinh{old} /tinh/tin/2031/tin-hai/ 301\n"
    )
    assert "/tinh/tin/2031/tin-hai/" in (public / "site" / PAGE).read_text("utf-8")
    assert verify(root, shelf_of(root), done.release) == ()


def test_verify_finds_a_changed_byte_a_lost_file_and_a_stray_one(site: MakeSite) -> None:
    root = site(PROVINCE)
    release = published(root).release
    path = shelf_of(root).path(release)
    page = path / "site" / PAGE
    data = page.read_bytes()
    replace_bytes(page, data.replace("ộ".encode(), "ọ".encode(), 1))
    (path / "site" / "robots.txt").unlink()
    (path / "them.txt").write_text("x")
    found = {(reason.kind, reason.subject) for reason in verify(root, shelf_of(root), release)}
    assert found == {
        ("changed", f"site/{PAGE}"),
        ("changed", "site/robots.txt"),
        ("stray", "them.txt"),
        ("marker", MARKER),
    }
