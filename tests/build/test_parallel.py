"""Several processes give what one gives, and a lost worker loses nothing."""

import os
import signal

import pytest
from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article, open_site

from cchc.build import parallel
from cchc.pages.site import Site

MANY = {
    f"content/tin/2031/bai-{number}.md": article(
        f"Bài {number}", "2031-05-01", body=f"1. Mục {number}\n\n    - [kế tiếp](bai-0.md)\n"
    )
    for number in range(parallel.FEWEST)
}


@pytest.fixture
def opened(site: MakeSite) -> Site:
    return open_site(site({**PROVINCE, **MANY}))


def rendered(site: Site) -> dict[str, str]:
    return {document.path: site.body(document).html for document in site.public()}


def test_the_same_bodies_from_one_and_from_three(opened: Site) -> None:
    alone = open_site(opened.store.root)
    parallel.render_bodies(opened, 3)
    assert len(opened._bodies) >= parallel.FEWEST
    assert rendered(opened) == rendered(alone)
    assert opened.body(opened.public("news")[0]) == alone.body(alone.public("news")[0])


@pytest.mark.parametrize(("jobs", "files"), [(1, {**PROVINCE, **MANY}), (4, PROVINCE)])
def test_one_job_or_few_documents_start_no_process(
    site: MakeSite, jobs: int, files: dict[str, str]
) -> None:
    opened = open_site(site(files))
    parallel.render_bodies(opened, jobs)
    assert opened._bodies == {}


def test_a_killed_worker_loses_nothing(opened: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_work", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    parallel.render_bodies(opened, 2)
    assert 0 < len(opened._bodies) < len(MANY)
    monkeypatch.undo()
    assert rendered(opened) == rendered(open_site(opened.store.root))
