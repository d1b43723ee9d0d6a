"""How long `check` takes: a seeded site of small files, read and checked in one process.

Run by scripts/bench check [FILES]; prints wall and CPU seconds for reading and for each rule group.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cchc.check.registry import all_problems, rules
from cchc.source.store import load
from cchc.vietnamese.dates import ZONE

AS_OF = datetime(2026, 1, 1, tzinfo=ZONE)
SIZE = 1024
TEXT = (
    "cải cách hành chính cơ quan đơn vị thực hiện công tác kiểm tra khảo sát tình hình cơ chế "
    "một cửa trong nhà nước các cấp trọng tâm là cấp xã để giúp ban chỉ đạo kịp thời có giải pháp "
    "tổ chức hội nghị sơ kết tổng kết tập huấn nghiệp vụ cho cán bộ công chức làm đầu mối "
    "tiếp nhận đường dây nóng phản ánh của người dân doanh nghiệp trên địa bàn tỉnh theo quy định"
)
WORDS = TEXT.split()


def write_corpus(root: Path, files: int, seed: int = 7) -> None:
    """A site of so many articles of 1 KB, with units, a section, tags and links between them."""
    chance = random.Random(seed)  # noqa: S311 - a corpus, no secret
    catalogue = root / "content/danh-muc"
    catalogue.mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Trang thử\n", "utf-8")
    (catalogue / "tin.md").write_text("---\ntype: section\nname: Tin\n---\n", "utf-8")
    for number in range(30):
        text = f"---\ntype: unit\nname: Sở Thử {number}\nlevel: tỉnh\nkind: sở\n---\n"
        (catalogue / f"so-thu-{number}.md").write_text(text, "utf-8")
    for number in range(files - 31):
        path = root / f"content/tin/{2010 + number % 10}/{number % 12 + 1:02}/bai-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_article(chance, number))


def _article(chance: random.Random, number: int) -> bytes:
    day = f"{2010 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    head = (
        f'---\ntitle: "Bài số {number}: {" ".join(chance.sample(WORDS, 6))}"\nsection: tin\n'
        f"published: {day}T08:00\nunit: Sở Thử {number % 30}\ntags:\n  - một cửa\n  - tập huấn\n"
        f"summary: {' '.join(chance.sample(WORDS, 10))}.\n---\n\n"
    )
    body = f"Xem [bài này](bai-{number}.md).\n\n"
    while len((head + body).encode()) < SIZE - 60:
        words = " ".join(chance.choice(WORDS) for _ in range(12))
        body += f"{words.capitalize()}, {number} cuộc.\n"
    return (head + body).encode()


@contextmanager
def timed(label: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"{label:20} {time.perf_counter() - wall:6.2f} s  {time.process_time() - cpu:6.2f} s CPU")


def seconds(root: Path) -> float:
    """CPU seconds to read and check the site."""
    start = time.process_time()
    all_problems(load(root), AS_OF)
    return time.process_time() - start


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root, files)
        with timed("đọc"):
            store = load(root)
        for name, rule in rules().items():
            with timed(name):
                list(rule(store, AS_OF))
        del store
        with timed(f"{files} tệp, tất cả"):
            problems = all_problems(load(root), AS_OF)
        print(f"{len(problems)} vấn đề")


if __name__ == "__main__":
    main()
