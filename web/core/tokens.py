"""Secrets handed to people (sessions, links in mails) and the keyed hashes kept instead of them."""

import base64
import binascii
import hashlib
import hmac
import secrets
from typing import NamedTuple

from itsdangerous import BadData, URLSafeTimedSerializer

MARK = 16  # bytes that tell a token of ours from a guess


def new_token() -> str:
    """192 random bits, safe in an address."""
    return secrets.token_urlsafe(24)


def hashed(token: str) -> str:
    """What the database keeps of a token; the token itself has enough entropy to need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


class Sealed(NamedTuple):
    """What a token holds, not yet known to be true: ask `Keys.holds` once it is known what it should be bound to."""

    content: bytes
    mark: bytes


class Keys:
    """Everything derived from the site's one secret."""

    def __init__(self, secret: str):
        self._secret = secret.encode()
        self._signer = URLSafeTimedSerializer(secret, salt="soq")

    def lookup(self, text: str) -> str:
        """Keyed hash by which an e-mail is found without an index in the order of e-mails."""
        return hmac.new(self._secret, b"lookup:" + text.strip().lower().encode(), hashlib.sha256).hexdigest()

    def derive(self, purpose: str) -> bytes:
        """32 secret bytes for one purpose, the same as long as the site's secret is."""
        return hmac.new(self._secret, b"derive:" + purpose.encode(), hashlib.sha256).digest()

    def sign(self, purpose: str, value: str) -> str:
        return self._signer.dumps([purpose, value])

    def read(self, purpose: str, signed: str, max_age: int) -> str | None:
        """The signed value, or None if it is forged, for something else or older than `max_age` seconds."""
        try:
            kind, value = self._signer.loads(signed, max_age=max_age)
        except (BadData, ValueError, TypeError):
            return None
        return value if kind == purpose else None

    def seal(self, purpose: str, content: bytes, bound: str) -> str:
        """A token in which nobody can read the content (at most 32 bytes), and which holds only as long as `bound`, what it
        depends on, stays the same. The mark over all of it is what hides the content, so that the same makes the same token."""
        mark = self._mark(purpose, content, bound)
        return base64.urlsafe_b64encode(mark + self._veiled(purpose, mark, content)).decode().rstrip("=")

    def unseal(self, purpose: str, token: str) -> Sealed | None:
        """The parts of a token; None for what no token looks like."""
        try:
            raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)) if len(token) <= 64 else b""
        except (binascii.Error, ValueError):
            return None
        if len(raw) <= MARK or base64.urlsafe_b64encode(raw).decode().rstrip("=") != token:
            return None
        return Sealed(self._veiled(purpose, raw[:MARK], raw[MARK:]), raw[:MARK])

    def holds(self, purpose: str, sealed: Sealed, bound: str) -> bool:
        """Whether this site made the token, for this purpose, and bound it to just that."""
        return hmac.compare_digest(sealed.mark, self._mark(purpose, sealed.content, bound))

    def _mark(self, purpose: str, content: bytes, bound: str) -> bytes:
        said = bytes([len(content)]) + content + bound.encode()
        return hmac.new(self.derive("mark:" + purpose), said, hashlib.sha256).digest()[:MARK]

    def _veiled(self, purpose: str, mark: bytes, content: bytes) -> bytes:
        veil = hmac.new(self.derive("veil:" + purpose), mark, hashlib.sha256).digest()
        return bytes(one ^ other for one, other in zip(content, veil[:len(content)], strict=True))
