"""What is found in words, where it stands, and what takes it back."""

import random

import pytest

from web.scam.judging import judge
from web.scam.kinds import Sign, weightiest
from web.scam.words import folded, meant, words


def kinds(text: str) -> set[str]:
    """The kinds of signs in a text."""
    return {sign.kind for sign in judge(text)}


@pytest.mark.parametrize(("written", "plain"), [
    ("предоплатта", "предоплата"), ("пpeдoплaтa", "предоплата"), ("predoplata", "предоплата"), ("cмc", "смс"), ("vatsap", "вацап"),
    ("скиньте", "скинте"), ("whаtsаpp", "вхацап"), ("cvv", "cvv"), ("77012345678", "77012345678"),
])
def test_a_word_is_read_as_it_is_meant(written, plain):
    assert meant(folded(written)) == plain


@pytest.mark.parametrize("text", ["п р е д о п л а т а", "п.р.е.д.о.п.л.а.т.а", "П-р-е-д-о-п-л-а-т-а"])
def test_letters_set_apart_are_one_word(text):
    assert [word.text for word in words(text)] == ["предоплата"]


def test_short_words_in_a_row_stay_apart():
    assert [word.text for word in words("а я и ты, т.е. он")] == ["а", "я", "и", "ты", "т", "е", "он"]


@pytest.mark.parametrize(("text", "denied"), [
    ("Нужна предоплата", "Предоплата не нужна"), ("Алдын ала төлем керек", "Алдын ала төлем керек емес"),
    ("Пишите в WhatsApp", "Не пишите в WhatsApp"), ("Скажите код из смс", "Никому не говорите код из смс"),
    ("Задаток 5000", "Задаток при осмотре"), ("Ватсапқа жазыңыз", "Ватсапта жоқпын"),
])
def test_a_not_takes_it_back(text, denied):
    assert kinds(text) and not kinds(denied)


@pytest.mark.parametrize("text", [
    "Осторожно, мошенники просят предоплату", "Алаяқтар смс кодты сұрайды", "Это развод: просят номер карты и CVV",
])
def test_talk_of_frauds_is_none(text):
    assert not kinds(text)


def test_what_cannot_be_done_is_no_denial():
    assert "prepay" in kinds("Показать не могу, внесите задаток")


@pytest.mark.parametrize(("text", "found"), [
    ("Здравствуйте. Переведите задаток, пожалуйста", "задаток"), ("Гляньте https://foto.top/1, там всё", "https://foto.top/1"),
    ("На карту 4400 4301 2345 6789 можно", "4400 4301 2345 6789"),
])
def test_the_passage_is_where_it_stands(text, found):
    assert found in [sign.of(text) for sign in judge(text)]


def test_tenge_and_telegram_are_told_apart():
    assert "messenger" in kinds("Пишите в тг") and "messenger" not in kinds("Отдам за 5 000 тг, пишите")


def test_the_weightiest_sign_is_explained_first():
    assert weightiest([Sign(0, 1, "messenger"), Sign(5, 9, "code")]).kind == "code"
    assert weightiest([]) is None


def test_any_text_is_judged_and_its_places_lie_within_it():
    dice = random.Random(5)
    pieces = ["предоплата", "kaspi.kz", " ", ".", "код", "из", "смс", "İ", "ß", "🙂", "т е л", "@",
              "4400430123456789", "\n", "xn--", "не", "://", "́"]
    for _ in range(400):
        text = "".join(dice.choice(pieces) for _ in range(dice.randint(0, 25)))
        for sign in judge(text):
            assert 0 <= sign.start < sign.end <= len(text), text
        assert judge(text) == judge(text)
