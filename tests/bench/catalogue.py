"""What surrounds the generated articles of a cchc site: units, sections, a plan, meetings."""

from tests.bench.corpus import FIRST_DAY, LAST_DAY, PLAN, TASKS, Corpus
from tests.bench.vocabulary import POOLS, SECTIONS, UNITS

_HEADINGS = ("Một cửa", "Hồ sơ điện tử", "Con người")
_QUARTER_ENDS = ("31/03", "30/06", "30/09", "31/12")


def catalogue(corpus: Corpus) -> dict[str, str]:
    """Text by path in the site root; the same whatever the number of articles."""
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    units = {f"danh-muc/{key}": _unit(*rest) for key, *rest in UNITS}
    sections = {
        f"danh-muc/{key}": f"type: section\nname: {name}\norder: {order}\n"
        for order, (key, name) in enumerate(SECTIONS, 1)
    }
    meetings = {f"hop/{year}/so-ket-{year}": _meeting(year) for year in years}
    papers = {f"van-ban/{year}/qd-{year}": _paper(year) for year in years}
    fronts = {
        **units,
        **sections,
        **meetings,
        **papers,
        f"ke-hoach/{LAST_DAY.year}/{PLAN}": _plan(),
        "trang/index": "title: Trang chủ\n",
        "trang/gioi-thieu": "title: Giới thiệu\n",
    }
    body = f"Trang thử gồm {corpus.count} bài do máy viết.\n"
    return {
        f"content/{name}.md": f"---\n{front}---\n" + (f"\n{body}" if "trang/" in name else "")
        for name, front in fronts.items()
    }


def _unit(name: str, level: str, kind: str) -> str:
    return f"type: unit\nname: {name}\nlevel: {level}\nkind: {kind}\n"


def _meeting(year: int) -> str:
    return (
        f"id: hop-{year}\ntitle: Hội nghị sơ kết giữa năm {year}\nkind: sơ kết\n"
        f"planned: {{text: tháng 7/{year}, start: {year}-07-01, end: {year}-07-31}}\n"
        f"unit: ban-chi-dao\n"
    )


def _paper(year: int) -> str:
    return (
        f"id: qd-{year}\nform: QĐ\nnumber: {year - 1990}/QĐ-UBND\nissuer: van-phong\n"
        f"issued: 15/03/{year}\ntitle: Về công bố danh mục thủ tục hành chính năm {year}\n"
    )


def _plan() -> str:
    year = LAST_DAY.year
    headings = "".join(
        f'  - marker: "{number}."\n    title: {title}\n'
        for number, title in enumerate(_HEADINGS, 1)
    )
    return (
        f"id: {PLAN}\ntitle: Kế hoạch cải cách hành chính năm {year}\nnumber: 05/KH-BCĐ\n"
        f"issuer: ban-chi-dao\nissued: 20/01/{year}\nyear: {year}\nheadings:\n{headings}tasks:\n"
        + "".join(_task(number) for number in range(TASKS))
    )


def _task(number: int) -> str:
    year, quarter = LAST_DAY.year, number % 4
    day, month = _QUARTER_ENDS[quarter].split("/")
    what = POOLS["what"][number % len(POOLS["what"])]
    return (
        f"  - id: v{number}\n    marker: {number % 3 + 1}.{'abcd'[number // 3]}\n"
        f"    title: Sửa {what}\n    lead: {UNITS[number % len(UNITS)][0]}\n"
        f"    window: {{text: quý {['I', 'II', 'III', 'IV'][quarter]}/{year}, "
        f"start: {year}-{int(month) - 2:02}-01, end: {year}-{month}-{day}}}\n"
        f"    target:\n      - {{quantity: 1, unit: cuộc}}\n"
    )
