"""Reading a person's answers to the attributes of a category."""

import pytest

from web.catalog import answers
from web.catalog.tree import Attribute, Option

TEXT = Attribute("т", "т", "t", code="t", kind="text", filter="text", max_length=5)


def read(catalog, slug, **raw):
    return answers.read(catalog.attributes(catalog.by_slug(slug).id), {code: [text] for code, text in raw.items()})


def value(catalog, slug, code, *texts):
    return answers.read(catalog.attributes(catalog.by_slug(slug).id), {code: list(texts)})[0][code]


def error(catalog, slug, code, *texts):
    values, errors = answers.read(catalog.attributes(catalog.by_slug(slug).id), {code: list(texts)})
    assert code not in values
    return errors[code]


def test_answers_are_read_by_their_kinds(catalog):
    values, errors = read(catalog, "flat-sale", rooms="2", area_total="54,5", floor="3", floors_total="9",
                          year_built="2012", new_building="yes", complex="  Хан   Шатыр ", exchange="no")
    assert errors == {}
    assert values == {"rooms": "2", "area_total": 54.5, "floor": 3, "floors_total": 9, "year_built": 2012,
                      "new_building": True, "complex": "Хан Шатыр", "exchange": False}


def test_blank_answers_are_left_out(catalog):
    assert read(catalog, "flat-sale", rooms="", area_total="  ", new_building="", complex="\n") == ({}, {})


def test_unknown_and_derived_codes_are_ignored(catalog):
    assert read(catalog, "flat-sale", religion="x", floor_not_first="true", has_photo="true", mileage="5") == ({}, {})


def test_a_question_that_must_be_answered_says_so(catalog, english):
    assert read(catalog, "vacancy-it")[1] == {"employer_name": "Please answer this."}
    assert read(catalog, "vacancy-it", employer_name="ТОО Ромашка")[1] == {}


@pytest.mark.parametrize(("typed", "number"), [
    ("120000", 120000), ("120 000", 120000), ("120\u00a0000", 120000), ("120\u202f000", 120000), ("+5", 5), ("0", 0),
    ("007", 7),
])
def test_whole_numbers_are_read_as_people_type_them(catalog, typed, number):
    assert value(catalog, "cars", "mileage", typed) == number


@pytest.mark.parametrize("typed", ["12.5", "1e5", "abc", "--5", "١٢", "9" * 30, "0x10", "nan"])
def test_what_is_no_whole_number_is_refused(catalog, english, typed):
    assert error(catalog, "cars", "mileage", typed) == "Write a whole number in digits."


@pytest.mark.parametrize("typed", ["1.2.3", "inf", "nan", "1e3", ",5", "5,", "два"])
def test_what_is_no_number_is_refused(catalog, english, typed):
    assert error(catalog, "cars", "engine_volume", typed) == "Write a number in digits."


def test_a_decimal_takes_a_comma_or_a_point_and_keeps_two_digits(catalog):
    assert value(catalog, "cars", "engine_volume", "1,6") == value(catalog, "cars", "engine_volume", "1.6") == 1.6
    assert value(catalog, "cars", "engine_volume", "1.998") == 2.0


def test_money_is_whole_tenge(catalog):
    assert value(catalog, "vacancy-it", "salary_to", "450 000 ₸") == 450000
    assert value(catalog, "vacancy-it", "salary_to", "450 000 тг.") == 450000


@pytest.mark.parametrize(("code", "typed", "message"), [
    ("year", "1899", "No less than 1900."), ("year", "20018", "No more than 2035."),
    ("mileage", "-5", "No less than 0."), ("mileage", "−5", "No less than 0."),
    ("mileage", "3000001", "No more than 3000000."), ("engine_volume", "0.001", "No less than 0.01."),
])
def test_a_number_that_is_not_plausible_is_refused(catalog, english, code, typed, message):
    assert error(catalog, "cars", code, typed) == message


