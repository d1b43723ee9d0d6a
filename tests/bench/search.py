"""Search over generated articles: seconds to build and to change, recall, time of a query.

``scripts/bench search [ARTICLES]``. Articles of about 840 words of Vietnamese administrative
vocabulary; 20 phrases planted in 5 articles each, asked for with marks, without, in upper case,
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
    """Rare things at a place: three to five syllables."""
    return [f"{rare} {' '.join(chance.choices(SYLLABLES, k=2))}" for rare in RARE]


def articles(count: int, planted: list[str], chance: random.Random) -> Iterator[SearchRow]:
    """Generated rows; each phrase stands in five of them, each number is one document's."""
    places = {
        at: phrase for phrase in planted for at in chance.sample(range(count), PLANTED)
    }  # a place taken twice keeps the later phrase: `expected` looks at the text
    for at in range(count):
        body = chance.choices(SYLLABLES, k=WORDS)
        if at in places:
            body.insert(chance.randrange(WORDS), places[at])
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


def measure_phrases(index: SearchIndex, rows: list[SearchRow], planted: list[str]) -> None:
    queries, wanted = [], []
    for phrase in planted:
        holding = {each.id for each in rows if phrase in each.body}
        queries += [read_query({"q": typed(phrase)}) for typed in TYPED]
        wanted += [holding] * len(TYPED)
    spent, found = timed(index, queries)
    share = [len(set(f) & w) / min(5, len(w)) for f, w in zip(found, wanted, strict=True) if w]
    say("cụm từ, 5 cách gõ", spent, f"recall@5 {statistics.mean(share):.3f}")


def measure_numbers(index: SearchIndex) -> None:
    queries = [read_query({"q": spell(n)}) for n in NUMBERS for spell in SPELLINGS][:20]
    wanted = [f"bai-{at}" for at, _ in enumerate(NUMBERS) for _ in SPELLINGS][:20]
    spent, found = timed(index, queries)
    first = [f[:1] == [w] for f, w in zip(found, wanted, strict=True)]
    say("số, ký hiệu, 20 cách viết", spent, f"đứng đầu {sum(first)}/{len(first)}")


def measure_common(index: SearchIndex, chance: random.Random) -> None:
    """Words that nearly every article has: ranking is what costs."""
    words = [" ".join(chance.choices(SYLLABLES, k=1 + at % 4)) for at in range(60)]
    for label, form in (("có dấu", str), ("không dấu", fold), ("gõ dở", lambda text: text[:-1])):
        spent, _ = timed(index, [read_query({"q": form(each)}) for each in words])
        say(f"từ thường gặp, {label}", spent)


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
        measure_phrases(index, rows, planted)
        measure_numbers(index)
        measure_common(index, chance)
        index.close()


def changed(rows: list[SearchRow]) -> list[SearchRow]:
    middle = len(rows) // 2
    return [*rows[:middle], replace(rows[middle], body="Viết lại."), *rows[middle + 1 :]]


if __name__ == "__main__":
    main()
