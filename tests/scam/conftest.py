"""A listing of Aigerim's that Boris has asked about."""

import pytest

from tests.messages.conftest import put_listing, write


@pytest.fixture
def listing(house, aigerim) -> int:
    """A live listing."""
    return house.db.write(put_listing, aigerim.member_id)


@pytest.fixture
def thread(boris, listing) -> int:
    """The conversation about it."""
    return write(boris, listing, "Здравствуйте! Коляска ещё продаётся?")
