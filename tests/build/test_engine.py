"""Jobs to staged files: one writer per path, nothing outside the site, only what differs."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from tests.build.support import FRAME, build, request_for
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE

from cchc.build.assemble import assemble
from cchc.build.changes import Answers
from cchc.build.engine import Made, Stage, run
from cchc.build.files import BuildError
from cchc.build.jobs import Done
from cchc.build.listing import Plan, plan
from cchc.build.manifest import Manifest, Output
from cchc.build.run import prepare
from cchc.build.theme import Themed
from cchc.pages.artifact import Artifact, Job, page_artifact
from cchc.pages.page import Page
from cchc.pages.shell import SplicedShell
from cchc.pages.social import CARD

Run = Callable[..., dict[str, Made]]
SHELL = SplicedShell(lambda _section: FRAME, "Trang", "/", "")


@pytest.fixture
def made(site: MakeSite, tmp_path: Path) -> Run:
    """Give a function (job, ...) -> what they made, staged in one folder."""
    preparation = prepare(request_for(site(PROVINCE)))
    answers = Answers(preparation.site, preparation.derived)

    def run_jobs(*jobs: Job, there: Mapping[str, Output] | None = None) -> dict[str, Made]:
        folder = tmp_path / "stage"
        folder.mkdir(exist_ok=True)
        return run(jobs, Stage(folder, SHELL, there or {}), answers, 1)

    return run_jobs


def job(name: str, *files: Artifact, about: str = "") -> Job:
    return Job(name, lambda: files, about)


def staged(jobs: Iterable[Made]) -> dict[str, bytes]:
    """The staged bytes of every file by its path."""
    return {
        path: Path(file).read_bytes() for one in jobs for path, (_, _, file) in one.files.items()
    }


def test_pages_get_the_shell_and_bytes_stay_bytes(made: Run) -> None:
    page = page_artifact(Page("/tin/x/", "X", "<p>é</p>"))
    found = made(job("1", Artifact("a/b.bin", b"\x00\xff"), page))
    files = staged(found.values())
    assert files["a/b.bin"] == b"\x00\xff"
    assert files["tin/x/index.html"].decode() == ("<title>X – Trang</title><main><p>é</p></main>\n")
    assert len(files) == 2
    digest, size, _ = found["1"].files["tin/x/index.html"]
    assert digest == hashlib.sha256(files["tin/x/index.html"]).digest()
    assert size == len(files["tin/x/index.html"])


def test_files_of_one_name_in_many_folders_stay_apart(made: Run) -> None:
    """Also those of jobs about a document and of the others, which run one after another."""
    found = made(
        job("1", Artifact("1/x", b"1"), Artifact("2/x", b"2"), about="content/a.md"),
        job("3", Artifact("3/x", b"3")),
        job("4", Artifact("4/x", b"4")),
        job("5", Artifact("5/x", b"5"), about="content/b.md"),
    )
    assert staged(found.values()) == {f"{n}/x": str(n).encode() for n in range(1, 6)}


def test_two_outputs_of_one_path_in_a_job_are_an_error(made: Run) -> None:
    with pytest.raises(BuildError, match=r"cùng ghi vào một tệp: a\.txt"):
        made(job("1", Artifact("a.txt", b"1"), Artifact("a.txt", b"1")))


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/tmp/x", "a//b", ""])  # noqa: S108
def test_nothing_is_written_outside_the_site(made: Run, tmp_path: Path, path: str) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(BuildError, match="nằm ngoài"):
        made(job("1", Artifact(path, b"1")))
    assert sorted(tmp_path.iterdir()) == [*before, tmp_path / "stage"]
    assert list((tmp_path / "stage").iterdir()) == []


def test_what_lies_there_already_is_not_staged(made: Run) -> None:
    there: dict[str, Output] = {"a": (hashlib.sha256(b"1").digest(), 1, 7)}
    found = made(job("1", Artifact("a", b"1"), Artifact("b", b"2")), there=there)
    assert found["1"].files["a"] == (*there["a"][:2], "")
    assert Path(found["1"].files["b"][2]).read_bytes() == b"2"


def test_two_jobs_of_one_name_are_an_error() -> None:
    todo = Plan((), {}, ("1", "1"))
    with pytest.raises(BuildError, match="cùng mang tên 1"):
        assemble(todo, {"1": Made(Done(()), {}, ())}, Themed({}, (), b""), Manifest())


def test_two_jobs_that_write_one_file_are_an_error(made: Run) -> None:
    found = made(job("1", Artifact("a", b"1")), job("2", Artifact("a", b"1")))
    with pytest.raises(BuildError, match="cùng ghi vào một tệp: a"):
        assemble(Plan((), {}, ("1", "2")), found, Themed({}, (), b""), Manifest())


ARTICLE = "tin/2031/tin-thu-hai/index.html"


@pytest.mark.parametrize(
    ("moved", "lost", "some", "never"),
    [
        (set(), set(), set(), {ARTICLE}),
        ({"F content/tin/2031/tin-thu-hai.md"}, set(), {ARTICLE}, {"van-ban/index.html"}),
        ({"S /van-ban/"}, set(), {"van-ban/index.html"}, {ARTICLE}),
        (set(), {"van-ban/index.html", "khong-phai-cua-ta"}, {"van-ban/index.html"}, {ARTICLE}),
    ],
)
def test_jobs_run_again_that_asked_what_has_moved_or_lost_a_file(
    site: MakeSite, moved: set[str], lost: set[str], some: set[str], never: set[str]
) -> None:
    request = request_for(site(PROVINCE))
    build(request)
    again = prepare(request)
    found, listed = (
        {job.name for job in plan(request, again.site, again.memory, asked, lost).jobs}
        for asked in (moved, moved | {"A"})
    )
    assert found <= listed
    assert some <= found
    assert never.isdisjoint(found)
    if not moved | lost:
        assert found == set()


def test_every_job_of_the_first_build_is_listed(site: MakeSite) -> None:
    request = request_for(site(PROVINCE))
    preparation = prepare(request)
    todo = plan(request, preparation.site, Manifest(), set(), set())
    assert tuple(job.name for job in todo.jobs) == todo.names
    assert {ARTICLE, CARD, "van-ban/index.html"} <= {*todo.names}
