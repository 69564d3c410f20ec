"""All settings of one running site, read once from the environment into a frozen record."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from web.core.i18n import N_

ROOT = Path(__file__).resolve().parents[2]


class BadSetting(ValueError):
    """A setting has a value that cannot be used; the message says which and why."""


def _setting(default: Any, sentence: str) -> Any:
    return field(default=default, metadata={"says": sentence})


@dataclass(frozen=True)
class Settings:
    """Each field is set by `SOQ_` + its name in capitals; `says` is its one sentence for the docs."""

    data: Path = _setting(ROOT / "data", N_("Folder of the database, photos, outbox and logs."))
    host: str = _setting("127.0.0.1", N_("Address to listen on."))
    port: int = _setting(8000, N_("Port to listen on."))
    workers: int = _setting(1, N_("Number of server processes."))
    address: str = _setting("", N_("Public address of the site, such as https://example.kz; used in mails and links."))
    language: str = _setting("ru", N_("Language of addresses without a language prefix: ru, kk or en."))
    proxies: str = _setting("", N_("Addresses of reverse proxies whose X-Forwarded-For is believed, separated by commas."))
    secret: str = _setting("", N_("Key that signs cookies and keys hashes; made and kept in the data folder if empty."))
    smtp: str = _setting("", N_("Mail server as host:port or user:password@host:port; empty means mails stay here."))
    smtp_tls: str = _setting("starttls", N_("How mail is secured on its way: starttls, tls or none."))
    mail_from: str = _setting("", N_("Sender address of the site's mails."))
    payment_api: str = _setting("", N_("Address of the payment service (Stripe or one that speaks like it); empty means no payments here."))
    payment_key: str = _setting("", N_("Secret key of the account at the payment service."))
    payment_secret: str = _setting("", N_("Secret with which the payment service signs its news to /payments/news."))
    relay_domain: str = _setting("", N_("Domain of the addresses by which members answer by mail; empty means messages stay on the site."))
    relay_listen: str = _setting("127.0.0.1:8024", N_("Where the relay takes mail from your mail server: host:port of this machine "
                                                      "or unix:/path."))
    relay_trusts: str = _setting("", N_("Name under which your mail server writes Authentication-Results; empty means none are believed."))
    hosting_country: str = _setting("KZ", N_("Country where database, photos and backups lie, as two letters."))
    cache_mb: int = _setting(16, N_("Memory for ready pages in each process, in megabytes; 0 switches the cache off."))
    rate_limits: bool = _setting(True, N_("Whether limits on repeated requests are on."))
    jobs: bool = _setting(True, N_("Whether this server runs the periodic jobs."))
    log_level: str = _setting("INFO", N_("Least severity that is logged: DEBUG, INFO, WARNING or ERROR."))

    @property
    def public_address(self) -> str:
        """The site's own address without a closing slash."""
        return self.address.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def secure(self) -> bool:
        """Whether people reach the site by https, so that cookies are marked secure."""
        return self.public_address.startswith("https://")

    @property
    def is_public(self) -> bool:
        """Whether others than this machine can reach the site."""
        local = ("127.", "localhost", "::1", "[::1]")
        host = self.public_address.split("://", 1)[-1]
        return not (host.startswith(local) and self.host.startswith(local))


def _read(kind: Any, name: str, text: str) -> Any:
    if kind is bool:
        if text.lower() not in ("1", "0", "true", "false", "yes", "no", "on", "off"):
            raise BadSetting(f"{name} must be yes or no, not {text!r}.")
        return text.lower() in ("1", "true", "yes", "on")
    if kind is int:
        if not (text.isascii() and text.isdigit()):
            raise BadSetting(f"{name} must be a whole number, not {text!r}.")
        return int(text)
    return Path(text).resolve() if kind is Path else text


def from_environment(environment: Mapping[str, str] = os.environ, **given: Any) -> Settings:
    """Settings from `SOQ_…` variables; `given` values that are not None win. Raises BadSetting."""
    values = {}
    for one in fields(Settings):
        name = "SOQ_" + one.name.upper()
        if name in environment:
            values[one.name] = _read(one.type, name, environment[name])
    values.update({name: value for name, value in given.items() if value is not None})
    settings = Settings(**values)
    if settings.language not in ("ru", "kk", "en"):
        raise BadSetting(f"SOQ_LANGUAGE must be ru, kk or en, not {settings.language!r}.")
    _check_relay(settings)
    return settings


def _check_relay(settings: Settings) -> None:
    """Only programs on this machine may hand mail to the relay, since what they say of its sender is believed."""
    if not re.fullmatch(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}|", settings.relay_domain):
        raise BadSetting(f"SOQ_RELAY_DOMAIN must be a domain in small letters, not {settings.relay_domain!r}.")
    place = re.fullmatch(r"unix:/.+|(?:127(?:\.\d{1,3}){3}|localhost|\[::1\]):(\d{1,5})", settings.relay_listen)
    if not place or int(place[1] or 0) > 65_535:
        raise BadSetting(f"SOQ_RELAY_LISTEN must be host:port of this machine or unix:/path, not {settings.relay_listen!r}.")


def described() -> list[tuple[str, Any, str]]:
    """Every setting as (variable, default, sentence), for the docs and for `doctor`."""
    return [("SOQ_" + one.name.upper(), one.default, one.metadata["says"]) for one in fields(Settings)]
