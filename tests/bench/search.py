"""Search over generated articles: seconds to build and to change, recall, time of a query.

``scripts/bench search [ARTICLES]``. Articles of about 840 words of Vietnamese administrative
vocabulary; 60 phrases planted in 5 articles each, asked for with marks, without, in upper case,
decomposed and half folded; 3 document numbers in 20 spellings. Random words favour phrases:
real texts and paraphrased questions are not measured. Times are of the wall clock and, in brackets,
of this thread's processor, which says more on a busy machine.
"""

import random
import re
import statistics
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec.structs import replace

from cchc.build.search_index import update_index
from cchc.pages.search_row import SearchRow
from cchc.vietnamese.document_number import normal_form
from cchc.vietnamese.text import fold
from cchc_api.search.index import SearchIndex
from cchc_api.search.query import Query, read_query

ARTICLES = 3000
WORDS = 840
PLANTED = 5
SYLLABLES = re.findall(
    r"\w+",
    "cải cách hành chính thủ tục kế hoạch kiểm tra khảo sát cơ quan đơn vị công chức sở nội vụ "
    "ủy ban nhân dân tỉnh huyện xã phường thị trấn ban chỉ đạo báo cáo kết quả thực hiện nhiệm "
    "vụ năm quý tháng đợt tập huấn lớp cán bộ phòng họp giao ban sơ kết tổng kết phát thanh "
    "truyền hình chuyên mục đường dây nóng tiếp nhận phản ánh kiến nghị người dân doanh nghiệp "
    "hồ sơ giải quyết đúng hạn quá hạn trả lời văn bản chỉ thị quyết định thông tư nghị định "
    "luật ngân sách dự toán kinh phí bảo đảm tài chính tài liệu in ấn cung cấp một cửa liên "
    "thông dịch vụ trực tuyến mức độ hài lòng chất lượng phục vụ minh bạch trách nhiệm giải "
    "trình đầu tư xây dựng đất đai môi trường giao thông vận tải lao động thương binh xã hội",
)
RARE = (
    "giếng khoan", "cầu phao", "bến đò", "chợ nổi", "vườn ươm", "ruộng bậc thang", "đê biển",
    "kho thóc", "lò gốm", "làng chài", "nhà rông", "mương máng", "cống ngầm", "bãi giữa",
    "rừng đước", "hồ chứa", "trạm bơm", "đồi chè", "xưởng cưa", "phà máy",
)  # fmt: skip
NUMBERS = ("09/KH-BCĐ", "99/2006/TT-BTC", "766/QĐ-TTg")
SPELLINGS: tuple[Callable[[str], str], ...] = (
    str,
    str.lower,
    fold,
    lambda text: text.replace("/", "/ "),
    lambda text: text.replace("/", " ").replace("-", " "),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: f"số {text}",
)
TYPED: tuple[Callable[[str], str], ...] = (
    str,
    fold,
    str.upper,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: " ".join(w if i % 2 else fold(w) for i, w in enumerate(text.split())),
)


def phrases(chance: random.Random) -> list[str]:
    """Rare things at a place, three of each: four or five syllables."""
    return [f"{rare} {' '.join(chance.choices(SYLLABLES, k=2))}" for rare in RARE for _ in range(3)]


def articles(count: int, planted: list[str], chance: random.Random) -> Iterator[SearchRow]:
    """Generated rows; each phrase stands in five of them, each number is one document's."""
    places = chance.sample(range(count), PLANTED * len(planted))
    phrase_at = {at: planted[turn % len(planted)] for turn, at in enumerate(places)}
    for at in range(count):
        body = chance.choices(SYLLABLES, k=WORDS)
        if at in phrase_at:
            body.insert(chance.randrange(WORDS), phrase_at[at])
        number = NUMBERS[at] if at < len(NUMBERS) else ""
        yield row(at, " ".join(body), number, chance)


def row(at: int, body: str, number: str, chance: random.Random) -> SearchRow:
    year = 2007 + at % 19
    title = " ".join(chance.choices(SYLLABLES, k=9)).capitalize()
    return SearchRow(
        id=f"bai-{at}", url=f"/tin/{year}/bai-{at}/", type="news", type_label="Tin bài",
        brief=False, section="tin", section_name="Tin", unit="so-noi-vu",
        unit_name="Sở Nội vụ", units=("so-noi-vu",), year=year, day=f"{year}-05-06",
        date=f"{year}-05-06", shown=f"06/05/{year}", title=title, summary=title.lower(),
        number=number, number_form=normal_form(number), body=body,
    )  # fmt: skip


