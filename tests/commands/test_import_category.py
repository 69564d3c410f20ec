"""Finding our category for a feed's: mapping file, our own slugs, and words when there is no doubt."""

from dataclasses import replace
from pathlib import Path

import pytest

from web.catalog.reference import rows
from web.catalog.tree import Catalog
from web.commands.feeds.matching import Guess, load_map, mapped
from web.commands.feeds.offer import Offer, Unreadable
from web.commands.feeds.rubrics import rubrics

OURS = rubrics(Catalog(*rows(Path(__file__).parent / "feeds" / "catalogue.json").values()))


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        (("Телефоны",), "phones"),
        (("Техника", "телефоны"), "phones"),
        (("Phones",), "phones"),
        (("Жиһаз",), "furniture"),
        (("Жихаз",), "furniture"),
        (("strollers",), "strollers"),
        (("kids/strollers",), "strollers"),
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
    [(), ("Чехлы",), ("Телефоны", "Чехлы"), ("Мебель", "Столы"), ("Фото и видео",), ("Продавцы",),
     ("Аксессуары",), ("Электроника",), ("home/strollers",), ("Для дома",), ("и",)],
)  # fmt: skip
def test_names_that_leave_a_doubt_are_not_guessed(path):
    assert Guess(OURS).find(path) == ""


def test_two_categories_that_fit_equally_are_a_doubt():
    twins = {slug: replace(OURS["furniture"], slug=slug) for slug in ("one", "two")}
    assert Guess(twins).find(("Мебель",)) == ""


def test_hidden_categories_and_those_with_children_take_no_listings():
    assert "electronics" not in OURS and "phones" in OURS
    table = rows(Path(__file__).parent / "feeds" / "catalogue.json")
    table["category"] = [{**row, "hidden": row["slug"] == "home"} for row in table["category"]]
    assert "furniture" not in rubrics(Catalog(*table.values()))


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
    ours = rubrics(Catalog(*rows().values()))
    assert len(ours) > 100
    guess = Guess(ours)
    doubtful = [one.slug for one in ours.values() if guess.find((one.parents[0], one.names[0])) != one.slug]
    assert doubtful == []
