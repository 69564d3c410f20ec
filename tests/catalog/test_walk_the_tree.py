"""Walking the tree of categories: up, down, and to the attributes on the way."""

import pytest

from web.catalog.tree import Catalog

PLAIN = {"name_ru": "а", "name_kk": "а", "name_en": "a", "icon": "", "price_modes": "fixed", "price_period": ""}


def category(id, parent_id=None, position=1, attributes="", hidden=False):
    return {**PLAIN, "id": id, "parent_id": parent_id, "position": position, "slug": f"s{id}",
            "attributes": attributes, "hidden": hidden}


def attribute(code):
    return {**PLAIN, "code": code, "kind": "text", "filter": "text", "unit": "", "private": 0, "derived": 0,
            "required": 0, "min_value": None, "max_value": None, "max_length": 10, "suggest": ""}


def slugs(categories):
    return [found.slug for found in categories]


def codes(catalog, id):
    return [found.code for found in catalog.attributes(id)]


def test_a_category_is_found_by_id_slug_and_address(catalog):
    flats = catalog.by_id(101)
    assert flats is catalog.by_slug("flat-sale") is catalog.by_address("realty/flat-sale")


@pytest.mark.parametrize("address", ["transport/flat-sale", "flat-sale", "realty/", "/realty", "", "realty/no"])
def test_an_address_that_is_not_exact_leads_nowhere(catalog, address):
    assert catalog.by_address(address) is None


def test_what_is_not_there_is_none(catalog):
    assert catalog.by_id(1) is catalog.by_id(None) is catalog.by_slug("no") is catalog.attribute("no") is None


@pytest.mark.parametrize(("lang", "name"), [("ru", "Продажа квартир"), ("kk", "Пәтер сату"), ("en", "Flats for sale")])
def test_a_category_has_a_name_in_each_language(catalog, lang, name):
    assert catalog.by_id(101).name(lang) == name


def test_the_path_leads_from_the_top_to_the_category(catalog):
    assert slugs(catalog.path(101)) == ["realty", "flat-sale"]
    assert catalog.address(100) == "realty"


def test_children_stand_in_their_order(catalog):
    assert slugs(catalog.children(200))[:3] == ["cars", "moto", "trucks"]
    assert slugs(catalog.children())[:2] == ["realty", "transport"]


def test_descendants_are_all_below_without_the_category_itself():
    catalog = Catalog([category(1), category(2, 1), category(3, 2, hidden=True), category(4)], [], [])
    assert slugs(catalog.descendants(1)) == ["s2", "s3"]
    assert catalog.descendants(3) == []


def test_hidden_children_are_given_only_when_asked_for():
    catalog = Catalog([category(1), category(2, 1, hidden=True), category(3, 1)], [], [])
    assert slugs(catalog.children(1)) == ["s3"]
    assert slugs(catalog.children(1, hidden=True)) == ["s2", "s3"]


def test_attributes_are_ones_own_and_then_those_above_each_once():
    rows = [category(1, attributes="a b"), category(2, 1, attributes="c b"), category(3, 2, attributes="d")]
    catalog = Catalog(rows, map(attribute, "abcd"), [])
    assert codes(catalog, 3) == ["d", "c", "b", "a"]
    assert codes(catalog, 1) == ["a", "b"]


def test_cars_ask_for_the_make_first_and_inherit_the_seller(catalog):
    assert codes(catalog, 201)[:3] == ["make", "model", "year"]
    assert "seller_type" in codes(catalog, 201)


def test_a_resume_does_not_ask_for_an_employer(catalog):
    assert "employer_name" not in codes(catalog, catalog.by_slug("resume").id)


def test_options_stand_in_their_order(catalog):
    assert [option.value for option in catalog.attribute("rooms").options] == ["studio", "1", "2", "3", "4", "5+"]


def test_names_and_kinds_of_frozen_things_cannot_be_changed(catalog):
    with pytest.raises(AttributeError):
        catalog.by_id(101).slug = "other"


@pytest.mark.parametrize("rows", [
    [category(1, 2), category(2, 1)], [category(1, 1)], [category(1, 7)],
])
def test_a_tree_that_goes_round_or_hangs_in_the_air_is_refused(rows):
    with pytest.raises(ValueError, match="missing or stands below it"):
        Catalog(rows, [], [])
