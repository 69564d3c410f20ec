"""Facts about this installation: versions, sizes, the process, and the settings with secrets masked."""

import platform
import shutil
from importlib.metadata import version
from pathlib import Path

import pysqlite3

from web.core import clock
from web.core.i18n import N_, _
from web.core.settings import Settings, described

STARTED = clock.now()  # this module is read when the process starts
PARTS = ("starlette", "jinja2", "granian", "sqlite-utils", "argon2-cffi", "itsdangerous", "pillow")
MASK = "••••••"


def versions() -> list[tuple[str, str]]:
    """Names and versions of what the site stands on."""
    return [("Python", platform.python_version()), ("SQLite", pysqlite3.sqlite_version),
            *((name, version(name)) for name in PARTS)]


def sizes(settings: Settings) -> list[tuple[str, int]]:
    """Bytes of the database and its log, and of the free disk."""
    database = Path(settings.data) / "soq.db"
    return [(N_("Database"), _size(database)), (N_("Write-ahead log"), _size(database.with_name("soq.db-wal"))),
            (N_("Free disk"), shutil.disk_usage(settings.data).free)]


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def process(state) -> dict[str, int | None]:
    """Seconds since this process started, the number of processes, and how often kept pages were found in it."""
    cache = getattr(state, "cache", None)
    return {"uptime": clock.now() - STARTED, "workers": state.settings.workers,
            "hits": cache.hits if cache else None, "misses": cache.misses if cache else None}


def settings_shown(settings: Settings) -> list[tuple[str, str, str]]:
    """Every setting as (variable, value, sentence in the reader's language); a key or a password is never shown."""
    return [(variable, _masked(variable, str(getattr(settings, variable.removeprefix("SOQ_").lower()))), _(says))
            for variable, _default, says in described()]


def _masked(variable: str, value: str) -> str:
    if variable == "SOQ_SECRET" and value:
        return MASK
    login, at, place = value.rpartition("@")
    if variable == "SOQ_SMTP" and at:
        return f"{login.partition(':')[0]}:{MASK}@{place}"
    return value
