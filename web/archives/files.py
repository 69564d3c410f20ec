"""Where archives lie: a folder for the program alone, under names nobody can guess, never under a public address."""

import os
import secrets
import shutil
from pathlib import Path
from typing import IO

from web.core.i18n import N_
from web.core.refusal import Refusal

FOLDER = "archives"
PART = ".part"
ROOM = 300 * 2**20  # bytes that stay free


class NoRoom(Refusal):
    """The disk is too full for an archive."""

    status = 503
    message = N_("There is too little room on the site's disk for an export at the moment. Try again later, or write to the operator.")


def check_room(data: Path) -> None:
    """Raises NoRoom when so little is free that an archive could fill the disk on which the database writes."""
    if shutil.disk_usage(data).free < ROOM:
        raise NoRoom()


def new_name() -> str:
    """A name of 128 random bits."""
    return secrets.token_hex(16)


def path(data: Path, name: str) -> Path:
    """The finished file of that name in the data folder."""
    return data / FOLDER / f"{name}.zip"


def part(data: Path, name: str) -> Path:
    """The file while it is being made."""
    return data / FOLDER / f"{name}{PART}"


def begin(data: Path, name: str) -> IO[bytes]:
    """An empty file to write into, for its owner's eyes only; what an earlier try left is overwritten."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return open(os.open(part(data, name), os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b")


def remove(data: Path, name: str) -> None:
    """Deletes the file, finished or not; a missing one is fine."""
    for one in (path(data, name), part(data, name)):
        one.unlink(missing_ok=True)


def names(data: Path) -> list[str]:
    """The names of every file that is there."""
    folder = data / FOLDER
    return sorted({one.name.removesuffix(PART).removesuffix(".zip") for one in folder.iterdir()}) if folder.is_dir() else []
