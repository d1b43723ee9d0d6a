"""What only the right person can open (libsodium through PyNaCl).

Content is sealed to the secretariat's public key (X25519, XSalsa20-Poly1305: ``SealedBox``).
An answer is sealed to a key that follows from the citizen's secret, so that the server, which
keeps only a hash of the secret, can open it at the moment the citizen asks, and never else.
"""

from hashlib import blake2b

import msgspec
from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

SECRET_BYTES = 16
_BLOCK = 1024
"""Lengths are rounded up to this many bytes: they, too, say something."""


class SealError(Exception):
    """Something that this key does not open; the text is a Vietnamese sentence."""


class Content(msgspec.Struct, frozen=True):
    """What a citizen wrote; exists in the clear only on the secretariat's computer."""

    unit: str
    text: str
    service: str = ""
    contact: str = ""


class Receipt(msgspec.Struct, frozen=True):
    """What a citizen keeps."""

    code: str
    secret: str


def seal(content: Content, public_key: str) -> bytes:
    """Seal to a public key of 64 hexadecimal digits."""
    padded = sodium_pad(msgspec.json.encode(content), _BLOCK)
    return bytes(SealedBox(PublicKey(bytes.fromhex(public_key))).encrypt(padded))


def unseal(sealed: bytes, key: PrivateKey) -> Content:
    """Open a report. Raises SealError."""
    try:
        plain = sodium_unpad(SealedBox(key).decrypt(sealed), _BLOCK)
        return msgspec.json.decode(plain, type=Content)
    except (CryptoError, ValueError, msgspec.DecodeError):
        raise SealError("Khóa này không mở được phản ánh.") from None


def secret_hash(secret: str) -> bytes:
    """What the register keeps of a secret; 128 random bits need no salt and no slow hash."""
    return blake2b(secret.encode(), digest_size=32, person=b"cchc-secret").digest()


def reply_key(secret: str) -> PrivateKey:
    """The key of the citizen's answers."""
    return PrivateKey(blake2b(secret.encode(), digest_size=32, person=b"cchc-reply").digest())


def seal_answer(text: str, public: bytes) -> bytes:
    """Seal an answer to the citizen's public key."""
    return bytes(SealedBox(PublicKey(public)).encrypt(sodium_pad(text.encode(), _BLOCK)))


def open_answer(sealed: bytes, secret: str) -> str:
    """Open an answer with the citizen's secret. Raises SealError."""
    try:
        return sodium_unpad(SealedBox(reply_key(secret)).decrypt(sealed), _BLOCK).decode()
    except (CryptoError, ValueError):
        raise SealError("Mã bí mật này không mở được câu trả lời.") from None


def wrap_receipt(receipt: Receipt, key: bytes) -> str:
    """A receipt as the value of a cookie that only this server reads."""
    return bytes(SecretBox(key).encrypt(msgspec.json.encode(receipt))).hex()


def unwrap_receipt(cookie: str, key: bytes) -> Receipt | None:
    """The receipt of a cookie; None if it is not one of ours."""
    try:
        plain = SecretBox(key).decrypt(bytes.fromhex(cookie))
        return msgspec.json.decode(plain, type=Receipt)
    except (CryptoError, ValueError, msgspec.DecodeError):
        return None
