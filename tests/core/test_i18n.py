"""The three languages: plural forms, missing messages, values in messages."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from web.core import format, i18n


@pytest.fixture(autouse=True)
def own_words(tmp_path, monkeypatch):
    """A small catalogue of the test's own."""
    monkeypatch.setattr(i18n, "FOLDER", tmp_path)
    i18n.catalogue.cache_clear()
    ru = ('\n\nmsgid "%(n)s cat"\nmsgid_plural "%(n)s cats"\nmsgstr[0] "%(n)s кот"\n'
          'msgstr[1] "%(n)s кота"\nmsgstr[2] "%(n)s котов"\n')
    kk = '\n\nmsgid "%(n)s cat"\nmsgid_plural "%(n)s cats"\nmsgstr[0] "%(n)s мысық"\nmsgstr[1] "%(n)s мысықтар"\n'
    for language, forms, text in (("ru", 3, ru + '\nmsgid "Hello, %(name)s"\nmsgstr "Здравствуйте, %(name)s"\n'),
                                  ("kk", 2, kk)):
        few = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"
        rule = few if forms == 3 else "n != 1"
        (tmp_path / language).mkdir()
        head = ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
                f'"Plural-Forms: nplurals={forms}; plural=({rule});\\n"\n')
        (tmp_path / language / "own.po").write_text(head + text, "utf-8")
    yield
    i18n.catalogue.cache_clear()
    i18n.use("ru")


@pytest.mark.parametrize(("language", "forms"), [
    ("ru", {0: "0 котов", 1: "1 кот", 2: "2 кота", 4: "4 кота", 5: "5 котов", 11: "11 котов", 12: "12 котов",
            14: "14 котов",
            21: "21 кот", 22: "22 кота", 25: "25 котов", 101: "101 кот", 111: "111 котов", 112: "112 котов",
            1002: "1002 кота"}),
    ("kk", {0: "0 мысықтар", 1: "1 мысық", 2: "2 мысықтар", 21: "21 мысықтар"}),
    ("en", {0: "0 cats", 1: "1 cat", 2: "2 cats", 21: "21 cats"})])
def test_the_form_of_a_word_fits_its_number(language, forms):
    i18n.use(language)
    assert {n: i18n.ngettext("%(n)s cat", "%(n)s cats", n) for n in forms} == forms


def test_what_has_no_translation_is_said_in_english():
    for language in i18n.LANGUAGES:
        i18n.use(language)
        assert i18n._("Nobody translated this: 100%") == "Nobody translated this: 100%"
        assert i18n.ngettext("%(n)s dog", "%(n)s dogs", 3) == "3 dogs"


def test_values_fill_their_places():
    i18n.use("ru")
    assert i18n._("Hello, %(name)s", name="100% Айгерим") == "Здравствуйте, 100% Айгерим"


def test_the_language_of_one_thread_is_not_that_of_another():
    i18n.use("kk")
    with ThreadPoolExecutor(1) as other:
        other.submit(i18n.use, "en").result()
        assert (other.submit(i18n.current).result(), i18n.current()) == ("en", "kk")


def test_money_and_numbers_do_not_break_over_lines():
    assert format.money(1_234_567) == "1\u202f234\u202f567\u00a0₸" and format.number(0) == "0"


@pytest.mark.parametrize(("seconds", "said"), [
    (1_790_000_000, "today, 19:13"), (1_789_925_000, "yesterday, 22:23"), (1_780_000_000, "29 May"),
    (1_750_000_000, "15 June 2025")])
def test_a_moment_is_said_shortly_in_the_time_of_kazakhstan(seconds, said):
    i18n.use("en")
    assert format.when(seconds, now=1_790_000_100) == said
