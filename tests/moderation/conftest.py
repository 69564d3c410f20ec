"""Things to report: a listing of Aigerim and a message of Boris in a conversation about it."""

import pytest

from tests.messages.conftest import bubbles, write
from tests.moderation.cases import offer


@pytest.fixture
def listing(house, aigerim):
    return offer(house, aigerim)


@pytest.fixture
def message(boris, listing):
    thread = write(boris, listing, "Переведите задаток на карту")
    return bubbles(boris.page(f"/messages/{thread}"))[0]
