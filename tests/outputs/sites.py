"""A small fictional province with one document of every view, and how tests open a site."""

import os
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import ModuleType

from cchc.check.registry import all_problems
from cchc.outputs.progress_view import without_prints
from cchc.pages.artifact import Artifact
from cchc.pages.page import Page
from cchc.pages.site import Counter, Site
from cchc.source.store import load
from cchc.vietnamese.dates import ZONE

AS_OF = datetime(2031, 8, 15, 12, 0, tzinfo=ZONE)
SUB_PATH = "site_name: Cải cách hành chính Gia Định\nsite_url: https://x.example/tinh/\n"
GOLDEN = Path(__file__).parents[1] / "golden"


def article(title: str, published: str, *more: str, body: str = "Nội dung.") -> str:
    """An article of section `tin-chung`; `more` are further lines of front matter."""
    head = [f"title: {title}", "section: tin-chung", f"published: {published}", *more]
    return "\n".join(["---", *head, "---", "", body, ""])


def record(*lines: str, body: str = "") -> str:
    """A document of these lines of front matter."""
    return "\n".join(["---", *lines, "---", "", body, ""])


SECTION = record("type: section", "name: Tin chung", "order: 1", "description: Mọi tin.")
UNIT = record("type: unit", "name: Sở Nội vụ", "short: SNV", "level: tỉnh", "kind: sở")

PROVINCE: Mapping[str, str] = {
    "mkdocs.yml": SUB_PATH,
    "content/trang/index.md": record(
        "title: Cải cách hành chính Gia Định", "description: Trang thử.", body="Lời mở đầu."
    ),
    "content/trang/lien-he.md": record("title: Liên hệ", body="Gửi thư cho chúng tôi."),
    "content/danh-muc/tin-chung.md": SECTION,
    "content/danh-muc/so-noi-vu.md": UNIT,
    "content/danh-muc/ubnd.md": record(
        "type: unit", "name: Ủy ban nhân dân tỉnh Gia Định", "level: tỉnh", "kind: ủy ban"
    ),
    "content/danh-muc/phong-cu.md": record(
        "type: unit",
        "name: Phòng Cải cách",
        "level: tỉnh",
        "kind: phòng",
        "parent: so-noi-vu",
        "valid_to: 2031-03-01",
        "successor: so-noi-vu",
    ),
    "content/danh-muc/duong-day-nong.md": record(
        "type: channel", "name: Đường dây nóng", "kind: điện thoại", "unit: so-noi-vu"
    ),
    "content/ke-hoach/2031/kh-2031-05.md": record(
        "id: kh-2031-05",
        "title: Kế hoạch cải cách hành chính năm 2031",
        "number: 05/KH-UBND",
        "issuer: ubnd",
        "issued: 2031-01-10",
        "year: 2031",
        "summary: Việc phải làm trong năm.",
        "tags: [kế hoạch]",
        "headings:",
        '  - marker: "1."',
        "    title: Kiểm tra",
        "tasks:",
        "  - id: 1a",
        "    marker: 1.a",
        "    title: Kiểm tra các sở",
        "    lead: so-noi-vu",
        "    window: quý II/2031",
        "    target:",
        "      quantity: 2",
        "      unit: cuộc",
        "  - id: 1b",
        "    marker: 1.b",
        "    title: Kiểm tra các xã",
        "    window: quý IV/2031",
        body="1. Kiểm tra\n\n    a. Kiểm tra 02 sở;\n\n    b. Kiểm tra các xã.\n",
    ),
    "content/van-ban/2031/qd-12.md": record(
        "form: QĐ",
        "number: 12/QĐ-UBND",
        "issuer: ubnd",
        "issued: 2031-02-20",
        "abstract: Về việc phân công kiểm tra.",
        "file: qd-12.pdf",
    ),
    "content/van-ban/2031/qd-12.pdf": "%PDF-1.4 giả định\n",
    "content/hop/2031/hop-quy-3.md": record(
        "title: Họp ban chỉ đạo quý III/2031",
        "kind: định kỳ",
        "planned: quý III/2031",
        "unit: ubnd",
        "venue: Hội trường A",
    ),
    "content/tap-huan/2031/lop-1.md": record(
        "title: Lớp thứ nhất", "no: 1", "window: tháng 9/2031", "starts: 2031-09-10T08:00"
    ),
    "content/phat-song/2031/chuyen-muc.md": record(
        "id: chuyen-muc",
        "type: series",
        "title: Chuyên mục cải cách",
        "medium: phát thanh",
        "span: 2031-m07 – 2031-m09",
    ),
    "content/phat-song/2031/thang-7.md": record(
        "type: broadcast",
        "series: chuyen-muc",
        "medium: phát thanh",
        "month: 2031-m07",
        "airs: 2031-07-05T18:30",
        "length: 15",
        "status: đã phát",
    ),
    "content/tin/2031/kiem-tra-so-thu-nhat.md": article(
        "Kiểm tra sở thứ nhất <1>",
        "2031-05-06T08:00",
        "unit: so-noi-vu",
        "summary: Đoàn đã kiểm tra.",
        "tags: [kiểm tra, Đường dây nóng]",
        "attachments: [bien-ban.pdf, van-ban-2031-qd-12]",
        "change_notes:",
        "  - at: 2031-05-07T09:00",
        "    note: Sửa số đơn vị.",
        "results:",
        "  - task: kh-2031-05/1a",
        "    date: 2031-05-05",
        "    evidence: bien-ban.pdf",
        body="Theo [quyết định](../../van-ban/2031/qd-12.md), đoàn đã làm việc.\n\n- Một\n- Hai",
    ),
    "content/tin/2031/bien-ban.pdf": "%PDF-1.4 biên bản\n",
    "content/tin/2031/tin-thu-hai.md": article("Tin thứ hai", "2031-06-01T08:00"),
    "content/tin/2031/da-go.md": article("Tin đã gỡ", "2031-04-01T08:00", "state: gỡ"),
}


