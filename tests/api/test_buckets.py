from cchc_api.buckets import Buckets

ONE, TWO = b"\1\1\1\1", b"\2\2\2\2"
NOW = 1_795_000_000.0


def taken(buckets: Buckets, client: bytes, now: float, tries: int) -> int:
    return sum(buckets.take(client, now) == 0 for _ in range(tries))


def test_the_burst_then_the_rate() -> None:
    buckets = Buckets(600, 100)
    assert taken(buckets, ONE, NOW, 700) == 600
    assert taken(buckets, ONE, NOW + 1, 300) == 100
    assert taken(buckets, ONE, NOW + 1.5, 300) == 50


def test_a_refusal_costs_nothing_and_says_how_long_to_wait() -> None:
    buckets = Buckets(10, 0.5)
    assert taken(buckets, ONE, NOW, 30) == 10
    assert buckets.take(ONE, NOW) == 2
    assert buckets.take(ONE, NOW + 2) == 0


def test_a_bucket_is_full_again_after_a_while_but_never_more_than_full() -> None:
    buckets = Buckets(600, 100)
    assert taken(buckets, ONE, NOW, 600) == 600
    assert taken(buckets, ONE, NOW + 3600, 700) == 600


def test_clients_do_not_share() -> None:
    buckets = Buckets(5, 1)
    assert taken(buckets, ONE, NOW, 9) == 5
    assert taken(buckets, TWO, NOW, 9) == 5


def test_many_clients_do_not_fill_the_memory() -> None:
    buckets = Buckets(2, 1, capacity=100)
    for number in range(1000):
        buckets.take(number.to_bytes(4, "big"), NOW)
    assert len(buckets._full_at) == 100
    buckets.forget(NOW + 10)
    assert len(buckets._full_at) == 0


def test_forgetting_gives_nobody_new_tokens() -> None:
    buckets = Buckets(2, 0.1)
    assert taken(buckets, ONE, NOW, 3) == 2
    buckets.forget(NOW + 1)
    assert buckets.take(ONE, NOW + 1) > 0
