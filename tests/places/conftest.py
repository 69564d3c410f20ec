"""A migrated database and the country of the reference file."""

import pytest

from web.core.db import Database
from web.core.migrate import migrate
from web.core.writer import Writer
from web.places import reference
from web.places.country import Country


@pytest.fixture
def door(tmp_path):
    migrate(tmp_path / "site.sqlite")
    database = Database(tmp_path / "site.sqlite", Writer)
    yield database.new_door()
    database.close()


@pytest.fixture(scope="session")
def country():
    rows = reference.rows()
    return Country(rows["region"], rows["town"], rows["district"])