def open_site(root: Path, as_of: datetime = AS_OF) -> Site:
    """The site as a build sees it, its content free of errors."""
    store = load(root)
    errors = [p for p in all_problems(store, as_of) if p.severity == "error"]
    assert errors == []
    return Site(store, as_of, Counter(1234, None), without_prints)


def files_of(site: Site, output: ModuleType) -> dict[str, bytes | Page]:
    """What one output writes, by path; no path twice."""
    if hasattr(output, "jobs"):
        made = [artifact for job in output.jobs(site) for artifact in job.make()]
    else:
        made = list(output.artifacts(site))
    artifacts = [artifact for artifact in made if isinstance(artifact, Artifact)]
    assert artifacts == made
    found = {artifact.path: artifact.data for artifact in artifacts}
    assert len(found) == len(artifacts)
    return found


def bytes_of(site: Site, output: ModuleType) -> dict[str, bytes]:
    """The files one output writes that are no pages, by path."""
    return {path: f for path, f in files_of(site, output).items() if isinstance(f, bytes)}


def pages_of(site: Site, output: ModuleType) -> dict[str, Page]:
    """The pages one output writes, by address; each lies where its address says."""
    pages = {}
    for path, data in files_of(site, output).items():
        if isinstance(data, Page):
            assert path == f"{data.url}index.html".lstrip("/")
            pages[data.url] = data
    return pages


def words(html: str) -> str:
    """The text of some HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def part(html: str, title: str) -> str:
    """The card, section or list below a heading, up to the next heading; empty without one."""
    match = re.search(rf"<h2[^>]*>{re.escape(title)}</h2>(.*?)(?=<h2|$)", html, re.DOTALL)
    return match[1] if match else ""


def links(html: str) -> list[str]:
    """The targets of the links in some HTML, in order."""
    return re.findall(r'<a\b[^>]*?\shref="([^"]*)"', html)


def assert_golden(name: str, text: str) -> None:
    """Compare with a golden file; with REWRITE_GOLDEN=1 write it, to be looked at before commit."""
    path = GOLDEN / name
    if os.environ.get("REWRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    assert text == path.read_bytes().decode()
