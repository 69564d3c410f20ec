"""The ledger against a plain model: whatever people decide in whatever order, the gate says what the model says."""

import random

import pytest

from tests.conftest import House
from web.consents import rules, store
from web.consents.purposes import PURPOSES
from web.core import clock, gateway, i18n, proof
from web.core.db import Transaction
from web.privacy import destroying
from web.privacy import store as privacy
from web.privacy.rows import Inventory

ASKED = ("processing", "publication", "third_parties", "abroad", "marketing_email", "contest", "social_name")
DECISIONS = ("given", "refused", "withdrawn")
ROW = {"operator_name": "ТОО «Базар»", "operator_bin": "990101500006", "language": "ru", "method": "test"}


class Model:
    """What should hold: the last decision of each person for each purpose, and how many rows were worth writing."""

    def __init__(self):
        self.said: dict[tuple[int, str], str] = {}
        self.rows: dict[int, int] = {}

    def settle(self, member: int, purpose: str, decision: str) -> None:
        before = self.said.get((member, purpose), "")
        holds = before == "given"
        if decision == before or (decision == "withdrawn" and not holds):
            return
        self.said[member, purpose] = decision
        self.rows[member] = self.rows.get(member, 0) + 1

    def destroy(self, member: int) -> None:
        self.said = {key: decision for key, decision in self.said.items() if key[0] != member}

    def given(self, member: int, purpose: str) -> bool:
        return self.said.get((member, purpose)) == "given"


def _some(tx: Transaction, model: Model, people: list[int], chance: random.Random, count: int) -> None:
    wordings = {purpose: rules.wording(purpose, "ТОО «Базар»", "990101500006") for purpose in ASKED}
    for _ in range(count):
        member, purpose, decision = chance.choice(people), chance.choice(ASKED), chance.choice(DECISIONS)
        for _twice in range(chance.choice((1, 1, 2))):
            store.settle(tx, member, "Имя", wordings[purpose], decision, **ROW)
        model.settle(member, purpose, decision)
        assert store.given(tx, member, purpose) == model.given(member, purpose)
        other = chance.choice(ASKED)
        assert store.given(tx, member, other) == model.given(member, other)


def _compare(house: House, model: Model, people: list[int]) -> None:
    for member in people:
        for purpose in ASKED:
            assert store.given(house.db, member, purpose) == model.given(member, purpose)


@pytest.mark.parametrize("seed", [1, 2])
def test_ten_thousand_decisions_and_some_destructions_hold_what_a_plain_model_holds(house, seed):
    chance, model = random.Random(seed), Model()
    people = [house.member(f"Человек{number}") for number in range(12)]
    house.db.write(lambda tx: tx.run("delete from consent"))
    inventory = Inventory(house.state.site.tables)
    for _ in range(10):
        house.db.write(_some, model, people, chance, 1_000)
        _compare(house, model, people)
        gone = people.pop(chance.randrange(len(people))) if len(people) > 8 else None
        if gone is not None:
            house.db.write(privacy.destroy, inventory, gone)
            destroying.carry_out(house.db, inventory, gone)
            model.destroy(gone)
            _compare(house, model, [*people, gone])
    rows = {row.member_id: row.n for row in house.db.all("select member_id, count(*) as n from consent group by member_id")}
    assert rows == model.rows


def test_a_consent_with_an_end_holds_until_then_and_can_be_given_again(house, boris, monkeypatch):
    wording, until = rules.wording("contest", "", ""), clock.now() + 100
    house.db.write(store.decide, boris.member_id, "Борис", wording, "given", until=until, **ROW)
    assert store.given(house.db, boris.member_id, "contest")
    monkeypatch.setattr(clock, "now", lambda: until)
    assert not store.given(house.db, boris.member_id, "contest")
    assert house.db.write(store.settle, boris.member_id, "Борис", wording, "given", **ROW) is not None
    assert store.given(house.db, boris.member_id, "contest")


def test_the_ground_of_a_transfer_names_the_live_rows_or_every_consent_that_is_missing(house, boris):
    with pytest.raises(store.NoConsent) as missing:
        store.ground(house.db, boris.member_id, "third_parties", "abroad", "processing")
    assert missing.value.purposes == ("third_parties", "abroad")
    numbers = [house.db.write(store.decide, boris.member_id, "Борис", rules.wording(purpose, "", ""), "given", **ROW)
               for purpose in ("third_parties", "abroad")]
    ground = store.ground(house.db, boris.member_id, "third_parties", "abroad")
    assert isinstance(ground, gateway.Ground) and list(ground.ids) == numbers and ground.abroad
    assert ground.member_id == boris.member_id


@pytest.mark.parametrize(("purpose", "decision"), [("unknown", "given"), ("abroad", "perhaps")])
def test_nothing_unknown_is_written(house, boris, purpose, decision):
    wording = rules.Wording(purpose, "x", "x", "x", "x")
    with pytest.raises(ValueError, match="no consent"):
        house.db.write(store.decide, boris.member_id, "Борис", wording, decision, **ROW)


def test_each_row_has_the_eight_contents_of_the_law(house, boris):
    house.db.write(store.decide, boris.member_id, "Борис Иванов", rules.wording("abroad", ROW["operator_name"], ROW["operator_bin"]),
                   "given", **ROW)
    row = store.history(house.db, boris.member_id)[0]
    assert (row.operator_name, row.operator_bin) == ("ТОО «Базар»", "990101500006")  # 1
    assert row.full_name == "Борис Иванов" and row.term  # 2, 3
    assert (row.third_parties, row.abroad, row.open_sources) == (0, 1, 0)  # 4, 5, 6
    assert row.data_list and row.further  # 7, 8
    for content in (row.operator_name, row.operator_bin, row.term, row.data_list, row.further):
        assert content in row.wording


def test_the_text_of_every_purpose_is_another_one_in_each_language():
    texts = set()
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            texts |= {rules.wording(purpose, "", "").text for purpose in PURPOSES}
    assert len(texts) == 3 * len(PURPOSES)


def test_a_row_that_is_changed_later_is_found(house, boris):
    number = house.db.write(store.decide, boris.member_id, "Борис", rules.wording("abroad", "", ""), "given", **ROW)
    assert store.proof(house.db, boris.member_id, number).matches
    house.run_job("seal")
    house.db.write(lambda tx: tx.run("update consent set wording = 'другое' where id = :id", id=number))
    assert not store.proof(house.db, boris.member_id, number).matches
    assert any(f"consent {number}" in str(fault) for fault in proof.verify(house.db, house.state.site.tables).told)
