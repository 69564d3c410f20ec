"""The pieces beneath the invented content: chance, grammar, prices and the assembling of texts."""

import pytest

from web.commands.demo import pricing, vehicles, writing
from web.commands.demo.dice import Dice
from web.commands.demo.grammar import accusative, grouped, plain
from web.commands.demo.traits import facts
from web.commands.demo.vocabulary import Phrase, Thing, Words

ROLLED = [97, 75, 679, 853]


def phrase(ru: str, slots: str = "", **when: str) -> Phrase:
    return Phrase({"ru": ru, "kk": ru}, frozenset(slots.split()),
                  tuple((code, frozenset(value.split(";"))) for code, value in when.items()))


def told(words: list[Phrase], **answers: str) -> str:
    slots = {"ru": {"O": "Стол", "town": "Тараз"}, "kk": {"O": "Үстел", "town": "Тараз"}}
    return writing.description(Dice(1), Words(facts=tuple(words)), Words(), slots, facts(answers), ("ru",))[0]


@pytest.mark.parametrize(("name", "wanted"), [
    ("диван угловой", "диван угловой"), ("коляска прогулочная", "коляску прогулочную"),
    ("стиральная машина", "стиральную машину"), ("коляска-трость", "коляску-трость"),
    ("пряжа шерстяная, 10 мотков", "пряжу шерстяную, 10 мотков"),
    ("комната с отдельным входом", "комнату с отдельным входом"),
    ("2-комнатная квартира", "2-комнатную квартиру"), ("дверь передняя левая", "дверь переднюю левую"),
    ("земля под крестьянское хозяйство", "землю под крестьянское хозяйство"),
])
def test_things_take_the_accusative(name, wanted):
    assert accusative(name) == wanted


def test_numbers_are_grouped_by_thousands():
    assert (grouped(950), grouped(1250000)) == ("950", "1\u00a0250\u00a0000")


def test_decimals_have_a_comma_only_when_needed():
    assert (plain(62.5), plain(62.0)) == ("62,5", "62")


def test_chance_is_the_same_on_every_machine():
    dice = Dice("seed", 1)
    assert [dice.below(1000) for _ in range(4)] == ROLLED


def test_weights_are_kept():
    dice = Dice(3)
    rolled = [dice.weighted({"often": 9, "rarely": 1}) for _ in range(2000)]
    assert 1700 < rolled.count("often") < 1900


def test_shuffling_keeps_everything():
    assert sorted(Dice(1).shuffled(range(20))) == list(range(20))


@pytest.mark.parametrize(("price", "wanted"), [(3, 10), (1234, 1200), (17_710, 17_500), (48_300, 48_000),
                                               (5_333_333, 5_350_000), (28_349_000, 28_300_000)])
def test_prices_are_rounded_as_people_do(price, wanted):
    assert pricing.rounded(price) == wanted


def test_new_things_cost_more_than_broken_ones():
    thing = Thing("стол", "үстел", price=(50, 50))
    assert pricing.of_goods(Dice(1), thing, "new", False) > 2 * pricing.of_goods(Dice(1), thing, "parts", False)


def test_old_and_broken_vehicles_are_cheaper():
    thing = Thing("Kia Rio", "Kia Rio", price=(8000, 8000))
    new, old = ({"year": year, "running": "ok"} for year in (2023, 2009))
    assert vehicles.price(Dice(1), thing, new) > vehicles.price(Dice(1), thing, old)
    assert vehicles.price(Dice(1), thing, old) > vehicles.price(Dice(1), thing, {**old, "running": "emergency"})


def test_a_sentence_is_said_only_when_it_is_true():
    assert told([phrase("Новый.", condition="new")], condition="used") == ""
    assert told([phrase("Новый.", condition="new")], condition="new") == "Новый."


def test_a_sentence_may_be_true_of_several_things():
    assert told([phrase("Греет.", only="котёл;пушка")], only="пушка") == "Греет."


def test_a_sentence_with_an_unknown_blank_is_left_out():
    assert told([phrase("Размер {size}.", "size")]) == ""


def test_the_town_is_told_once():
    assert told([phrase("Город {town}.", "town"), phrase("Это {town}.", "town")]).count("Тараз") == 1


def test_two_contradicting_sentences_are_not_both_said():
    said = told([phrase("Можно с детьми.", children_ok="true"), phrase("Дети не помеха.", children_ok="true")],
                children_ok="true")
    assert said.count(".") == 1


def test_a_title_that_is_too_long_is_not_taken():
    slots = {"ru": {"O": "Стол"}, "kk": {"O": "Үстел"}}
    assert writing.title(Dice(1), [phrase("{O} " + "о" * 90, "O")], slots, {}, ("ru",)) == ["Стол"]
