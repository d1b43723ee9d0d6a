"""Both sites built once and served once for all end-to-end tests, outside the repository."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from tests.e2e.chromium import launched
from tests.e2e.sites import AS_OF, DEMO, SEED, Built, Served, build, copy_site, serving


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's own content, built."""
    root = copy_site(SEED, tmp_path_factory.mktemp("seed") / "root")
    return build(root, root / "site")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The fictional province, built."""
    root = copy_site(DEMO, tmp_path_factory.mktemp("demo") / "root")
    return build(root, root / "site")


@pytest.fixture(scope="session")
def seed_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`cchc serve` on a fresh copy of the repository's content, at the present instant."""
    folder = tmp_path_factory.mktemp("seed-server")
    with serving(copy_site(SEED, folder / "root"), folder / "log") as served:
        yield served


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`cchc serve` on a fresh copy of the fictional province."""
    folder = tmp_path_factory.mktemp("demo-server")
    root = copy_site(DEMO, folder / "root")
    with serving(root, folder / "log", "--as-of", AS_OF) as served:
        yield served


# Of one module, not of the session: other suites open a browser of their own, and Playwright
# allows one at a time in a thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with launched() as found:
        yield found
