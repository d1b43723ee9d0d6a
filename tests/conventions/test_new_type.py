"""A new content type is one small file: everything else follows from its declaration."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import write_site

TYPE = '''
"""A procedure of the one-stop shop."""

from cchc.schema.content_type import ContentType
from cchc.schema.field import field
from cchc.schema.moments import Day
from cchc.schema.record import Record
from cchc.schema.references import UnitRef
from cchc.schema.scalars import LongText, Number, Text


class Procedure(Record):
    """What a citizen applies for, where, and how long it takes."""

    title: Text = field("Tên thủ tục", "Tên như trong quyết định.", required=True, role="title")
    unit: UnitRef = field("Nơi giải quyết", "Đơn vị giải quyết.", required=True, role="lead")
    days: Number = field("Số ngày giải quyết", "Ngày làm việc.", required=True)
    since: Day | None = field("Áp dụng từ", "Ngày áp dụng.", role="date", absent="chưa nêu")
    summary: LongText | None = field("Tóm tắt", "Một hai câu.", role="summary")


TYPE = ContentType(Procedure, "thu-tuc", "Thủ tục", "Thủ tục hành chính", default=True, feed=True)
'''
RUN = """
import sys
import cchc.types
cchc.types.__path__.append(sys.argv.pop(1))
from cchc_cli.main import main
main()
"""
UNIT = "---\ntype: unit\nname: Sở A\nlevel: tỉnh\nkind: sở\n---\n"
GOOD = "---\nten_thu_tuc: Cấp giấy X\nunit: Sở A\ndays: 5\n---\nHồ sơ gồm một tờ khai.\n"
BAD = "---\ntitle: Cấp giấy Y\nunit: Sở B\ndais: 5\n---\n"


@pytest.fixture
def types(tmp_path: Path) -> Path:
    folder = tmp_path / "types"
    folder.mkdir()
    (folder / "procedure.py").write_text(TYPE, "utf-8")
    return folder


def cchc(types: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, str(types), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_its_documents_are_checked(types: Path, tmp_path: Path) -> None:
    files = {"content/danh-muc/so-a.md": UNIT, "content/thu-tuc/y.md": BAD}
    root = write_site(tmp_path / "site", files)
    run = cchc(types, "check", "--format", "json", "--root", str(root))
    found = json.loads(run.stdout)["problems"]
    assert [(p["code"], p["line"], p["column"]) for p in found] == [
        ("FM-THIEU", 1, 1), ("DON-VI", 3, 7), ("FM-KHOA", 4, 1),
    ]  # fmt: skip
    assert run.returncode == 1


def test_it_can_be_scaffolded(types: Path, tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {"content/danh-muc/so-a.md": UNIT})
    run = cchc(types, "new", "procedure", "--title", "Cấp giấy X", "--root", str(root))
    assert run.returncode == 0, run.stderr
    assert "Số ngày giải quyết" in next(root.glob("content/thu-tuc/**/*.md")).read_text("utf-8")


@pytest.mark.e2e
def test_it_has_page_list_and_feed_entry(types: Path, tmp_path: Path) -> None:
    files = {"content/danh-muc/so-a.md": UNIT, "content/thu-tuc/x.md": GOOD}
    root = write_site(tmp_path / "site", files)
    run = cchc(types, "build", "--root", str(root))
    assert run.returncode == 0, run.stderr
    page = (root / "site/thu-tuc/x/index.html").read_text("utf-8")
    assert "Số ngày giải quyết" in page
    assert 'href="/thu-tuc/"' in page
    assert "Cấp giấy X" in (root / "site/thu-tuc/index.html").read_text("utf-8")
    assert "/thu-tuc/x/" in (root / "site/feed.xml").read_text("utf-8")
