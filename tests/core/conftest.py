"""What the tests of the core share: a bare database without features, and a small site of one's own routes."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import House
from web.core import migrate
from web.core.db import Database, Door
from web.core.writer import Writer


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The path of a migrated database."""
    path = tmp_path / "soq.db"
    migrate.migrate(path)
    return path


@pytest.fixture
def database(place: Path):
    """An open database."""
    opened = Database(place, Writer)
    yield opened
    opened.close()


@pytest.fixture
def door(database: Database) -> Door:
    """A door without a deadline."""
    return database.new_door()


@pytest.fixture
def at_house(house):
    """Adds routes to the running site, before its own: `at_house(get("/try", view), …)`."""
    def add(*routes) -> None:
        house.starlette.router.routes[:0] = routes
    return add


@pytest.fixture
def fresh_copy(fresh_folder: Path, tmp_path: Path):
    """Opens a site of its own with other settings: `fresh_copy(rate_limits=True)`."""
    opened: list[House] = []

    def make(**given) -> House:
        folder = tmp_path / f"data{len(opened)}"
        shutil.copytree(fresh_folder, folder)
        opened.append(House(folder, **given))
        return opened[-1]

    yield make
    for house in opened:
        house.close()
