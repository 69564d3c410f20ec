"""Reading a shop's CSV table: encodings, delimiters, headers in three languages, bad rows."""

from decimal import Decimal

import pytest

from web.commands.feeds.offer import Offer, Problem
from web.commands.feeds.reading import read

ROW = {"название": "Стол", "цена": "12 500", "категория": "Дом > Мебель"}


def offers(tmp_path, content, encoding="utf-8"):
    file = tmp_path / "feed.csv"
    file.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return list(read(file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_table_is_read_in_each_encoding_and_with_each_delimiter(tmp_path, encoding, delimiter):
    content = delimiter.join(ROW) + "\r\n" + delimiter.join(ROW.values()) + "\r\n"
    [offer] = offers(tmp_path, content, encoding)
    assert (offer.title, offer.price, offer.currency) == ("Стол", Decimal(12500), "KZT")
    assert (offer.category_path, offer.line) == (("Дом", "Мебель"), 2)


@pytest.mark.parametrize(
    "header",
    [
        "id;title;text;price;category;region;photo;currency",
        "Код;Название;Описание;Цена;Категория;Город;Фото;Валюта",
        "Код;Атауы;Сипаттамасы;Бағасы;Санат;Қала;Сурет;Валютасы",
    ],
)
def test_headers_are_known_in_three_languages(tmp_path, header):
    [offer] = offers(tmp_path, f"{header}\n7;Стол;Дубовый;9000;Мебель;Алматы;a.jpg|b.jpg;USD\n")
    assert offer == Offer(
        line=2, external_id="7", title="Стол", text="Дубовый", price=Decimal(9000), currency="USD",
        category_path=("Мебель",), place="Алматы", photos=("a.jpg", "b.jpg"),
    )  # fmt: skip


def test_attribute_columns_and_numbered_photo_columns_are_kept(tmp_path):
    content = "title,attr:rooms,Параметр: Этаж,Фото 1,фото2\nКвартира,3,,x.jpg,https://s.kz/y,1.jpg\n"
    assert "cells" in offers(tmp_path, content)[0].reason
    [offer] = offers(tmp_path, content.replace("y,1", "y1"))
    assert offer.params == (("rooms", "3"),)
    assert offer.photos == ("x.jpg", "https://s.kz/y1.jpg")


def test_columns_that_are_not_used_are_named_once(tmp_path):
    notice, offer = offers(tmp_path, "title;вес;цена;price\nСтол;5 кг;10;20\n")
    assert notice.kind == "notice" and "вес, price" in notice.reason
    assert offer.price == 10


def test_a_bad_row_is_a_problem_and_reading_goes_on(tmp_path):
    content = 'title;price\nА-1;1\nБез цены\n;5\nВ-2;дорого\n"кавычка" не там;3\n\nГ-3;4\n'
    found = offers(tmp_path, content)
    assert [(one.line, one.title) for one in found if isinstance(one, Offer)] == [(2, "А-1"), (8, "Г-3")]
    assert [one.line for one in found if isinstance(one, Problem)] == [3, 4, 5, 6]
    assert all(one.kind == "record" for one in found if isinstance(one, Problem))


def test_a_quote_that_is_never_closed_loses_only_its_own_row(tmp_path):
    problem = offers(tmp_path, 'title;price\nА-1;1\n"Б;2\n')[-1]
    assert (problem.line, problem.kind) == (3, "record")


def test_a_quoted_cell_may_hold_lines_and_delimiters(tmp_path):
    first, second = offers(tmp_path, 'sep=;\ntitle;text\nСтол;"две\nстроки; и знак"\nСтул;нет\n')
    assert first.text == "две\nстроки; и знак"
    assert second.line == 5


def test_a_few_bad_bytes_do_not_turn_a_utf8_file_into_another_encoding(tmp_path):
    content = "title;price\nСтол;1\n".encode() + b"\xff\xfe;2\n" + "Кровать;3\n".encode()
    good, bad, last = offers(tmp_path, content)
    assert (good.title, last.title) == ("Стол", "Кровать")
    assert "not text" in bad.reason


def test_words_in_place_of_a_price_and_of_stock_are_understood(tmp_path):
    content = "title;price;наличие\nА-1;договорная;да\nБ-2;Тегін;нет\nВ-3;;жоқ\n"
    found = [(one.price, one.price_mode, one.available) for one in offers(tmp_path, content)]
    assert found == [(None, "negotiable", True), (None, "free", False), (None, "fixed", False)]


def test_a_price_sign_that_contradicts_the_currency_column_is_refused(tmp_path):
    [problem] = offers(tmp_path, "title;price;currency\nСтол;$5;KZT\n")
    assert "USD" in problem.reason and "KZT" in problem.reason


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"PK\x03\x04rest", "CSV"),
        (b"\x1f\x8bzip", "gzip"),
        (b"a;b\0\0\0", "not text"),
        ("цена;категория\n1;2\n".encode(), "title"),
        (b"title;price\n", "no offers"),
        (b"title;price\n" + b"x" * 1_100_000, "longer"),
    ],
)
def test_a_file_that_is_no_table_ends_with_one_sentence(tmp_path, content, word):
    [problem] = offers(tmp_path, content)
    assert problem.kind == "file" and word in problem.reason


def test_a_missing_file_ends_with_one_sentence(tmp_path):
    [problem] = read(tmp_path / "nothing.csv")
    assert (problem.kind, problem.reason) == ("file", "The file cannot be read: No such file or directory.")
