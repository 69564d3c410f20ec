"""What is found in a text, and what is not although it looks like it."""

import pytest

from web.guard.numbers import is_card, is_iin
from web.guard.spoken import said
from web.guard.text import find


def kinds(text: str) -> list[str]:
    """The kinds of what is found, in order."""
    return [one.kind for one in find(text)]


@pytest.mark.parametrize("number", ["990101500006", "990101501232", "990101599997", "990101500708", "990101500733", "990101500769"])
def test_an_iin_is_known_by_its_check_digit_in_both_passes(number):
    assert is_iin(number) and kinds(f"ИИН {number[:6]} {number[6:]}") == ["iin"]


@pytest.mark.parametrize("number", ["990101500007", "991301500006", "990101700006", "99010150000", "123456789012"])
def test_twelve_other_digits_are_no_iin(number):
    assert not is_iin(number) and kinds(f"Заказ {number}") == []


@pytest.mark.parametrize("number", ["4111 1111 1111 1111", "5555555555554444", "3782 822463 10005", "2200-0000-0000-0004"])
def test_a_card_is_known_by_its_system_and_the_check_of_luhn(number):
    assert kinds("на карту " + number) == ["card"]


def test_a_digit_that_is_wrong_makes_no_card():
    assert not is_card("4111111111111112") and not is_card("0000000000000000") and not is_card("1234567812345670")


@pytest.mark.parametrize("text", [
    "8 701 123 45 67", "+7(701)1234567", "87011234567", "7011234567", "8-701-123-45-67", "8 7О1 l23 45 б7", "8️⃣701 123 45 67",
    "восемь семьсот один сто двадцать три сорок пять шестьдесят семь", "сегіз жеті жүз бір жүз жиырма үш қырық бес алпыс жеті",
    "８ ７０１ １２３ ４５ ６７", "8.701.123.45.67", "+996 555 12 34 56", "тел. 27-12-34"])
def test_a_phone_is_found_however_it_is_written(text):
    assert kinds(f"Звоните {text} вечером") == ["phone"]


@pytest.mark.parametrize("text", [
    "цена 87 000 000 000 тг", "12 500 000", "артикул 87011234567", "27-12-34 мм", "8 701 12", "700 1200 450", "2 шт по 8 705 тг",
    "KZ75 1251 2345 6789 0123", "87 011 000 000", "XTA87011234567890", "один, два, три, четыре, пять"])
def test_other_numbers_are_no_phones(text):
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["a.b@mail.ru", "aigul собака gmail точка com", "info(at)remont.kz", "nurlan айқұлақ mail нүкте kz"])
def test_an_e_mail_is_found_however_it_is_written(text):
    assert kinds(f"Пишите {text}") == ["email"]


@pytest.mark.parametrize("text", ["Щенок, порода собака точка", "@shop в инстаграм", "ит күшігі сатылады, kz нөмір"])
def test_a_dog_is_no_e_mail(text):
    assert kinds(text) == []


@pytest.mark.parametrize("text", [
    "ул. Абая 150, кв. 12", "Абай көшесі, 15-үй", "5-ықшамаудан, 12-үй", "мкр Самал-2, 33", "Сатпаева 90/1", "дом 15, кв. 7"])
def test_a_house_is_an_exact_address(text):
    assert kinds(f"Сдам: {text}.") == ["address"]


@pytest.mark.parametrize("text", [
    "ул. Абая, 2 комнаты", "5 микрорайон", "площадь кухни 9", "Абай көшесі бойында, 2 бөлме", "Камаз 65115", "VW Туран 2008",
    "60 кв 3 этаж", "длина 6 м ширина 2", "мкр Самал 2", "Кировец К-700, 1996"])
def test_a_street_without_a_house_and_other_numbers_are_no_address(text):
    assert kinds(text) == []


@pytest.mark.parametrize("text", [
    "только русским, без животных", "ұлты қазақ", "без судимости", "намаз оқитын қыз", "состою в партии", "член профсоюза",
    "узбекам и таджикам не сдаём", "діндар отбасы"])
def test_what_is_said_of_a_persons_origin_faith_or_past_is_found(text):
    assert set(kinds("Сдам комнату " + text)) == {"special"}


@pytest.mark.parametrize("text", [
    "только русский язык", "доставка только по Казахстану", "русская народная сказка", "қазақ ұлттық ойындары", "корейская косметика",
    "партия товара, состояние новое", "постоянно держим цену", "русская парная", "орыс ертегілері", "курдюк свежий"])
def test_things_and_lands_are_not_persons(text):
    assert kinds(text) == []


def test_kazakh_numbers_are_read_as_they_are_said():
    assert said("сегиз жети жуз бир жуз жиырма уш".split()) in ("8701123", "8700123")
    assert said("восемь семьсот один сто двадцать три сорок пять шестьдесят семь".split()) == "87011234567"


def test_nothing_is_found_twice():
    found = find("Карта 4111 1111 1111 1111, тел 8 701 123 45 67, ул. Абая 5, кв 7, a@b.kz")
    assert [one.kind for one in found] == ["card", "phone", "address", "email"]
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
