from collections.abc import Iterator

import pytest
from tests.api.engines import Postgresql, RedisServer, postgresql, redis_server


@pytest.fixture
def anyio_backend() -> str:
    """The servers run on asyncio only."""
    return "asyncio"


@pytest.fixture(scope="session")
def postgresql_engine() -> Iterator[Postgresql]:
    with postgresql() as engine:
        yield engine


@pytest.fixture(scope="session")
def redis_engine() -> Iterator[RedisServer]:
    with redis_server() as engine:
        yield engine
