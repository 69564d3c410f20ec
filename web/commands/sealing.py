"""Seals a stream for one key: X25519 makes the key of the file, ChaCha20-Poly1305 seals it in chunks.

A file is MAGIC, the file's own public key, then sealed chunks of 64 KiB. The number of a chunk and whether it is the
last one are part of its nonce, so chunks can be neither swapped nor cut off unnoticed.
"""

import base64
import os
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"SOQ-BACKUP-1\n"
CHUNK, TAG, KEY = 64 * 1024, 16, 32  # bytes


class NotOpened(ValueError):
    """The file cannot be opened; the message is one sentence."""


def public_key(folder: Path) -> X25519PublicKey:
    """The key that backups of this data folder are sealed for; both halves are made when there is none."""
    public, private = folder / "backup.pub", folder / "backup.key"
    if not public.exists():
        if not private.exists():
            _write(private, X25519PrivateKey.generate().private_bytes_raw())
        _write(public, private_key(private).public_key().public_bytes_raw())
    return X25519PublicKey.from_public_bytes(_read(public))


def private_key(file: Path) -> X25519PrivateKey:
    """The key that opens backups. Raises NotOpened, OSError."""
    return X25519PrivateKey.from_private_bytes(_read(file))


def _write(file: Path, key: bytes) -> None:
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as target:
        target.write(base64.b64encode(key).decode() + "\n")


def _read(file: Path) -> bytes:
    try:
        key = base64.b64decode(file.read_bytes().strip(), validate=True)
    except ValueError as error:
        raise NotOpened(f"{file} is not a key of backups.") from error
    if len(key) != KEY:
        raise NotOpened(f"{file} is not a key of backups.")
    return key


def _cipher(secret: bytes, own: bytes, recipient: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), KEY, salt=own + recipient, info=b"soq backup").derive(secret))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\1" if last else b"\0")


class Sealer:
    """What is written here arrives sealed in `target`; `close` seals the last chunk and leaves `target` open."""

    def __init__(self, target: BinaryIO, key: X25519PublicKey):
        once = X25519PrivateKey.generate()
        own = once.public_key().public_bytes_raw()
        self._cipher = _cipher(once.exchange(key), own, key.public_bytes_raw())
        self._target, self._waiting, self._number = target, bytearray(), 0
        target.write(MAGIC + own)

    def write(self, data: bytes) -> int:
        self._waiting += data
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), last=False)
            del self._waiting[:CHUNK]
        return len(data)

    def flush(self) -> None:
        """Passes on what is sealed already."""
        self._target.flush()

    def close(self) -> None:
        self._seal(bytes(self._waiting), last=True)
        self.flush()

    def _seal(self, data: bytes, last: bool) -> None:
        self._target.write(self._cipher.encrypt(_nonce(self._number, last), data, None))
        self._number += 1


class Opener(RawIOBase):
    """Reads what was sealed; nothing is given out that was not proved whole. Raises NotOpened."""

    def __init__(self, source: BinaryIO, key: X25519PrivateKey):
        if source.read(len(MAGIC)) != MAGIC:
            raise NotOpened("The file is not a backup of this software.")
        own = source.read(KEY)
        if len(own) != KEY:
            raise NotOpened("The backup is cut short.")
        secret = key.exchange(X25519PublicKey.from_public_bytes(own))
        self._cipher = _cipher(secret, own, key.public_key().public_bytes_raw())
        self._source, self._open, self._number = source, memoryview(b""), 0
        self._next = source.read(CHUNK + TAG)
        if not self._next:
            raise NotOpened("The backup is cut short.")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        """Fills what it can of the buffer; 0 at the proved end."""
        if not self._open and self._next:
            self._open = memoryview(self._unseal())
        count = min(len(buffer), len(self._open))
        buffer[:count], self._open = self._open[:count], self._open[count:]
        return count

    def _unseal(self) -> bytes:
        sealed, self._next = self._next, self._source.read(CHUNK + TAG)
        try:
            data = self._cipher.decrypt(_nonce(self._number, not self._next), sealed, None)
        except InvalidTag as error:
            raise NotOpened("The backup is damaged, cut short, or sealed for another key.") from error
        self._number += 1
        return data
