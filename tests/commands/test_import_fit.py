"""Making a listing draft of an offer."""

from decimal import Decimal
from pathlib import Path

import pytest

from web.catalog.reference import rows
from web.catalog.tree import Catalog
from web.commands.feeds.attributes import sort_params
from web.commands.feeds.choices import choose
from web.commands.feeds.fitting import fit
from web.commands.feeds.offer import Offer, Problem, Repeats, Unreadable, key
from web.commands.feeds.plain import cut, plain
from web.commands.feeds.rubrics import rubrics

OURS = rubrics(Catalog(*rows(Path(__file__).parent / "feeds" / "catalogue.json").values()))


def offer(**said):
    return Offer(**{"line": 3, "title": "Телефон", "price": Decimal(100), "currency": "KZT", **said})


def test_an_offer_becomes_a_draft():
    draft = fit(
        offer(external_id="7", title=" Телефон\n&quot;Алма&quot; ", text="<p>Новый</p>", vendor="Алма",
              params=(("Цвет", "Серебристый"), ("Вес", "180 г")), url="https://s.kz/7", place="Алматы"),
        choose(OURS, category="phones"),
    )  # fmt: skip
    assert (draft.key, draft.title, draft.text) == ("id:7", 'Телефон "Алма"', "Новый\n\nВес: 180 г")
    assert (draft.price, draft.price_mode, draft.category) == (100, "fixed", "phones")
    assert draft.attributes == {"brand": "Алма", "color": "grey"}
    assert (draft.place, draft.url, draft.warnings) == ("Алматы", "https://s.kz/7", ())


def test_the_mapping_goes_before_the_one_category_and_that_before_words():
    said = offer(category_path=("Мебель",))
    assert fit(said, choose(OURS)).category == "furniture"
    assert fit(said, choose(OURS, category="phones")).category == "phones"
    assert fit(said, choose(OURS, category="phones", pairs={"мебель": "strollers"})).category == "strollers"
    assert fit(said, choose(OURS, pairs={"мебель": "-"})).kind == "skipped"


def test_an_unknown_category_is_a_problem_that_names_it():
    problem = fit(offer(category_path=("Цветы", "Розы")), choose(OURS))
    assert (problem.kind, problem.subject, problem.line) == ("category", "Цветы > Розы", 3)


def test_a_category_or_a_folder_that_is_not_there_is_refused_at_once(tmp_path):
    with pytest.raises(Unreadable, match="phones"):
        choose(OURS, category="electronics")
    with pytest.raises(Unreadable, match="folder"):
        choose(OURS, photos=tmp_path / "none")


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({"price": None}, "no price"),
        ({"currency": "RUB"}, "--rate RUB"),
        ({"title": "<b>А</b>"}, "3 characters"),
    ],
)
def test_an_offer_that_cannot_be_a_listing_is_refused_with_the_reason(said, word):
    problem = fit(offer(**said), choose(OURS, category="phones"))
    assert isinstance(problem, Problem) and word in problem.reason


def test_price_modes_are_those_that_the_category_allows():
    free = offer(price=None, price_mode="free")
    assert (fit(free, choose(OURS, category="phones")).price_mode) == "free"
    assert "free" in fit(free, choose(OURS, category="strollers")).reason
    job = fit(offer(params=(("employer", "Дүкен"),)), choose(OURS, category="sales-jobs"))
    assert (job.price, job.price_mode) == (100, "salary")


def test_a_required_attribute_is_asked_for_by_its_column():
    assert "attr:employer" in fit(offer(), choose(OURS, category="sales-jobs")).reason


def test_params_fit_by_name_and_value_or_become_lines():
    values, lines = sort_params(
        [("Марка", "TOYOTA"), ("Шығарылған жылы", "2015 г."), ("mileage", "120 000 км"), ("Объём", "2,5 л"),
         ("Растаможен", "иә"), ("year", "2016"), ("Пробег ", "5 миль"), ("Колёса", "R16"),
         ("VIN", "X" * 30), ("Руль", "")],
        OURS["cars"],
    )  # fmt: skip
    assert values == {"make": "Toyota", "year": 2015, "mileage": 120000, "volume": 2.5, "cleared": True}
    assert lines == ["year: 2016", "Пробег: 5 миль", "Колёса: R16"]


