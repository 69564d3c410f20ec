"""Finding our category for a feed's: mapping file, our own slugs, and words when there is no doubt."""

import json
from pathlib import Path

import pytest

from web.commands.feeds.matching import Guess, load_map, mapped
from web.commands.feeds.offer import Offer, Unreadable
from web.commands.feeds.rubrics import rubrics

OURS = rubrics(json.loads((Path(__file__).parent / "feeds" / "catalogue.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        (("Телефоны",), "phones"),
        (("Техника", "телефоны"), "phones"),
        (("Phones",), "phones"),
        (("Жиһаз",), "furniture"),
        (("Жихаз",), "furniture"),
        (("strollers",), "strollers"),
        (("Детские коляски",), "strollers"),
        (("Дом и сад", "Мебель"), "furniture"),
        (("Детский мир", "Мебель"), "kids-furniture"),
        (("Услуги", "Фото и видео"), "photo-video"),
        (("Легковые", "Автомобили"), "cars"),
    ],
)
def test_names_that_say_the_same_are_found(path, slug):
    assert Guess(OURS).find(path) == slug


@pytest.mark.parametrize(
    "path",
    [(), ("Чехлы",), ("Телефоны", "Чехлы"), ("Мебель", "Столы"), ("Фото и видео",), ("Продавцы",), ("Аксессуары",),
     ("Электроника",), ("Для дома",), ("и",)],
)  # fmt: skip
def test_names_that_leave_a_doubt_are_not_guessed(path):
    assert Guess(OURS).find(path) == ""


def test_two_categories_that_fit_equally_are_a_doubt():
    twins = rubrics({"attributes": {}, "categories": [
        {"slug": "a", "ru": "Верх", "children": [{"slug": "b", "ru": "Обувь"}, {"slug": "c", "ru": "Обувь"}]}]})  # fmt: skip
    assert Guess(twins).find(("Обувь",)) == ""


def mapping(tmp_path, text, encoding="utf-8"):
    file = tmp_path / "map.csv"
    file.write_text(text, encoding=encoding)
    return load_map(file, OURS)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_a_mapping_names_a_category_its_path_its_number_or_one_above(tmp_path, encoding):
    text = "# feed;ours\nЧехлы;phone-accessories\n77;cars\nДом > Столы;furniture\nДетям;strollers\nЦветы;-\n"
    pairs = mapping(tmp_path, text, encoding)
    offers = [
        Offer(1, "x", category_path=("Телефоны", "ЧЕХЛЫ")),
        Offer(1, "x", category_id="77", category_path=("Чехлы",)),
        Offer(1, "x", category_path=("Дом", "Столы")),
        Offer(1, "x", category_path=("Сад", "Столы")),
        Offer(1, "x", category_path=("Детям", "Всякое", "Ещё")),
        Offer(1, "x", category_path=("Цветы",)),
    ]
    found = [mapped(offer, pairs) for offer in offers]
    assert found == ["phone-accessories", "cars", "furniture", "", "strollers", "-"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Чехлы;no-such\n", "line 1.*no-such"),
        ("А,phones\nЧехлы;electronics\n", "line 2.*phone-accessories"),
        ("Чехлы\n", "two cells"),
        ("Чехлы;\n", "two cells"),
        ("<map/>", "not a CSV"),
    ],
)
def test_a_mapping_file_with_a_fault_is_refused_with_the_line(tmp_path, text, word):
    with pytest.raises(Unreadable, match=word):
        mapping(tmp_path, text)


def test_the_site_s_own_categories_can_be_matched():
    file = Path(__file__).parents[2] / "web" / "catalog" / "categories.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    ours = rubrics(data)
    assert len(ours) == sum(len(top["children"]) for top in data["categories"])
    known = {"enum", "set", "bool", "text", "int", "decimal", "year", "money"}
    assert {attribute.type for one in ours.values() for attribute in one.attributes} <= known
    guess = Guess(ours)
    doubtful = [one.slug for one in ours.values() if guess.find((one.parents[0], one.names[0])) != one.slug]
    assert doubtful == []
