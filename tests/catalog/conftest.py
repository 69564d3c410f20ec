"""A migrated database and the catalog of the reference file."""

import pytest

from web.catalog import reference
from web.catalog.tree import Catalog
from web.core import i18n
from web.core.db import Database
from web.core.migrate import migrate
from web.core.writer import Writer


@pytest.fixture
def door(tmp_path):
    migrate(tmp_path / "site.sqlite")
    database = Database(tmp_path / "site.sqlite", Writer)
    yield database.new_door()
    database.close()


@pytest.fixture(scope="session")
def rows():
    return reference.rows()


@pytest.fixture(scope="session")
def catalog(rows):
    return Catalog(rows["category"], rows["attribute"], rows["attribute_option"])


@pytest.fixture
def english():
    before = i18n.current()
    i18n.use("en")
    yield
    i18n.use(before)
