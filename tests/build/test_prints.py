"""Printed forms made with the build and linked from the plan's page."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.build.support import build, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, open_site

from cchc.build.files import BuildError
from cchc.build.prints import print_jobs, print_of, printing
from cchc.build.run import prepare
from cchc.pages.artifact import Artifact
from cchc.pages.site import Site

PATH = "content/ke-hoach/2031/kh-2031-05.md"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def printed(root: Path) -> Site:
    """A site whose plans can be printed."""
    return replace(open_site(root), derive=printing(request_for(root).fonts))


def artifacts(site: Site) -> Iterator[Artifact]:
    for job in print_jobs(site):
        for made in job.make():
            assert isinstance(made, Artifact)
            assert job.name == made.path
            yield made


def test_each_public_plan_has_a_file_inside_its_address(site: MakeSite) -> None:
    opened = printed(site(PROVINCE))
    (artifact,) = artifacts(opened)
    assert artifact.path == "ke-hoach/2031/kh-2031-05/kh-2031-05.pdf"
    assert isinstance(artifact.data, bytes)
    assert artifact.data.startswith(b"%PDF-1.7")
    found = opened.printed("kh-2031-05")
    assert found is not None
    assert (found.data, found.pages) == (artifact.data, 1)
    assert found.url == f"/{artifact.path}"


def test_same_plan_gives_the_same_bytes(site: MakeSite) -> None:
    root = site(PROVINCE)
    one, other = (list(artifacts(printed(root))) for _ in range(2))
    assert one == other
    assert len(one) == 1


def test_pictures_of_the_plan_are_printed(site: MakeSite) -> None:
    root = site({**PROVINCE, PATH: PROVINCE[PATH] + "\n![Sơ đồ](so-do.png)\n"})
    (root / "content/ke-hoach/2031/so-do.png").write_bytes(PIXEL)
    opened = open_site(root)
    plan = opened.store.by_id["kh-2031-05"]
    data = print_of(opened, plan, request_for(root).fonts).data
    assert b"/Subtype/Image" in data.replace(b" ", b"")


def test_draft_plan_is_not_printed(site: MakeSite) -> None:
    news = "content/tin/2031/kiem-tra-so-thu-nhat.md"
    files = {path: text for path, text in PROVINCE.items() if path != news}
    files[PATH] = PROVINCE[PATH].replace("year: 2031\n", "year: 2031\nstate: nháp\n")
    opened = printed(site(files))
    assert not [job for job in print_jobs(opened) if job.about == PATH]
    assert opened.printed("kh-2031-05") is None


UNIT = "---\ntype: unit\nname: Sở Nội vụ\nlevel: tỉnh\nkind: sở\n---\n"
NOTICE = (
    "---\nform: TB\nnumber: 7/TB-SNV\nissuer: so-noi-vu\nissued: 2031-02-03\n{more}---\n\n{body}\n"
)


@pytest.mark.parametrize(
    ("more", "body", "offered"),
    [
        ("", "Đề nghị các sở gửi báo cáo./.", True),
        ("", "", False),
        ("", "Ít nhất ≥ 4 báo cáo.", False),
        ("state: nháp\n", "Đề nghị các sở gửi báo cáo./.", False),
    ],
)
def test_a_document_with_text_is_offered_in_print(
    site: MakeSite, more: str, body: str, offered: bool
) -> None:
    notice = NOTICE.format(more=more, body=body)
    files = {"content/danh-muc/so-noi-vu.md": UNIT, "content/van-ban/2031/tb-7.md": notice}
    made = list(artifacts(printed(site(files))))
    paths = ["van-ban/2031/tb-7/van-ban-2031-tb-7-ban-in.pdf"] if offered else []
    assert [artifact.path for artifact in made] == paths


def test_an_article_has_no_printed_form(site: MakeSite) -> None:
    opened = printed(site(PROVINCE))
    assert opened.printed("tin-2031-tin-thu-hai") is None
    assert opened.printed("khong-co") is None


def test_a_plan_with_a_letter_that_print_lacks_has_no_file_and_the_rest_is_built(
    site: MakeSite, tmp_path: Path
) -> None:
    root = site({**PROVINCE, PATH: PROVINCE[PATH] + "\nKý hiệu lạ: \U0001f600\n"})
    request = request_for(root, tmp_path / "out")
    build(request)
    folder = tmp_path / "out/ke-hoach/2031/kh-2031-05"
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    assert "kh-2031-05.pdf" not in (folder / "index.html").read_text("utf-8")
    (warning,) = (p for p in prepare(request).problems if p.code == "IN-CHU")
    lines = (root / PATH).read_text("utf-8").split("\n")
    assert (warning.path, warning.severity) == (PATH, "warning")
    assert lines[warning.line - 1][warning.column - 1] == "\U0001f600"


def test_what_cannot_be_printed_names_the_place(site: MakeSite) -> None:
    root = site({**PROVINCE, PATH: PROVINCE[PATH] + "\nKý hiệu lạ: \U0001f600\n"})
    opened = printed(root)
    line = len((root / PATH).read_text("utf-8").split("\n")) - 1
    with pytest.raises(BuildError, match=rf"{PATH}:{line}:13: không in được: .*U\+1F600"):
        print_of(opened, opened.store.by_id["kh-2031-05"], request_for(root).fonts)


def test_without_typefaces_no_document_goes_unprinted_in_silence(
    site: MakeSite, tmp_path: Path
) -> None:
    notice = NOTICE.format(more="", body="Đề nghị các sở gửi báo cáo./.")
    files = {"content/danh-muc/so-noi-vu.md": UNIT, "content/van-ban/2031/tb-7.md": notice}
    opened = replace(open_site(site(files)), derive=printing(tmp_path))
    with pytest.raises(BuildError, match="Tinos"):
        list(artifacts(opened))


def test_a_plan_asks_for_the_files_it_appends(site: MakeSite) -> None:
    material = "content/tai-lieu/2031/phieu.md"
    plan = PROVINCE[PATH].replace("year: 2031\n", "year: 2031\nappendices: [phieu-1]\n")
    text = "---\nid: phieu-1\ntitle: Phiếu\nkind: biểu mẫu\n---\n\nÔ trống.\n"
    opened = printed(site({**PROVINCE, PATH: plan, material: text}))
    with opened.store.reads.collect() as asked:
        before = opened.printed("kh-2031-05")
    assert before is not None
    assert before.pages == 2
    derived = {question for question in asked if question.startswith("D ")}
    assert derived == {"D print kh-2031-05"}
    with opened.store.reads.collect() as asked:
        opened.derive(opened, "print kh-2031-05")
    assert any(question.endswith(material) for question in asked)
