import pytest
from nacl.public import PrivateKey

from cchc_api.feedback.seals import (
    Content,
    Receipt,
    SealError,
    open_answer,
    reply_key,
    seal,
    seal_answer,
    secret_hash,
    unseal,
    unwrap_receipt,
    wrap_receipt,
)

TYPED = "00112233445566778899aabbccddeeff"
CONTENT = Content("so-noi-vu", "Chờ lâu", "Khai sinh", "0912")


def sealed_for(key: PrivateKey, content: Content = CONTENT) -> bytes:
    return seal(content, bytes(key.public_key).hex())


def test_only_the_private_key_opens_a_report() -> None:
    key = PrivateKey.generate()
    sealed = sealed_for(key)
    assert unseal(sealed, key) == CONTENT
    assert "Chờ lâu".encode() not in sealed
    for other, data in ((PrivateKey.generate(), sealed), (key, sealed[:-1]), (key, b"")):
        with pytest.raises(SealError):
            unseal(data, other)


def test_the_length_of_a_report_says_little() -> None:
    key = PrivateKey.generate()
    lengths = {len(sealed_for(key, Content("x", "a" * n))) for n in range(0, 900, 50)}
    assert len(lengths) == 1


def test_the_citizen_s_secret_opens_the_answer() -> None:
    sealed = seal_answer("Đã xử lý", bytes(reply_key(TYPED).public_key))
    assert open_answer(sealed, TYPED) == "Đã xử lý"
    with pytest.raises(SealError):
        open_answer(sealed, "0" * 32)


def test_the_hash_of_a_secret_is_not_its_reply_key() -> None:
    assert secret_hash(TYPED) != bytes(reply_key(TYPED))
    assert TYPED.encode() not in secret_hash(TYPED)


@pytest.mark.parametrize("cookie", ["", "zz", "00", "00" * 60])
def test_a_receipt_is_read_by_its_own_server_only(cookie: str) -> None:
    receipt = Receipt("PA-2026-000001", TYPED)
    wrapped = wrap_receipt(receipt, b"k" * 32)
    assert unwrap_receipt(wrapped, b"k" * 32) == receipt
    assert unwrap_receipt(wrapped, b"l" * 32) is None
    assert unwrap_receipt(cookie, b"k" * 32) is None
    assert TYPED not in wrapped
