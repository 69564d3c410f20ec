"""Showing the answers on a page, in the words and units of the reader's language."""

import pytest

from web.catalog import answers, kinds
from web.core.i18n import LANGUAGES, catalogue

FLAT = {"rooms": "studio", "area_total": 54.5, "floor": 3, "new_building": False, "year_built": 2012}


def shown(catalog, slug, values, lang):
    return dict(answers.shown(catalog.attributes(catalog.by_slug(slug).id), values, lang))


def test_labels_and_answers_are_in_the_readers_language(catalog):
    assert shown(catalog, "flat-sale", FLAT, "ru") == {
        "Комнат": "Студия", "Общая площадь": "54,5\u00a0м²", "Этаж": "3", "Год постройки": "2012", "Новостройка": "Нет"}
    assert shown(catalog, "flat-sale", FLAT, "kk") == {
        "Бөлме саны": "Студия", "Жалпы ауданы": "54,5\u00a0м²", "Қабаты": "3", "Салынған жылы": "2012",
        "Жаңа салынған үй": "Жоқ"}
    assert shown(catalog, "flat-sale", FLAT, "en") == {
        "Rooms": "Studio", "Total area": "54.5\u00a0m²", "Floor": "3", "Year built": "2012", "New building": "No"}


@pytest.mark.parametrize(("lang", "text"), [
    ("ru", "120\u202f000\u00a0км"), ("kk", "120\u202f000\u00a0км"), ("en", "120\u202f000\u00a0km")])
def test_numbers_are_grouped_and_carry_their_unit(catalog, lang, text):
    label = catalog.attribute("mileage").name(lang)
    assert shown(catalog, "cars", {"mileage": 120000}, lang) == {label: text}


def test_a_percent_sign_stands_close(catalog):
    assert shown(catalog, "phones", {"battery_state": 87}, "ru") == {"Ёмкость батареи": "87%"}


def test_several_answers_are_joined_in_one_line(catalog):
    assert shown(catalog, "land-sale", {"utilities": ["water", "gas"]}, "kk") == {"Коммуникациялар": "Су, Газ"}


def test_money_is_shown_in_tenge(catalog):
    assert list(shown(catalog, "resume", {"salary_to": 450000}, "ru").values()) == ["450\u202f000\u00a0₸"]


def test_answers_stand_in_the_order_of_the_attributes(catalog):
    labels = [label for label, _ in answers.shown(catalog.attributes(101), dict(reversed(FLAT.items())), "ru")]
    assert labels == ["Комнат", "Общая площадь", "Этаж", "Год постройки", "Новостройка"]


def test_derived_and_foreign_values_are_not_shown(catalog):
    assert shown(catalog, "flat-sale", {"has_photo": True, "floor_not_first": True, "mileage": 5}, "ru") == {}


def test_a_negative_number_keeps_its_sign(catalog):
    assert shown(catalog, "flat-sale", {"floor": -1}, "ru") == {"Этаж": "-1"}


def test_every_unit_is_translated_or_the_same_in_every_language(rows):
    for unit in {row["unit"] for row in rows["attribute"]} - {""}:
        for lang in set(LANGUAGES) - {"en"}:
            assert (unit in catalogue(lang)) == (unit in kinds.UNITS), unit


def test_what_a_form_gave_can_be_shown_again(catalog):
    attributes = catalog.attributes(201)
    raw = {"make": ["kia"], "year": ["2015"], "engine_volume": ["2"], "customs_cleared": ["yes"], "body": ["sedan"]}
    values, errors = answers.read(attributes, raw)
    assert errors == {}
    assert [text for _, text in answers.shown(attributes, values, "en")] == ["Kia", "2015", "Sedan", "2\u00a0l", "Yes"]
