"""The gateway: nothing leaves without a ground that is whole, fresh, this person's, and wide enough."""

import itertools

import pytest

from tests.conftest import House
from web.consents import rules
from web.consents import store as consents
from web.core import chain, clock, gateway, proof
from web.core.gateway import Ground, NoGround

LAW = ("Комитет", "KZ")
WHAT = ("Your account", "request of an authority")


def law(whose: int, **more) -> Ground:
    return Ground(**{"kind": "law", "basis": "ст. 9", "ids": (5,), "member_id": whose, **more})


def pass_on(house, member_id, ground, recipient=LAW[0], country=LAW[1], **more):
    return house.db.write(gateway.pass_on, member_id, recipient, country, ground, *WHAT, **more)


def transfers(house) -> list:
    return house.db.all("select * from transfer order by id")


def relay(house, **more) -> None:
    values = {"id": 77, "kind": "mail", "name": "ТОО Почта", "country": "KZ", "data": "a", "purpose": "b", "contract": "№ 5",
              "abroad_basis": "", "since_at": clock.now() - 5, **more}
    house.db.write(lambda tx: tx.insert("processor", **values))


def test_a_transfer_with_a_ground_is_written_down_and_told(house, aigerim):
    number = pass_on(house, aigerim.member_id, law(aigerim.member_id))
    [row] = transfers(house)
    assert (row.id, row.member_id, row.recipient, row.ground, row.ground_ids) == (number, aigerim.member_id, "Комитет", "law", "5")
    sentence = gateway.told(house.db, row)
    assert "Комитет" in sentence and "ст. 9" in sentence


@pytest.mark.parametrize("wrong", [
    {"basis": " "}, {"ids": ()}, {"kind": "whim"}, {"member_id": 1}, {"member_id": None}, {"made_at": 5},
    {"made_at": 2**40}, {"abroad": True, "country": "DE"}, {"country": "DE"}, {"country": "Kazakhstan"}, {"recipient": ""}])
def test_a_ground_that_lacks_something_lets_nothing_pass(house, aigerim, wrong):
    more = {name: wrong[name] for name in ("country", "recipient") if name in wrong}
    made = law(aigerim.member_id, **{name: value for name, value in wrong.items() if name not in more})
    with pytest.raises(NoGround):
        pass_on(house, aigerim.member_id, made, **more)
    assert transfers(house) == []


def test_only_a_law_can_ask_for_silence(house, aigerim):
    later = clock.now() + 99
    pass_on(house, aigerim.member_id, law(aigerim.member_id), silent_until=later)
    assert transfers(house)[0].silent_until == later
    with pytest.raises(NoGround, match="silence"):
        pass_on(house, aigerim.member_id, Ground("request", "b", (1,), aigerim.member_id), silent_until=later)


def test_a_silent_transfer_is_shown_to_the_person_only_afterwards(house, aigerim, monkeypatch):
    pass_on(house, aigerim.member_id, law(aigerim.member_id), silent_until=clock.now() + 1_000)
    assert "Комитет" not in aigerim.page("/profile/data")
    later = clock.now() + 1_001
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "Комитет" in aigerim.page("/profile/data")


def agree(house, member_id: int, purpose: str, decision: str = "given") -> None:
    house.db.write(consents.decide, member_id, "А", rules.wording(purpose, "", ""), decision, operator_name="", operator_bin="",
                   language="ru", method="test")


def test_consent_is_asked_of_the_ledger_for_third_parties_and_for_abroad(house, aigerim):
    member = aigerim.member_id
    with pytest.raises(consents.NoConsent):
        consents.ground(house.db, member, "third_parties")
    agree(house, member, "third_parties")
    pass_on(house, member, consents.ground(house.db, member, "third_parties"))
    with pytest.raises(NoGround, match="leaving the country"):
        pass_on(house, member, consents.ground(house.db, member, "third_parties"), country="DE")
    agree(house, member, "abroad")
    pass_on(house, member, consents.ground(house.db, member, "third_parties", "abroad"), country="DE")
    with pytest.raises(NoGround, match="does not cover third parties"):
        pass_on(house, member, consents.ground(house.db, member, "abroad"), country="DE")
    agree(house, member, "third_parties", "withdrawn")
    with pytest.raises(consents.NoConsent):
        consents.ground(house.db, member, "third_parties", "abroad")
    assert [row.country for row in transfers(house)] == ["KZ", "DE"]


def test_a_processor_gets_data_only_as_it_stands_in_the_register(house, aigerim):
    relay(house)
    one = gateway.processor(house.db, "mail")
    pass_on(house, aigerim.member_id, gateway.contract(one), "ТОО Почта")
    for name, country in (("Другая почта", "KZ"), ("ТОО Почта", "RU")):
        with pytest.raises(NoGround):
            pass_on(house, aigerim.member_id, gateway.contract(one), name, country)
    house.db.write(lambda tx: tx.run("update processor set until_at = :now", now=clock.now()))
    assert gateway.processors(house.db) == [] and gateway.processor(house.db, "mail") is None
    with pytest.raises(NoGround, match="not in the register"):
        pass_on(house, aigerim.member_id, gateway.contract(one), "ТОО Почта")


def test_a_processor_abroad_needs_a_reason_in_the_register(house, aigerim):
    relay(house, country="DE")
    with pytest.raises(NoGround, match="leaving the country"):
        pass_on(house, aigerim.member_id, gateway.contract(gateway.processor(house.db, "mail")), "ТОО Почта", "DE")
    house.db.write(lambda tx: tx.run("update processor set abroad_basis = 'Art. 16(2)'"))
    pass_on(house, aigerim.member_id, gateway.contract(gateway.processor(house.db, "mail")), "ТОО Почта", "DE")


def test_alike_transfers_of_one_day_are_one_row_where_that_is_asked(house, aigerim, boris, monkeypatch):
    relay(house)
    made = gateway.contract(gateway.processor(house.db, "mail"))
    for person in (aigerim.member_id, boris.member_id, None):
        for _ in range(3):
            pass_on(house, person, made, "ТОО Почта", daily=True)
    assert len(transfers(house)) == 3
    tomorrow = clock.now() + clock.DAY
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    pass_on(house, aigerim.member_id, gateway.contract(gateway.processor(house.db, "mail")), "ТОО Почта", daily=True)
    assert len(transfers(house)) == 4


def test_transfers_are_sealed(house: House, aigerim):
    pass_on(house, aigerim.member_id, law(aigerim.member_id))
    table = gateway.HELD[0]
    house.db.write(chain.seal, table)
    house.db.write(lambda tx: tx.run("update transfer set recipient = 'Другой'"))
    told = [fault for fault in proof.verify(house.db, [table]).told if "transfer" in fault]
    assert told == [f"transfer {transfers(house)[0].id} was changed"]


def test_every_mixture_of_ground_and_country_passes_only_where_it_may(house, aigerim):
    member = aigerim.member_id
    every = itertools.product(("consent", "law", "request"), ("KZ", "DE"), (True, False), (member, member + 1))
    for kind, country, abroad, whose in every:
        may = whose == member and (country == "KZ" or (abroad and kind != "law"))
        before = len(transfers(house))
        try:
            pass_on(house, member, Ground(kind, "b", (1,), whose, abroad, True), country=country)
        except NoGround:
            assert not may
        assert len(transfers(house)) - before == int(may)
