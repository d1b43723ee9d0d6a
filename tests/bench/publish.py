"""What a release costs: checking, linking, switching, going back, verifying, removing.

``scripts/bench publish [ROUNDS] [PAGES]``; the pages are small files made here, each with links to
others, so the figures are those of the file system and of the checks, not of rendering.
"""

import sys
import tempfile
from datetime import datetime
from pathlib import Path

from tests.timing import measure, rounds, say

from cchc.build.files import tree
from cchc.build.html_links import broken_links
from cchc.build.ledger import with_entries
from cchc.build.marker import MARKER, fingerprint, hashes_of, marker
from cchc.build.outcome import Counts
from cchc.build.releases import API, Record, Shelf
from cchc.build.rollback import rollback
from cchc.build.verify import verify
from cchc.source.ledger import Entry
from cchc.vietnamese.dates import ZONE

PAGES = 10_000
AT = datetime(2031, 8, 15, 12, tzinfo=ZONE)


def make_pages(folder: Path, pages: int) -> None:
    """A site of small pages (about 2 KB), 100 to a folder."""
    filling = "<p>Đoàn kiểm tra đã làm việc với đơn vị.</p>\n" * 30
    for number in range(pages):
        path = folder / f"tin/{number // 100}/{number}/index.html"
        path.parent.mkdir(parents=True)
        others = (number - 1, number + 1, number * 7 + 3, number // 2, pages - number)
        links = "".join(
            f'<a href="/tin/{other % pages // 100}/{other % pages}/#dau">x</a>' for other in others
        )
        path.write_text(f'<h1 id="dau">Tin {number}</h1>\n{filling}{links}\n', "utf-8")
    hashes = hashes_of(tree(folder))
    (folder / MARKER).write_bytes(marker(hashes, fingerprint(hashes)))


def release(shelf: Shelf, folder: Path) -> str:
    """Put what lies built on the shelf."""
    files = tree(folder)
    hashes = hashes_of(files)
    identity = shelf.next_id(AT)
    counts = Counts(0, 0, 0, 0, 0, 0)
    record = Record(identity, AT, AT, "", "", fingerprint(hashes), "", "/", counts, {})
    sums = {**hashes, MARKER: ""}
    shelf.add(record, {name: (path, sums[name]) for name, path in files.items()}, {API: b""})
    return identity


def main() -> None:
    times = rounds(sys.argv[1:])
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else PAGES
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder, shelf = root / "site", Shelf(root / ".cchc")
        make_pages(folder, pages)
        files = tree(folder)
        say(f"băm {pages} tệp", measure(lambda: hashes_of(files), times))
        say("kiểm tra liên kết", measure(lambda: broken_links(files, "", "/"), times))
        rows = [Entry(f"/tin/{n}/", "x", "2031-08-15", "live", "-", 0) for n in range(pages)]
        ledger = with_entries("", rows)
        say("ghi một dòng vào sổ địa chỉ", measure(lambda: with_entries(ledger, rows[:1]), times))
        ids: list[str] = []
        say("làm một bản", measure(lambda: ids.append(release(shelf, folder)), max(times, 2)))
        say("chuyển", measure(lambda: shelf.switch(ids[-1]), times))

        def back() -> None:
            shelf.switch(ids[-1])
            rollback(root, shelf)

        say("trở về bản trước", measure(back, times))
        say("kiểm tra một bản", measure(lambda: verify(root, shelf, ids[-1]), times))
        shelf.switch(ids[-1])
        say("xóa một bản cũ", measure(lambda: shelf.prune(len(shelf.ids()) - 1), len(ids) - 1))


if __name__ == "__main__":
    main()
