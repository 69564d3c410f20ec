"""«People I deal with»: those whom the member answered, and nobody else."""

import pytest

from tests.accounts.test_edit_profile import FORM
from tests.listings.selling import publish

OPEN = {**FORM, **{f"{name}_seen_by": "dealt" for name in ("name", "phone", "about", "town")}}
PHONE = "+7 701"


@pytest.fixture
def listed(house, aigerim) -> int:
    aigerim.do("/profile/edit", {**OPEN, "display_name": "Айгерим", "last_name": "Серик", "language": "kk"})
    return publish(house, aigerim, show_phone="y")


def written(house, boris, aigerim, listed: int) -> int:
    """The thread of Boris's first message to the seller."""
    thread = boris.do("/messages/new", {"listing": str(listed), "text": "Ещё продаётся?", "send_key": "a" * 32}).headers["location"]
    return int(thread.split("/")[2].split("?")[0].split("#")[0])


def seen(client, aigerim) -> bool:
    return "Серик" in client.page(f"/members/{aigerim.member_id}")


def test_nobody_sees_it_who_was_not_answered(house, aigerim, boris, sanzhar, guest, listed):
    written(house, boris, aigerim, listed)
    assert seen(aigerim, aigerim) and not any(seen(client, aigerim) for client in (boris, sanzhar, guest))
    for client in (boris, sanzhar, guest):
        assert f"/listings/{listed}/phone" not in client.page(f"/listings/{listed}")
        client.do(f"/listings/{listed}/phone", {}, 303 if client is guest else 404)  # a guest is asked to log in


def test_an_answer_opens_it_for_that_person_alone(house, aigerim, boris, sanzhar, guest, listed):
    aigerim.do(f"/messages/{written(house, boris, aigerim, listed)}", {"text": "Иә", "send_key": "b" * 32})
    assert seen(boris, aigerim) and not seen(sanzhar, aigerim) and not seen(guest, aigerim)
    assert PHONE in boris.do(f"/listings/{listed}/phone", {}, 200).text.replace("\u00a0", " ")
    sanzhar.do(f"/listings/{listed}/phone", {}, 404)


def test_blocking_the_person_closes_it_again(house, aigerim, boris, listed):
    thread = written(house, boris, aigerim, listed)
    aigerim.do(f"/messages/{thread}", {"text": "Иә", "send_key": "b" * 32})
    aigerim.do(f"/messages/{thread}/block", {})
    assert not seen(boris, aigerim)
    boris.do(f"/listings/{listed}/phone", {}, 404)
