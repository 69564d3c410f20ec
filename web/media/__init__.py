"""Floor 1: photos, stripped of everything but pixels, kept in three sizes."""

from pathlib import Path

from web.core.feature import Feature
from web.core.settings import Settings
from web.media import held
from web.media.worker import Worker

FEATURE = Feature("media", held=held.HELD)


def photo_worker(settings: Settings) -> Worker:
    """The photo process of one server process; nothing is started before the first photo."""
    return Worker()


def folder(settings: Settings) -> Path:
    """Where photos lie; the server hands them out under /photos without asking Python."""
    return Path(settings.data) / "photos"
