import pytest

from cchc_api.addresses import Clients, client_from

SCOPE6 = "2001:db8:7:1:aaaa::1"


@pytest.mark.parametrize(
    ("host", "prefix", "family"),
    [
        ("203.0.113.7", "cb007107", 4),
        ("::ffff:203.0.113.7", "cb007107", 4),
        ("::FFFF:cb00:7107", "cb007107", 4),
        ("2001:db8:7:1::a", "20010db800070001", 6),
        ("2001:db8:7:1:ffff:ffff:ffff:ffff", "20010db800070001", 6),
        ("fe80::1%eth0", "fe80000000000000", 6),
        ("::1", "0000000000000000", 6),
    ],
)
def test_an_address_is_cut_to_what_may_be_told_apart(host: str, prefix: str, family: int) -> None:
    client = client_from(host)
    assert client is not None
    assert (client.prefix.hex(), client.family) == (prefix, family)


@pytest.mark.parametrize(
    "host", ["", "unknown", "203.0.113", "1.2.3.4.5", "::g", "testclient", "1.2.3.4\0", "１.2.3.4"]
)
def test_what_is_no_address_is_nobody(host: str) -> None:
    assert client_from(host) is None


def family_and_prefix(proxies: tuple[str, ...], peer: str | None, *forwarded: str) -> str:
    scope = {
        "client": (peer, 1) if peer else None,
        "headers": [(b"x-forwarded-for", line.encode()) for line in forwarded],
    }
    client = Clients(proxies).of(scope)
    return f"{client.family} {client.prefix.hex()}" if client else "nobody"


ONE, TWO, PROXY = "4 01010101", "4 02020202", "4 0a000001"


@pytest.mark.parametrize(
    ("proxies", "peer", "forwarded", "expected"),
    [
        ((), "10.0.0.1", ("1.1.1.1",), PROXY),
        (("10.0.0.0/8",), "2.2.2.2", ("1.1.1.1",), TWO),
        (("10.0.0.0/8",), "10.0.0.1", ("1.1.1.1",), ONE),
        (("10.0.0.1",), "::ffff:10.0.0.1", ("1.1.1.1",), ONE),
        (("10.0.0.0/8",), "10.0.0.1", ("6.6.6.6, 1.1.1.1",), ONE),
        (("10.0.0.0/8",), "10.0.0.1", ("6.6.6.6", "1.1.1.1, 10.0.0.2"), ONE),
        (("10.0.0.0/8",), "10.0.0.1", (), PROXY),
        (("10.0.0.0/8",), "10.0.0.1", ("1.1.1.1, junk",), PROXY),
        (("10.0.0.0/8",), "10.0.0.1", ("1.1.1.1:4711",), ONE),
        (("10.0.0.0/8",), "10.0.0.1", (f"[{SCOPE6}]:4711",), "6 20010db800070001"),
        (("::1", "unix"), "::1", ("1.1.1.1",), ONE),
        (("unix",), None, ("1.1.1.1",), ONE),
        (("unix",), None, (), "nobody"),
        ((), None, ("1.1.1.1",), "nobody"),
    ],
)
def test_the_client_behind_trusted_proxies_only(
    proxies: tuple[str, ...], peer: str | None, forwarded: tuple[str, ...], expected: str
) -> None:
    assert family_and_prefix(proxies, peer, *forwarded) == expected


def test_a_proxy_that_is_no_network_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match=r"“proxy\.local” không phải địa chỉ"):
        Clients(("proxy.local",))
