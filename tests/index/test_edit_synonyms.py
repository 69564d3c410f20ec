"""Staff keep the list of synonyms: they add pairs, take them out, and put them back."""

import pytest

from web.index import synonyms
from web.index.words import query_terms

PATH = "/admin/synonyms"


def finds(house, query: str, term: str) -> bool:
    """Whether the query asks for the term."""
    return any((term,) in word for word in query_terms(query, synonyms.synonyms(house.db)).wanted)


def number(house, typed: str) -> int:
    """The number of the pair with this left side."""
    return house.db.value("select id from synonym where typed = :typed", typed=typed)


def test_the_list_of_the_software_is_there_from_the_beginning(house, madina):
    assert "велик" in madina.page(PATH) and finds(house, "велик", "велосипед") and finds(house, "пәтер", "квартир")


@pytest.mark.parametrize("who", ["guest", "sanzhar"])
def test_only_staff_see_and_change_it(house, request, who):
    client = request.getfixturevalue(who)
    status = 303 if who == "guest" else 404
    client.page(PATH, status)
    client.do(PATH, {"typed": "а", "also": "б"}, status)
    client.do(f"{PATH}/{number(house, 'диван')}/remove", status=status)
    assert number(house, "диван") and finds(house, "диван", "соф")


def test_a_pair_works_from_the_moment_it_is_added_one_way_unless_said_otherwise(house, madina):
    madina.do(PATH, {"typed": "Тапок,  тапки", "also": "сланцы"})
    assert finds(house, "тапки", "сланц") and not finds(house, "сланцы", "тапк")
    madina.do(PATH, {"typed": "тапок, тапки", "also": "сланцы", "both_ways": "y"})
    assert finds(house, "сланцы", "тапк")
    assert house.db.value("select count(*) from synonym where also = 'сланцы'") == 1


def test_the_same_pair_sent_twice_is_one_and_one_deed(house, madina):
    for _time in range(2):
        madina.do(PATH, {"typed": "тапки", "also": "сланцы"})
    deeds = house.db.all("select reason from staff_action where action = 'synonyms changed'")
    assert [deed.reason for deed in deeds] == ["added: тапки – сланцы"]


def test_a_pair_taken_out_is_used_no_more_and_can_be_put_back(house, madina):
    pair = number(house, "велик")
    for _time in range(2):
        madina.do(f"{PATH}/{pair}/remove")
    assert not finds(house, "велик", "bicycle") and "Taken out" in madina.page("/en" + PATH)
    for _time in range(2):
        madina.do(f"{PATH}/{pair}/back")
    assert finds(house, "велик", "bicycle")
    assert house.db.value("select count(*) from staff_action where action = 'synonyms changed'") == 2


def test_what_staff_took_out_stays_out_at_the_next_start(house, madina):
    madina.do(f"{PATH}/{number(house, 'велик')}/remove")
    assert house.db.write(synonyms.load) == 0 and not finds(house, "велик", "bicycle")


def test_a_pair_that_is_new_in_the_software_comes_with_the_next_start(house):
    house.db.write(lambda tx: tx.run("delete from synonym where typed = 'велик'"))
    assert house.db.write(synonyms.load) == 1 and finds(house, "велик", "bicycle")


@pytest.mark.parametrize(("typed", "also"), [
    ("", "сланцы"), ("тапки", ""), ("тапки", "Тапки"), ("тапки", "...!"), ("одна вещь из четырёх больших слов", "б"),
    (", ".join(f"слово{letter}" for letter in "абвгдежзиклмно"), "б"), ("а" * 201, "б"),
])
def test_what_cannot_be_used_is_refused_with_a_reason(house, madina, typed, also):
    answer = madina.do(PATH, {"typed": typed, "also": also}, 422)
    assert 'class="error"' in answer.text and number(house, typed) is None


def test_a_number_that_is_not_there_is_not_found(madina):
    madina.do(f"{PATH}/12345/remove", status=404)
    madina.do(f"{PATH}/12345/back", status=404)


def test_every_pair_of_the_software_can_be_used_and_is_in_one_way_of_writing():
    pairs = synonyms.reference()
    assert len({pair[:2] for pair in pairs}) == len(pairs) > 80
    assert [pair for pair in pairs if not all(map(synonyms.is_usable, f"{pair.typed}, {pair.also}".split(", ")))] == []
