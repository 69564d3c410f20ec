"""The clock stands still on the day of the tests, unless a test moves it."""

import pytest

from tests.requests.cases import SUNDAY, at
from web.core import clock


@pytest.fixture
def moment(monkeypatch):
    """Sets the clock to a moment in Kazakhstan."""
    def set_to(text: str) -> None:
        monkeypatch.setattr(clock, "now", lambda: at(text))
    set_to(SUNDAY)
    return set_to
