"""Any deeds in any order: a listing is always in a state it may be in, and the index holds exactly the live ones."""

import random

import pytest

from tests.listings.selling import filled, indexed, live, pass_days, row
from web.catalog.store import catalog
from web.listings import rules
from web.listings.judging import judge
from web.listings.store import hiding

AFTER = {
    "draft": {"draft", "live", None},
    "live": {"live", "closed", "expired", "hidden", None},
    "closed": {"closed", "live", "hidden", None},
    "expired": {"expired", "live", "hidden", None},
    "hidden": {"hidden", "live", "closed", "expired", None},
}


def deeds(house, seller, number: int, chance: random.Random) -> dict:
    """Everything that may befall one listing."""
    base, price = f"/listings/{number}", str(chance.choice(("1000", "2000", "", "даром")))
    forms = [filled(house, price=price), filled(house, title_ru=chance.choice(("Новый телефон", "", "Т")), price=price)]
    return {
        "save": lambda: seller.post(base + "/edit", data={**chance.choice(forms), "save": "1"}),
        "publish": lambda: seller.post(base + "/edit", data={**chance.choice(forms), "publish": "1"}),
        "reopen": lambda: seller.post(base + "/reopen"),
        "renew": lambda: seller.post(base + "/renew"),
        "close": lambda: seller.post(base + "/close", data={"reason": chance.choice(rules.REASONS)}),
        "copy": lambda: seller.post(base + "/duplicate"),
        "move": lambda: seller.post(base + "/category", data={"category": "402"}),
        "delete": lambda: chance.random() < 0.1 and seller.post(base + "/delete"),
        "hide": lambda: house.db.write(hiding.hide, number, "Причина"),
        "restore": lambda: house.db.write(hiding.restore, number),
        "days": lambda: pass_days(house, number, chance.choice((8, 8, 27))),
        "expire": lambda: house.run_job("listing expiry"),
        "remind": lambda: house.run_job("listing reminders"),
    }


def check(house) -> None:
    """What must hold after every deed."""
    assert indexed(house) == live(house)
    for one in house.db.all("select * from listing"):
        assert one.state in rules.STATES
        assert (one.seq is None) == (one.published_at is None) == (one.state == "draft")
        assert (one.closed_at is not None) == (one.state in rules.ENDED) or one.state == "hidden"
        assert bool(one.hidden_at) == (one.state == "hidden") == bool(one.hidden_reason)
        if one.state in rules.KEPT_VALID and one.closed_at is None:
            assert judge(house.state.database.door(), one, "ru").valid
            last = house.db.one(
                "select price from price_change where listing_id = :id order by id desc limit 1", id=one.id
            )
            assert one.state == "hidden" or last.price == one.price
    assert house.db.value("select count(*) from price_change where listing_id not in (select id from listing)") == 0


@pytest.mark.parametrize("seed", range(4))
def test_no_walk_reaches_a_state_that_must_not_be(house, aigerim, seed):
    chance = random.Random(seed)
    assert catalog(house.db).by_id(401)
    aigerim.post("/listings", data={"category": "401"})
    for _ in range(120):
        numbers = [one.id for one in house.db.all("select id from listing")]
        if not numbers:
            aigerim.post("/listings", data={"category": "401"})
            continue
        number = chance.choice(numbers)
        before = row(house, number).state
        kind, deed = chance.choice(list(deeds(house, aigerim, number, chance).items()))
        deed()
        after = row(house, number)
        assert (after.state if after else None) in AFTER[before], (kind, before)
        check(house)
