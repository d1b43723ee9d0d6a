"""The secretariat's private key: a file with a password, on their computer only.

The password is stretched with Argon2id (RFC 9106) at the "moderate" limits of libsodium.
"""

import os
from pathlib import Path

import msgspec
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random

from cchc.source.feedback_counts import fingerprint

SUFFIX = ".key"
SHORTEST = 10
"""Characters of a password."""


class KeyFileError(Exception):
    """A key file that cannot be used; the text is a Vietnamese sentence."""


class KeyFile(msgspec.Struct, frozen=True):
    """What the file holds; nothing in it is secret without the password."""

    public: str
    salt: str
    operations: int
    memory: int
    sealed: str


def make_key(folder: Path, password: str) -> tuple[str, Path]:
    """Make a key pair; the public key and the new file, readable by its owner only.

    Raises KeyFileError for a short password, OSError.
    """
    if len(password) < SHORTEST:
        raise KeyFileError(f"Mật khẩu cần ít nhất {SHORTEST} ký tự.")
    private = PrivateKey.generate()
    public = bytes(private.public_key).hex()
    salt = random(argon2id.SALTBYTES)
    operations, memory = argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE
    box = _box(password, salt, operations, memory)
    kept = KeyFile(public, salt.hex(), operations, memory, box.encrypt(bytes(private)).hex())
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{fingerprint(public)}{SUFFIX}"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(kept) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return public, path


def open_key(path: Path, password: str) -> PrivateKey:
    """Open a key file. Raises KeyFileError; a missing file is one, too."""
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=KeyFile)
        salt, sealed = bytes.fromhex(kept.salt), bytes.fromhex(kept.sealed)
        box = _box(password, salt, kept.operations, kept.memory)
        return PrivateKey(box.decrypt(sealed))
    except CryptoError:
        raise KeyFileError("Mật khẩu không đúng, hoặc tệp khóa đã hỏng.") from None
    except OSError:
        raise KeyFileError(f"Không có tệp khóa {path}.") from None
    except (ValueError, msgspec.DecodeError):
        raise KeyFileError(f"Tệp {path} không phải tệp khóa.") from None


def _box(password: str, salt: bytes, operations: int, memory: int) -> SecretBox:
    key = argon2id.kdf(
        SecretBox.KEY_SIZE, password.encode(), salt, opslimit=operations, memlimit=memory
    )
    return SecretBox(key)
