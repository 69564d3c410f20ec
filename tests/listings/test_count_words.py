"""Words of titles become known once five different members use them, and not before."""

import pytest

from tests.search.market import publish
from web.index import vocabulary
from web.listings.store import titles

WORD = "велоприцеп"


@pytest.fixture
def sellers(house):
    """Seven members who may publish."""
    for number in range(7):
        house.member(f"Seller{number}", email=f"seller{number}@example.kz")
    return [f"seller{number}" for number in range(7)]


def counted(house) -> vocabulary.Known:
    """The table after the job."""
    house.run_job("frequent words")
    return vocabulary.read(house.db)


def test_a_word_of_four_members_is_not_known_and_of_five_it_is(house, sellers):
    for seller in sellers[:4]:
        publish(house, f"{WORD} новый", seller=seller)
        publish(house, f"{WORD} ещё один", seller=seller)
    assert WORD not in counted(house)
    publish(house, f"Продам {WORD}", seller=sellers[4])
    assert counted(house)[WORD] == (WORD, 5)


def test_a_word_in_another_form_or_in_kazakh_letters_is_written_as_most_people_do(house, sellers):
    for seller in sellers[:6]:
        publish(house, "Жүкқалта", seller=seller)
    for seller in sellers[:5]:
        publish(house, "жуккалта", seller=seller)
    assert counted(house)["жуккалта"] == ("жүкқалта", 11)


def test_a_word_that_people_use_no_more_is_forgotten(house, sellers):
    for seller in sellers[:5]:
        publish(house, WORD, seller=seller)
    assert WORD in counted(house)
    house.db.write(lambda tx: tx.run("update listing set title_ru = 'Прицеп' where title_ru = :title", title=WORD))
    assert WORD not in counted(house)


def test_members_whose_data_are_blocked_do_not_count(house, sellers):
    for seller in sellers[:5]:
        publish(house, WORD, seller=seller)
    house.db.write(lambda tx: tx.run("update member set blocked_at = 1 where display_name = 'Seller0'"))
    assert WORD not in counted(house)


def test_names_of_towns_and_categories_are_known_from_the_beginning(house):
    known = counted(house)
    assert known["семеи" if "семеи" in known else "семей"][1] >= 5 and "жихаз" in known


def test_numbers_phones_and_short_words_never_become_known(house, sellers):
    for seller in sellers:
        publish(house, "87011234567 бу 12 диванчик", seller=seller)
    known = counted(house)
    assert "диванчик" in known and not [word for word in known if any(sign.isdigit() for sign in word) or len(word) < 3]


def test_what_did_not_change_is_not_written_again(house, sellers):
    counted(house)
    before = house.db.value("select n from topic where name = 'words'")
    counted(house)
    assert house.db.value("select n from topic where name = 'words'") == before


def test_small_moves_of_a_number_are_not_written():
    before = {"диван": ("диван", 100), "стол": ("стол", 100), "шкаф": ("шкаф", 9)}
    after = {"диван": ("диван", 109), "стол": ("стол", 120)}
    assert list(vocabulary.changes(before, after)) == [[("шкаф", "", 0), ("стол", "стол", 120)]]


def test_a_long_shelf_is_read_in_windows_over_its_whole_length(house, monkeypatch):
    for number in range(40):
        publish(house, f"Диван {number}")
    monkeypatch.setattr(titles, "WINDOW", 4)
    monkeypatch.setattr(titles, "WINDOWS", 5)
    found = titles.windows(house.db)
    assert len(found) <= 6 and all(last - first == 3 for first, last in found[:5]) and found[0][1] - found[-1][0] > 60
    assert 0 < sum(len(titles.within(house.db, *window)) for window in found) <= 12


def test_an_empty_shelf_has_no_window(house):
    assert titles.windows(house.db) == []
