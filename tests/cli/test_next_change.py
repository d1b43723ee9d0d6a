"""`cchc next-change`."""

import json

from tests.cli.conftest import Run
from tests.conftest import MakeSite
from tests.outputs.sites import SECTION, article

FILES = {
    "content/danh-muc/tin-chung.md": SECTION,
    "content/tin/a.md": article("A", "2031-09-01T08:00", "id: bai-a"),
}


def test_text_and_json(cchc: Run, site: MakeSite) -> None:
    root = site(FILES)
    done = cchc("next-change", "--root", root, "--as-of", "2031-08-01")
    assert (done.code, done.out) == (0, "01/09/2031 08:00 – bai-a: đăng\n")
    done = cchc("next-change", "--root", root, "--as-of", "2031-08-01", "--format", "json")
    assert json.loads(done.out) == {
        "at": "2031-09-01T08:00:00+07:00",
        "reason": "đăng",
        "id": "bai-a",
    }


def test_nothing_more(cchc: Run, site: MakeSite) -> None:
    root = site(FILES)
    done = cchc("next-change", "--root", root, "--as-of", "2031-09-01", "--format", "json")
    assert (done.code, done.out) == (0, "null\n")
    done = cchc("next-change", "--root", root, "--as-of", "2031-09-01")
    assert done.out == "Không còn thay đổi nào đã hẹn.\n"


def test_other_zones_mean_the_same_moment(cchc: Run, site: MakeSite) -> None:
    root = site(FILES)
    at = ("--as-of", "2031-09-01T00:59:59+00:00")
    assert "bai-a" in cchc("next-change", "--root", root, *at).out
    assert "bai-a" not in cchc("next-change", "--root", root, "--as-of", "2031-09-01T01:00Z").out