def test_the_bounds_themselves_are_allowed(catalog):
    assert [value(catalog, "cars", "year", year) for year in ("1900", "2035")] == [1900, 2035]


def test_an_answer_that_was_not_offered_is_refused(catalog, english):
    for code, typed in (("body", "tank"), ("body", "Седан"), ("customs_cleared", "maybe")):
        assert error(catalog, "cars", code, typed) == "Choose one of the answers offered."
    assert error(catalog, "land-sale", "utilities", "gas", "wifi") == "Choose one of the answers offered."


def test_several_answers_keep_the_order_of_the_options_each_once(catalog):
    assert value(catalog, "land-sale", "utilities", "gas", "", "water", "gas") == ["water", "gas"]


@pytest.mark.parametrize(("typed", "make"), [
    ("toyota", "Toyota"), (" TOYOTA ", "Toyota"), ("ваз", "Lada (ВАЗ)"), ("lada", "Lada (ВАЗ)"),
    ("land  rover", "Land Rover"), ("Buick", "Buick"),
])
def test_a_make_takes_the_suggested_spelling_and_others_stay_as_typed(catalog, typed, make):
    assert value(catalog, "cars", "make", typed) == make


def test_a_text_has_a_greatest_length(english):
    assert answers.read([TEXT], {"t": ["қазақ"]}) == ({"t": "қазақ"}, {})
    assert answers.read([TEXT], {"t": ["қазақш"]}) == ({}, {"t": "No longer than 5 characters."})


def test_signs_that_cannot_be_seen_do_not_enter_a_text():
    assert answers.read([TEXT], {"t": ["a\x00b\u202ec"]})[0] == {"t": "a b c"}


def test_a_text_of_unseen_signs_alone_is_refused(english):
    assert answers.read([TEXT], {"t": ["\x00\u200b"]}) == ({}, {"t": "Write it in letters or digits."})


def test_of_a_private_text_only_the_last_six_characters_are_kept(catalog):
    assert value(catalog, "cars", "vin_last", "xta21099-0y2 766-389") == "766389"


def test_a_private_text_without_letters_or_digits_is_refused(catalog, english):
    assert error(catalog, "cars", "vin_last", "---") == "Write it in letters or digits."


def test_a_floor_above_the_roof_is_refused(catalog, english):
    values, errors = read(catalog, "flat-sale", floor="10", floors_total="9")
    assert errors == {"floor": "The building has fewer floors than that."}


def test_messages_are_in_the_language_of_the_page(catalog):
    assert error(catalog, "cars", "year", "1800") == "Не меньше 1900."


def test_one_wrong_answer_does_not_lose_the_others(catalog):
    values, errors = read(catalog, "cars", make="Kia", year="никогда")
    assert (values, list(errors)) == ({"make": "Kia"}, ["year"])


@pytest.mark.parametrize(("values", "photos", "derived"), [
    ({}, 0, {"has_photo": False}),
    ({"floor": 1, "floors_total": 5}, 2, {"has_photo": True, "floor_not_first": False, "floor_not_last": True}),
    ({"floor": 5, "floors_total": 5}, 0, {"has_photo": False, "floor_not_first": True, "floor_not_last": False}),
    ({"floor": 2}, 0, {"has_photo": False, "floor_not_first": True}),
    ({"floors_total": 5}, 0, {"has_photo": False}),
    ({"floor": -1, "floors_total": 5}, 0, {"has_photo": False, "floor_not_first": False, "floor_not_last": True}),
])
def test_what_follows_from_the_answers_is_computed(values, photos, derived):
    assert answers.derive(values, photos) == derived


def test_an_option_that_was_withdrawn_is_shown_as_it_was_kept():
    enum = Attribute("в", "в", "c", code="c", kind="enum", filter="multi", options=(Option("а", "ә", "a", value="1"),))
    assert answers.shown([enum], {"c": "old"}, "kk") == [("в", "old")]
    assert answers.shown([enum], {"c": "1"}, "kk") == [("в", "ә")]