Spent = tuple[float, float]


def timed(index: SearchIndex, queries: list[Query]) -> tuple[list[Spent], list[list[str]]]:
    """Milliseconds (wall, processor) and the first five ids of each query."""
    spent, found = [], []
    for query in queries:
        begin, used = time.perf_counter(), time.thread_time()
        hits = index.find(query, "r").hits
        wall, cpu = time.perf_counter() - begin, time.thread_time() - used
        spent.append((wall * 1000, cpu * 1000))
        found.append([hit.id for hit in hits[:5]])
    return spent, found


def say(label: str, spent: list[Spent], more: str = "") -> None:
    parts = []
    for name, share in (("p50", 0.5), ("p95", 0.95)):
        wall, cpu = (sorted(times)[int(len(times) * share)] for times in zip(*spent, strict=True))
        parts.append(f"{name} {wall:6.1f} ({cpu:5.1f}) ms")
    print(f"{label:<30}{'  '.join(parts)}  {more}".rstrip())


Asked = list[tuple[str, set[str]]]
"""What is typed, and the documents that belong at the top of the answer."""


def ask_phrases(rows: list[SearchRow], planted: list[str]) -> Asked:
    """Every phrase as it may be typed, and the five articles which hold it."""
    found = []
    for phrase in planted:
        holding = {each.id for each in rows if phrase in each.body}
        found += [(typed(phrase), holding) for typed in TYPED]
    return found


def ask_numbers() -> Asked:
    """Twenty spellings, and the one document each belongs to."""
    pairs = [(spell(n), {f"bai-{at}"}) for at, n in enumerate(NUMBERS) for spell in SPELLINGS]
    return pairs[:20]


def ask_common(chance: random.Random) -> dict[str, list[str]]:
    """Words that nearly every article has, where ranking is what costs."""
    words = [" ".join(chance.choices(SYLLABLES, k=1 + at % 4)) for at in range(60)]
    return {
        "có dấu": words,
        "không dấu": [fold(each) for each in words],
        "gõ dở": [each[:-1] for each in words],
    }


def recall(first: list[str], wanted: set[str]) -> float:
    """The part of the wanted documents that stands among the first five, of which there may be
    fewer."""
    return len(set(first[:5]) & wanted) / min(5, len(wanted))


def measure(index: SearchIndex, label: str, asked: Asked) -> None:
    spent, found = timed(index, [read_query({"q": typed}) for typed, _ in asked])
    parts = [recall(first, wanted) for first, (_, wanted) in zip(found, asked, strict=True)]
    say(label, spent, f"recall@5 {statistics.mean(parts):.3f}")


def main() -> None:
    count = int(sys.argv[1]) if sys.argv[1:] else ARTICLES
    chance = random.Random(2007)  # noqa: S311 - the same texts in every run
    planted = phrases(chance)
    rows = list(articles(count, planted, chance))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "search.sqlite"
        begin, used = time.perf_counter(), time.process_time()
        update_index(file, rows, "r")
        wall, cpu = time.perf_counter() - begin, time.process_time() - used
        size = file.stat().st_size / 1e6
        print(f"{count} bài: dựng chỉ mục {wall:.2f} s, {cpu:.2f} s CPU, {size:.0f} MB")
        for label, change in (("không đổi gì", rows), ("đổi một bài", changed(rows))):
            begin = time.perf_counter()
            update_index(file, change, "r")
            print(f"cập nhật, {label:<20}{(time.perf_counter() - begin) * 1000:8.1f} ms")
        index = SearchIndex(file, 10)
        measure(index, "60 cụm từ, 5 cách gõ", ask_phrases(rows, planted))
        measure(index, "số, ký hiệu, 20 cách viết", ask_numbers())
        for label, words in ask_common(chance).items():
            spent, _ = timed(index, [read_query({"q": each}) for each in words])
            say(f"từ thường gặp, {label}", spent)
        index.close()


def changed(rows: list[SearchRow]) -> list[SearchRow]:
    middle = len(rows) // 2
    return [*rows[:middle], replace(rows[middle], body="Viết lại."), *rows[middle + 1 :]]


if __name__ == "__main__":
    main()