@pytest.mark.parametrize(
    ("name", "value"), [("year", "1500"), ("volume", "99"), ("volume", "2.5 кг"), ("cleared", "может быть"),
                        ("make", "слово " * 20), ("mileage", "1.5")],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_kept_as_text(name, value):
    assert sort_params([(name, value)], OURS["cars"]) == ({}, [f"{name}: {value.strip()}"])


def test_several_values_of_a_set_must_all_be_known():
    assert sort_params([("Передача", "Самовывоз, по городу")], OURS["phones"])[0] == {"delivery": ["pickup", "city"]}
    assert sort_params([("Передача", "Самовывоз, дрон")], OURS["phones"])[0] == {}


def test_long_words_are_cut_and_the_draft_says_so():
    long = offer(title="слово " * 30, text="слово " * 2000, params=(("Вес", "5"),))
    draft = fit(long, choose(OURS, category="phones"))
    assert len(draft.title) <= 100 and draft.title.endswith("слово…")
    assert len(draft.text) <= 5000 and draft.text.endswith("слово…\n\nВес: 5")
    assert {"the title is cut", "the text is cut"} <= set(draft.warnings)


@pytest.mark.parametrize("text", ["звоните +7 (701) 123-45-67", "8 701 1234567", "т.87011234567"])
def test_a_phone_stays_in_the_text_with_a_warning(text):
    draft = fit(offer(text=text), choose(OURS, category="phones"))
    assert draft.text == text and "the text holds a phone number" in draft.warnings


def test_an_e_mail_is_warned_of_and_a_number_of_goods_is_not():
    warnings = fit(offer(text="пишите a.b@shop.kz, код 4600123456789"), choose(OURS, category="phones")).warnings
    assert warnings == ("the text holds an e-mail address",)


def test_only_addresses_of_the_web_are_kept():
    assert fit(offer(url="javascript:alert(1)"), choose(OURS, category="phones")).url == ""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Раз&nbsp;&amp; два</p>\nтри", "Раз & два\n\nтри"),
        ("<ul><li>а</li>\n<li>б <b>в</b></li><li></li></ul>г", "• а\n• б в\n\nг"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
        ("раз<br>два<br/>\nтри", "раз\nдва\nтри"),
        ("строка\n<b>другая</b>\n\n\n\nещё", "строка\nдругая\n\nещё"),
        ("масса <5 кг и >2", "масса <5 кг и >2"),
        ("&lt;p&gt;раз&lt;/p&gt;", "раз"),
        ("да<script>нет<b>нет</b></script><!-- нет <p> -->да<style>x", "дада"),
        ("\x1b[31mкрас\u202eный\x00", "[31mкрасный"),
    ],
)
def test_html_becomes_plain_text(source, text):
    assert plain(source) == text


def test_cutting_ends_at_a_word_unless_there_is_none():
    assert cut("раз два три", 9) == "раз два…"
    assert cut("а" * 20, 10) == "а" * 9 + "…"
    assert cut("ровно", 5) == "ровно"


def test_the_key_is_the_feed_s_id_or_else_stays_the_same_for_the_same_offer():
    assert key(offer(external_id=" a  1 ")) == "id:a 1"
    assert key(offer(external_id="x" * 500)).startswith("h:") and len(key(offer(external_id="x" * 500))) <= 64
    assert key(offer(url="https://s.kz/1", title="А")) == key(offer(url="https://s.kz/1", title="Б"))
    assert key(offer(title="А")) != key(offer(title="Б"))


def test_a_second_offer_with_the_same_key_is_noticed():
    repeats = Repeats()
    assert [repeats.first(name) for name in ("a", "b", "a")] == [True, True, False]
