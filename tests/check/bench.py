"""How long `check` takes: a seeded site of articles of 6 KB, read and checked in one process.

Run by scripts/bench check [FILES]; prints wall seconds and CPU microseconds a file for reading, for
each rule of one file, for the facts, and for each rule between files.
"""

import marshal
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cchc.check.between import Between
from cchc.check.facts import facts_of, from_plain, to_plain
from cchc.check.leaf import leaves
from cchc.check.registry import all_problems, between_rules, local_rules
from cchc.source.front_matter import read_source
from cchc.source.reading import read_record
from cchc.source.settings import Settings
from cchc.source.store import load
from cchc.types.registry import content_types
from cchc.vietnamese.dates import ZONE

AS_OF = datetime(2026, 1, 1, tzinfo=ZONE)
SIZE = 6 * 1024
TEXT = (
    "cải cách hành chính cơ quan đơn vị thực hiện công tác kiểm tra khảo sát tình hình cơ chế "
    "một cửa trong nhà nước các cấp trọng tâm là cấp xã để giúp ban chỉ đạo kịp thời có giải pháp "
    "tổ chức hội nghị sơ kết tổng kết tập huấn nghiệp vụ cho cán bộ công chức làm đầu mối "
    "tiếp nhận đường dây nóng phản ánh của người dân doanh nghiệp trên địa bàn tỉnh theo quy định"
)
WORDS = TEXT.split()


def write_corpus(root: Path, files: int, seed: int = 7) -> None:
    """A site of so many articles of 6 KB, with units, a section, tags and links between them."""
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
    body = f"Xem [bài này](bai-{number}.md), [trang chủ](/) và [mục](#muc-1).\n\n"
    for part in range(12):
        if len((head + body).encode()) < SIZE - 500:
            body += _section(chance, number, part)
    return (head + body).encode()


def _section(chance: random.Random, number: int, part: int) -> str:
    """A heading, a paragraph, a list and a table."""
    words = [" ".join(chance.choice(WORDS) for _ in range(40)).capitalize() for _ in range(2)]
    rows = "".join(f"| {row} | {words[0][:40]} | {number}.000 |\n" for row in range(3))
    listed = f"- **Nội dung**: {words[1]}.\n- Thời gian: quý I/2007.\n"
    table = f"| TT | Đơn vị | Kinh phí |\n|---|---|---:|\n{rows}"
    return f"## Mục {part}\n\n{words[0]}, {number} cuộc.\n\n{listed}\n{table}\n"


@contextmanager
def timed(label: str, files: int) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{label:24} {wall:6.2f} s  {cpu / files * 1e6:7.1f} µs")


def seconds(root: Path) -> float:
    """CPU seconds to read and check the site."""
    start = time.process_time()
    all_problems(load(root), AS_OF)
    return time.process_time() - start


def measure_reading(root: Path, files: int) -> None:
    """Reading alone: form, then values."""
    contents = {str(path): path.read_bytes() for path in (root / "content/tin").rglob("*.md")}
    news, settings = content_types()["news"], Settings()
    with timed("read_source", files):
        sources = [read_source(path, content) for path, content in contents.items()]
    with timed("read_record", files):
        for source in sources:
            read_record(news, source, {"thirds": settings.thirds})


def measure_rules(root: Path, files: int) -> None:
    """Rule by rule; what rules share is counted to the first that asks for it."""
    with timed("load", files):
        store = load(root)
    every = list(leaves(store))
    for name, rule in local_rules().items():
        with timed(name, files):
            for leaf in every:
                list(rule(leaf))
    with timed("facts_of", files):
        plain = {leaf.path: to_plain(facts_of(leaf)) for leaf in every}
    stored = marshal.dumps(plain)
    loaded = marshal.loads(stored)  # noqa: S302 - written two lines above
    with timed(f"facts, {len(stored) // files} B", files):
        facts = {path: from_plain(values) for path, values in loaded.items()}
    between = Between(store, facts, AS_OF)
    for name, group in between_rules().items():
        with timed(f"… {name}", files):
            list(group(between))


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root, files)
        measure_reading(root, files)
        measure_rules(root, files)
        with timed("tất cả", files):
            problems = all_problems(load(root), AS_OF)
        print(f"{files} tệp, {len(problems)} vấn đề")


if __name__ == "__main__":
    main()
