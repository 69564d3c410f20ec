"""The reference file of places is whole, and a spoilt one is refused."""

import json
import re

import pytest

from web.places import reference
from web.places.country import distance

CYRILLIC = re.compile(r"[а-яёәғқңөұүһі .()-]+", re.I)


def source():
    return json.loads(reference.FILE.read_text("utf-8"))


def spoilt(tmp_path, change):
    data = source()
    change({region["slug"]: region for region in data["regions"]})
    file = tmp_path / "regions.json"
    file.write_text(json.dumps(data), "utf-8")
    return file


def test_there_are_seventeen_oblasts_and_three_cities(country):
    kinds = [region.kind for region in country.regions]
    assert (kinds.count("oblast"), kinds.count("city")) == (17, 3)


def test_all_ninety_cities_are_there(country):
    assert sum(town.kind == "city" for town in country.towns) == 90


def test_no_two_ids_or_slugs_are_the_same(country):
    for places in (country.regions, country.towns):
        assert len({place.slug for place in places}) == len(places)
    ids = [place.id for places in (country.regions, country.towns, country.districts) for place in places]
    assert len(set(ids)) == len(ids)


def test_ids_say_where_a_place_belongs(country):
    assert all(town.id // 1000 == town.region_id for town in country.towns)
    assert all(district.id // 100 == district.town_id for district in country.districts)


def test_known_ids_do_not_move(country):
    known = {"astana": 71001, "almaty": 75001, "semey": 10001, "oskemen": 63001, "konaev": 19001, "kurchum": 63008}
    assert {slug: country.town_by_slug(slug).id for slug in known} == known


def test_names_are_written_in_the_letters_of_their_language(country):
    for place in (*country.regions, *country.towns, *country.districts):
        assert CYRILLIC.fullmatch(place.name_ru), place
        assert CYRILLIC.fullmatch(place.name_kk), place
        assert place.name_en.isascii(), place


def test_slugs_are_plain_words(country):
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", place.slug) for place in (*country.regions, *country.towns))


def test_every_town_lies_within_reach_of_its_regions_centre(country):
    far = [town.slug for town in country.towns if distance(town, country.region(town.region_id)) > 430]
    assert far == []


def test_no_two_towns_stand_on_the_same_spot_but_those_placed_by_a_neighbour(country):
    points = [(town.lat, town.lon) for town in country.towns]
    doubled = {town.slug for town in country.towns if points.count((town.lat, town.lon)) > 1}
    assert doubled == {"zhem", "emba", "alatau", "konaev"}


def test_a_town_without_coordinates_takes_those_of_its_neighbour(country):
    zhem, emba = country.town_by_slug("zhem"), country.town_by_slug("emba")
    assert (zhem.lat, zhem.lon) == (emba.lat, emba.lon)


def test_the_data_keep_no_latin_letter_in_search_names_that_look_russian():
    for region in source()["regions"]:
        for town in region["towns"]:
            for name in town.get("old_names", []) + town.get("search", []):
                assert not (re.search("[a-z]", name, re.I) and re.search("[а-я]", name, re.I)), name


@pytest.mark.parametrize(("change", "fault"), [
    (lambda regions: regions["abai"]["towns"][1].update(slug="oskemen"), "the same slug twice"),
    (lambda regions: regions["abai"]["towns"][1].update(id=10001), "the same id twice"),
    (lambda regions: regions["abai"]["towns"][0].update(lat=80.23, lon=50.41), "outside the country"),
    (lambda regions: regions["abai"]["towns"][0].update(id=11055), "does not belong to region 10"),
    (lambda regions: regions["abai"].update(center="oskemen"), "lies in another region"),
    (lambda regions: regions["abai"]["towns"][1].update(slug="құрчатов"), "plain ASCII"),
    (lambda regions: regions["aktobe"]["towns"][2].update(near="nowhere"), "no coordinates"),
])
def test_a_spoilt_file_is_refused(tmp_path, change, fault):
    with pytest.raises(ValueError, match=fault):
        reference.rows(spoilt(tmp_path, change))
