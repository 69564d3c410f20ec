"""A listing's text becomes terms: numbers with units, models, hyphens, nothing that can ring a phone."""

import pytest

from web.index.words import MOST_TERMS, terms


@pytest.mark.parametrize("text", [
    "2-комн", "2 комн.", "2-х комнатная", "2х комн", "двухкомнатная", "двушка", "2 бөлмелі",
])
def test_rooms_are_one_term_however_written(text):
    assert "2комн" in terms(text)


@pytest.mark.parametrize(("text", "term"), [
    ('15"', "15дюйм"), ("15-дюймовый", "15дюйм"), ("256GB", "256гб"), ("60 м²", "60квм"), ("60 кв. м", "60квм"),
    ("1,50 л", "1·5л"), ("2.0 л", "2л"), ("120 л.с.", "120лс"), ("5 шт", "5шт"), ("220в", "220в"), ("6 соток", "6сот"),
])
def test_a_number_and_its_unit_are_one_term(text, term):
    assert term in terms(text)


def test_a_number_with_a_unit_is_found_by_the_number_alone():
    assert "128" in terms("iPhone 13 128гб")


def test_a_letter_alone_after_a_space_is_a_word_and_not_a_unit():
    assert "12в" not in terms("12 в ряд") and "2комн" not in terms("2 к югу")


@pytest.mark.parametrize("text", [
    "+7 701 123 45 67", "87011234567", "8 (701) 123-45-67", "8-701-123-45-67", "8.701.123.45.67", "701 000 45 67",
    "ИИН 901231300123", "4400 4301 1234 5678", "8 7 0 1 1 2 3 4 5 6 7",
])
def test_phones_and_other_long_numbers_are_never_terms(text):
    assert not any(any(sign.isdigit() for sign in term) for term in terms(text))


@pytest.mark.parametrize(("text", "term"), [
    ("цена 35 000 000 тг", "35000000"), ("1 250 500", "1250500"), ("2019 года, пробег 120 000 км", "120000км"),
])
def test_thousands_are_joined(text, term):
    assert term in terms(text)


def test_a_year_beside_a_price_is_not_taken_for_a_phone():
    assert {"2019", "5000000"} <= set(terms("2019 5 000 000"))


def test_neighbouring_numbers_are_not_joined():
    assert {"13", "128"} <= set(terms("iPhone 13 128"))


def test_letters_and_digits_are_split():
    assert terms("iPhone15Pro") == ["iphone", "15", "pro"]


def test_cyrillic_look_alikes_of_a_model_are_read_as_latin():
    assert terms("Х5") == terms("X5") and terms("А54") == terms("A54") and terms("С-180") == terms("C-180")


def test_look_alikes_inside_a_word_go_to_the_word_s_own_script():
    assert terms("KBАРТИРА") == terms("квартира") and terms("iРhоnе") == ["iphone"]


def test_scripts_that_cannot_be_joined_are_parted():
    assert terms("usbшнур") == ["usb", "шнур"]


def test_quotes_mean_nothing():
    assert terms('"iPhone 15"') == terms("iPhone 15") == terms("«iPhone 15»")


def test_a_short_half_with_a_hyphen_is_kept_joined_too():
    assert terms("wi-fi") == ["wi", "wifi", "fi"] and "креслокровать" not in terms("кресло-кровать")


def test_a_long_text_gives_a_bounded_number_of_terms():
    assert len(terms(" ".join(f"{'абвгде'[n % 6]}{'жзиклм'[n // 6 % 6]}ст{n}" for n in range(3_000)))) == MOST_TERMS


def test_each_term_comes_once():
    found = terms("Диван, диваны, диванов")
    assert found == ["диван"]
