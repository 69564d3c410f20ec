"""The reference file of categories is whole, and a spoilt one is refused."""

import json
import re

import pytest

from web.catalog import reference
from web.catalog.tree import PRICE_MODES

CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.I)
LATIN_WORDS = re.compile(r"IT|VIN|IMEI|R16|TV|[A-E]")


def named(catalog):
    attributes = [catalog.attribute(code) for code in catalog_codes(catalog)]
    return [*catalog.all, *attributes, *(option for attribute in attributes for option in attribute.options)]


def catalog_codes(catalog):
    return dict.fromkeys(code for category in catalog.all for code in category.codes)


def spoilt(tmp_path, change):
    data = json.loads(reference.FILE.read_text("utf-8"))
    change(data)
    file = tmp_path / "categories.json"
    file.write_text(json.dumps(data), "utf-8")
    return file


def test_there_are_thirteen_top_categories_with_their_children(catalog):
    assert len(catalog.children()) == 13
    assert len(catalog.all) == 135


def test_known_ids_do_not_move(catalog):
    known = {"realty": 100, "flat-sale": 101, "cars": 201, "phones": 401, "resume": 1013, "lost-found": 1301}
    assert {slug: catalog.by_slug(slug).id for slug in known} == known


def test_children_follow_their_parent_in_number(catalog):
    assert all(child.id // 100 * 100 == child.parent_id for child in catalog.all if child.parent_id)


def test_slugs_are_plain_words(catalog):
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", category.slug) for category in catalog.all)


def test_every_top_category_has_an_icon(catalog):
    assert all(re.fullmatch("[a-z]+", category.icon) for category in catalog.children())


def test_nothing_is_nameless_in_any_language(catalog):
    assert all(found.ru.strip() and found.kk.strip() and found.en.strip() for found in named(catalog))


def test_russian_and_kazakh_names_hold_no_latin_words(catalog):
    for found in named(catalog):
        for name in (found.ru, found.kk):
            assert not re.search("[A-Za-z]", LATIN_WORDS.sub("", name)), name


def test_english_names_hold_no_cyrillic_letters(catalog):
    assert not [found.en for found in named(catalog) if CYRILLIC.search(found.en)]


def test_russian_names_hold_no_kazakh_letters(catalog):
    assert not [found.ru for found in named(catalog) if re.search("[әғқңөұүһі]", found.ru, re.I)]


def test_siblings_have_different_names(catalog):
    for parent in [None, *(category.id for category in catalog.all)]:
        for lang in ("ru", "kk", "en"):
            names = [child.name(lang) for child in catalog.children(parent)]
            assert len(set(names)) == len(names)


def test_every_attribute_is_asked_somewhere(rows, catalog):
    assert {row["code"] for row in rows["attribute"]} == set(catalog_codes(catalog))


def test_every_category_allows_some_known_price_mode(catalog):
    assert all(category.price_modes and set(category.price_modes) <= set(PRICE_MODES) for category in catalog.all)


def test_pay_is_for_jobs_alone(catalog):
    paying = {category.slug for category in catalog.all if "salary" in category.price_modes}
    assert paying == {"jobs", *(child.slug for child in catalog.children(1000))}


def test_rent_has_a_period_and_sale_has_none(catalog):
    assert catalog.by_slug("flat-rent-long").price_period == "month"
    assert catalog.by_slug("flat-rent-daily").price_period == "day"
    assert catalog.by_slug("flat-sale").price_period == ""


def test_numbers_say_what_is_plausible_and_texts_how_long(rows):
    for row in rows["attribute"]:
        if row["kind"] in ("int", "decimal", "year", "money"):
            assert row["min_value"] < row["max_value"], row["code"]
        if row["kind"] == "text":
            assert 0 < row["max_length"] <= 200, row["code"]


def test_filters_fit_the_kinds(rows):
    fitting = {"enum": {"multi"}, "set": {"multi"}, "bool": {"tri"}, "int": {"range"}, "decimal": {"range"},
               "year": {"range"}, "money": {"range"}, "text": {"text", "none", "multi"}}
    for row in rows["attribute"]:
        assert row["filter"] in fitting[row["kind"]], row["code"]
        if row["kind"] == "text" and row["filter"] == "multi":
            assert row["suggest"], row["code"]
        if row["private"]:
            assert row["filter"] == "none", row["code"]


def test_about_sixty_makes_of_cars_are_suggested(catalog):
    makes = catalog.attribute("make").suggest
    assert 55 <= len(makes) == len(set(makes)) <= 75
    assert {"Toyota", "Lada (ВАЗ)", "Hyundai", "УАЗ"} <= set(makes)


@pytest.mark.parametrize(("change", "fault"), [
    (lambda data: data["categories"][0].update(slug="cars"), "the same slug twice"),
    (lambda data: data["categories"][0].update(id=200), "the same id twice"),
    (lambda data: data["categories"][0].update(price_modes=["barter"]), "realty: unknown .*barter"),
    (lambda data: data["categories"][0].update(price_period="year"), "realty: unknown year"),
    (lambda data: data["categories"][0]["attrs"].append("colour"), "realty: unknown .*colour"),
    (lambda data: data["attributes"]["color"].update(type="ref"), "color: unknown type"),
    (lambda data: data["attributes"]["color"].update(options=[]), "color: options"),
    (lambda data: data["attributes"]["size"].update(options=[{"v": "1", "ru": "1", "kk": "1", "en": "1"}]), "size: options"),
    (lambda data: data["attributes"].update(faith=data["attributes"]["size"]), "special category"),
])
def test_a_spoilt_file_is_refused(tmp_path, change, fault):
    with pytest.raises(ValueError, match=fault):
        reference.rows(spoilt(tmp_path, change))
