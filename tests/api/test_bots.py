import pytest
from tests.api.support import FIREFOX

from cchc_api.bots import Bots


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "curl/8.1",
        "facebookexternalhit/1.1",
    ],
)
def test_known_robots(agent: str) -> None:
    assert Bots().is_bot(agent.encode())


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/142.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
        "(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        "",
        "\xff\xfe",
    ],
)
def test_readers(agent: str) -> None:
    assert not Bots().is_bot(agent.encode("latin-1"))


def test_only_the_start_of_a_user_agent_is_looked_at() -> None:
    assert not Bots().is_bot(b"x" * 512 + b" Googlebot/2.1")
