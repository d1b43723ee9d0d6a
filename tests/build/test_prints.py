"""Printed forms made with the build and linked from the plan's page."""

import base64

import pytest
from tests.build.support import request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, open_site

from cchc.build.prints import print_artifacts, print_of, with_prints
from cchc.build.write import BuildError

PATH = "content/ke-hoach/2031/kh-2031-05.md"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def test_each_public_plan_has_a_file_inside_its_address(site: MakeSite) -> None:
    root = site(PROVINCE)
    made = with_prints(open_site(root), request_for(root).fonts)
    (artifact,) = print_artifacts(made)
    assert artifact.path == "ke-hoach/2031/kh-2031-05/kh-2031-05.pdf"
    assert isinstance(artifact.data, bytes)
    assert artifact.data.startswith(b"%PDF-1.7")
    assert made.prints["kh-2031-05"].pages == 1


def test_same_plan_gives_the_same_bytes(site: MakeSite) -> None:
    root = site(PROVINCE)
    fonts = request_for(root).fonts
    one, other = (with_prints(open_site(root), fonts) for _ in range(2))
    assert list(print_artifacts(one)) == list(print_artifacts(other))


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
    root = site(files)
    assert with_prints(open_site(root), request_for(root).fonts).prints == {}


def test_what_cannot_be_printed_names_the_plan(site: MakeSite) -> None:
    root = site({**PROVINCE, PATH: PROVINCE[PATH] + "\nKý hiệu lạ: \U0001f600\n"})
    with pytest.raises(BuildError, match=rf"{PATH}: không in được: .*U\+1F600"):
        with_prints(open_site(root), request_for(root).fonts)
