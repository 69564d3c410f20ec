"""Secrets handed to people (sessions, links in mails) and the keyed hashes kept instead of them."""

import hashlib
import hmac
import secrets

from itsdangerous import BadData, URLSafeTimedSerializer


def new_token() -> str:
    """192 random bits, safe in an address."""
    return secrets.token_urlsafe(24)


def hashed(token: str) -> str:
    """What the database keeps of a token; the token itself has enough entropy to need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


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
