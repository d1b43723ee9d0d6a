"""Why a built site cannot be published: every reason, not the first."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from cchc import __version__
from cchc.build.html_links import broken_links
from cchc.build.marker import MARKER, Note, marker, sources_of
from cchc.build.schedule import next_change
from cchc.build.write import count
from cchc.outputs.redirects import redirects
from cchc.pages.site import Site
from cchc.source.ledger import Entry, page_path, read_ledger
from cchc.vietnamese.dates import format_instant

Kind = Literal["marker", "counts", "ledger", "link", "stray", "changed"]


class Reason(Struct, frozen=True):
    """One reason: its kind, the file or address it is about, a Vietnamese sentence."""

    kind: Kind
    subject: str
    message: str


class Candidate(Struct, frozen=True):
    """A built site that wants to be published: files with their hashes, and the build's note."""

    site: Site
    note: Note | None
    files: Mapping[str, Path]
    hashes: Mapping[str, str]
    entries: tuple[Entry, ...]


def reasons(candidate: Candidate) -> tuple[Reason, ...]:
    """Every reason against a candidate; without a marker that is the only one."""
    note = candidate.note
    if note is None or MARKER not in candidate.files:
        message = "Chưa có bản dựng nào của cchc trong thư mục kết quả; hãy chạy cchc build."
        return (Reason("marker", MARKER, message),)
    settings = candidate.site.settings
    return (
        *_stale(candidate, note),
        *_touched(candidate, note),
        *_miscounted(candidate, note),
        *_dead(candidate),
        *link_reasons(candidate.files, settings.site_url, settings.prefix),
    )


def _stale(candidate: Candidate, note: Note) -> Iterator[Reason]:
    """The build is older than what it was made from."""
    site = candidate.site
    if candidate.files[MARKER].read_bytes() != marker(note.files, note.fingerprint):
        yield Reason("marker", MARKER, "Dấu bản dựng không phải của lần dựng gần nhất.")
    if note.version != __version__:
        yield Reason("marker", MARKER, f"Bản dựng do cchc {note.version} tạo ra; hãy dựng lại.")
    if note.sources != sources_of(site.store):
        yield Reason("marker", MARKER, "Nội dung hoặc cấu hình đã đổi sau khi dựng; hãy dựng lại.")
    built, now = format_instant(note.as_of), format_instant(site.as_of)
    if note.as_of > site.as_of:
        message = f"Bản dựng tính đến {built}, sau thời điểm công bố {now}; hãy dựng lại."
        yield Reason("marker", MARKER, message)
    change = next_change(site.store, note.as_of)
    if change is not None and change.at <= site.as_of:
        message = (
            f"Sau khi dựng, trang đã đến lúc đổi ({change.reason}, {change.id}); hãy dựng lại."
        )
        yield Reason("marker", MARKER, message)


def _touched(candidate: Candidate, note: Note) -> Iterator[Reason]:
    """Files that are not as the build wrote them."""
    for name in sorted({*candidate.hashes, *note.files}):
        if name not in candidate.hashes:
            yield Reason("changed", name, "Tệp của bản dựng đã mất.")
        elif name not in note.files:
            yield Reason("stray", name, "Tệp này không thuộc bản dựng; hãy xóa hoặc chuyển đi.")
        elif note.files[name] != candidate.hashes[name]:
            yield Reason("changed", name, "Tệp đã bị sửa sau khi dựng.")


def _miscounted(candidate: Candidate, note: Note) -> Iterator[Reason]:
    """Documents in are documents out."""
    counts, site = note.counts, candidate.site
    out = counts.published + counts.draft + counts.embargoed + counts.expired + counts.withdrawn
    there = len(site.store.documents)
    if not there == counts.documents == out:
        message = f"Nội dung có {there} tài liệu, bản dựng nhận {counts.documents} và kể ra {out}."
        yield Reason("counts", "content", message)
    built = Site(site.store, note.as_of, site.counted)
    if out == there and count(built) != counts:
        yield Reason("counts", "content", "Số tài liệu theo trạng thái không khớp với bản dựng.")
    for document in built.public():
        if not document.kind.hidden and page_path(document.url) not in candidate.files:
            yield Reason("counts", document.path, f"Không có trang ở {document.url}.")


def _dead(candidate: Candidate) -> Iterator[Reason]:
    """Addresses ever published at which nothing stands."""
    for problem in read_ledger(candidate.site.store.root).problems:
        yield Reason("ledger", f"{problem.path}:{problem.line}", problem.message)
    led = redirects(candidate.site)
    for entry in candidate.entries:
        if page_path(entry.address) not in candidate.files and entry.address not in led:
            message = f"Địa chỉ đã đăng ({entry.id}) không còn trang, thông báo hay chuyển hướng."
            yield Reason("ledger", entry.address, message)


def link_reasons(files: Mapping[str, Path], site_url: str, prefix: str) -> Iterable[Reason]:
    """Broken links and fragments in the built pages."""
    for broken in broken_links(files, site_url, prefix):
        message = f'Liên kết "{broken.address}": {broken.reason}.'
        yield Reason("link", broken.page, message)
