"""The panel of categories: renamed, hidden, added; questions that a listing may never ask are refused."""

import pytest

from tests.admin.cases import fields
from tests.moderation.cases import deeds, said
from web.catalog.store import catalog

FLATS, REALTY = "/admin/categories/101", "/admin/categories/100"
CONDITION = "/admin/categories/attributes/condition"
NEW = {
    "name_ru": "Электросамокаты",
    "name_kk": "Электрсамокаттар",
    "name_en": "E-scooters",
    "slug": "e-scooters",
    "position": "40",
    "price_modes": ["fixed", "free"],
    "price_period": "",
    "attributes": "condition",
    "parent": "200",
}


@pytest.fixture
def change(olzhas):
    """Sends the form of a page back with some fields changed."""
    def send(path: str, status: int = 303, **changed):
        return olzhas.do(path, {**fields(olzhas.page(path), path), **changed}, status)
    return send


def test_the_tree_shows_every_category(olzhas, house):
    page = olzhas.page("/admin/categories")
    assert page.count('href="/admin/categories/') >= len(catalog(house.db).all)
    assert "Продажа квартир" in page


def test_a_form_sent_back_as_it_was_changes_nothing(house, change):
    before = catalog(house.db).by_id(101)
    change(FLATS)
    change(CONDITION)
    assert catalog(house.db).by_id(101) == before and deeds(house) == []


def test_a_category_is_renamed_on_every_page_at_once(house, guest, olzhas, change):
    guest.page("/login")
    for _ in range(2):
        assert (
            said(change(FLATS, name_ru="Квартиры на продажу", price_modes=["fixed"], position="7")) == "catalog-saved"
        )
    one = catalog(house.db).by_id(101)
    assert (one.ru, one.price_modes, one.position) == ("Квартиры на продажу", ("fixed",), 7)
    assert "Квартиры на продажу" in olzhas.page("/admin/categories")
    assert deeds(house) == [(olzhas.member_id, "category changed", 101)]


def test_a_hidden_category_is_offered_no_more(house, aigerim, change):
    assert "Продажа квартир" in str([one.ru for one in catalog(house.db).children(100)])
    change(FLATS, hidden="y")
    assert 101 not in [one.id for one in catalog(house.db).children(100)]


@pytest.mark.parametrize("changed", [
    {"name_kk": ""}, {"position": "0"}, {"position": "x"}, {"price_modes": []}, {"price_modes": ["gold"]},
    {"attributes": "rooms nosuchcode"}, {"price_period": "year"}, {"name_ru": "я" * 61}])
def test_a_category_that_cannot_be_is_refused(house, change, changed):
    assert 'class="error"' in change(FLATS, 422, **changed).text
    assert deeds(house) == []


def test_a_question_about_faith_cannot_be_asked_even_if_somebody_put_it_into_the_table(house, change):
    house.db.write(_put_question)
    assert "происхождении" in change(FLATS, 422, attributes="rooms tenant").text


def _put_question(tx):
    tx.insert(
        "attribute",
        code="tenant",
        kind="text",
        name_ru="Вероисповедание жильца",
        name_kk="Дін",
        name_en="Faith",
        filter="text",
    )
    tx.touch("catalog")


def test_a_category_is_added_once_under_its_parent(house, olzhas):
    answers = [olzhas.do("/admin/categories/new", NEW) for _ in range(2)]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    [made] = [one for one in catalog(house.db).all if one.slug == "e-scooters"]
    assert made.parent_id == 200 and made.id > 10_000 and made.codes == ("condition",)
    assert [deed[1] for deed in deeds(house)] == ["category added"]
    other = olzhas.do("/admin/categories/new", {**NEW, "name_ru": "Другое"}, 422)
    assert "Такой адрес уже есть" in other.text
    for slug in ("Ж", "-a-", "a b", ""):
        olzhas.do("/admin/categories/new", {**NEW, "slug": slug}, 422)
    olzhas.do("/admin/categories/new", {**NEW, "parent": "99999"}, 404)
    olzhas.page("/admin/categories/new?parent=99999", 404)


def test_a_new_category_takes_listings(olzhas, aigerim):
    number = olzhas.do("/admin/categories/new", NEW).headers["location"].split("/")[3].split("?")[0]
    assert aigerim.do("/listings", {"category": number}).headers["location"].startswith("/listings/")


def test_answers_are_renamed_ordered_and_added_but_never_taken_away(house, olzhas, change):
    lines = fields(olzhas.page(CONDITION), CONDITION)["answers_text"].splitlines()
    more = "\n".join(
        [lines[1], lines[0].replace("Новое", "Совсем новое"), *lines[2:], "worn | Изношено | Тозған | Worn"]
    )
    for _ in range(2):
        change(CONDITION, answers_text=more, name_ru="В каком состоянии")
    made = catalog(house.db).attribute("condition")
    assert [option.value for option in made.options][:2] == ["used", "new"] and made.option("new").ru == "Совсем новое"
    assert made.option("worn").kk == "Тозған" and made.ru == "В каком состоянии"
    assert [deed[1] for deed in deeds(house)] == ["attribute changed"]
    assert "остаётся: new" in change(CONDITION, 422, answers_text=lines[1]).text


@pytest.mark.parametrize(
    "line",
    ["worn | Изношено | Тозған", "Worn! | а | б | в", "a | б | | г", "new | а | б | в", "x | " + "я" * 61 + " | б | в"],
)
def test_an_answer_that_cannot_be_is_refused(house, olzhas, change, line):
    lines = fields(olzhas.page(CONDITION), CONDITION)["answers_text"]
    change(CONDITION, 422, answers_text=f"{lines}\n{line}")
    assert deeds(house) == []


def test_names_and_answers_may_not_ask_for_special_data(house, olzhas, change):
    lines = fields(olzhas.page(CONDITION), CONDITION)["answers_text"]
    for changed in (
        {"name_ru": "Национальность продавца"},
        {"name_kk": "Ұлты"},
        {"answers_text": lines + "\nx | Инвалидность | Мүгедектік | Disability"},
    ):
        assert "происхождении" in change(CONDITION, 422, **changed).text
    assert deeds(house) == []


def test_what_is_not_there_is_not_found(olzhas):
    for path in (
        "/admin/categories/99999",
        "/admin/categories/99999999999999999999",
        "/admin/categories/attributes/nothing",
    ):
        olzhas.page(path, 404)
        olzhas.do(path, {}, 404)
