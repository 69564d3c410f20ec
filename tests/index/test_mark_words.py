"""The words by which a listing was found are marked in its title, in whatever form they stand."""

import time

import pytest

from web.index.marking import marked
from web.index.words import query_terms


@pytest.mark.parametrize(("query", "text", "markup"), [
    ("квартира", "Продам квартиру", "Продам <mark>квартиру</mark>"),
    ("kvartira", "Квартиры!", "<mark>Квартиры</mark>!"),
    ("2 комн", "2-комнатная, 54 м²", "<mark>2-комнатная</mark>, 54 м²"),
    ("2-комн", "Двушка", "<mark>Двушка</mark>"),
    ("патер", "Пәтерді жалға", "<mark>Пәтерді</mark> жалға"),
    ("iphone 15", "Айфон 15, 128 гб", "<mark>Айфон</mark> <mark>15</mark>, 128 гб"),
    ("55 дюймов", 'Телевизор 55" LG', "Телевизор <mark>55&#34;</mark> LG"),
    ("wifi", "Роутер Wi-Fi", "Роутер <mark>Wi-Fi</mark>"),
    ("диван -красный", "Красный диван", "Красный <mark>диван</mark>"),
    ("квартира", "КBАРТИРА", "<mark>КBАРТИРА</mark>"),
])
def test_what_was_asked_for_is_marked(query, text, markup):
    assert marked(text, query_terms(query)) == markup


def test_everything_else_is_escaped():
    assert marked("<b>Диван</b> & шкаф", query_terms("диван")) == "&lt;b&gt;<mark>Диван</mark>&lt;/b&gt; &amp; шкаф"
    assert marked("<i>", query_terms("")) == "&lt;i&gt;"


def test_other_words_are_not_marked():
    assert "<mark>" not in marked("Рамка, столица, 3-комнатная, 156", query_terms("рама стол 2-комн 15"))


def test_marking_a_title_takes_microseconds():
    query, text = query_terms("детский велосипед"), "Детские велосипеды от трёх лет, почти новые"
    began = time.process_time()
    for _time in range(500):
        marked(text, query)
    assert (time.process_time() - began) / 500 < 0.0005
