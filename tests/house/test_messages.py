"""Russian and Kazakh readers miss nothing."""

import pytest

from tests.house import messages
from tests.house.tree import ROOT, clean, write

USED = """from web.core.i18n import _, ngettext
A = _("Hello, %(name)s", name="x")
B = ngettext("%(n)s listing", "%(n)s listings", 2)
"""
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals={}; plural=0;\\n"\n'
HELLO = '\nmsgid "Hello, %(name)s"\nmsgstr "{}, %(name)s"\n'
COUNT = '\nmsgid "%(n)s listing"\nmsgid_plural "%(n)s listings"\n'
FORMS = ['msgstr[0] "%(n)s a"\n', 'msgstr[1] "%(n)s b"\n', 'msgstr[2] "%(n)s c"\n']
SAVE = '\nmsgid "Save"\nmsgstr "{}"\n'


def russian(root, text):
    write(root, "web/locale/ru/a.po", HEADER.format(3) + text)


def kazakh(root, text):
    write(root, "web/locale/kk/a.po", HEADER.format(2) + text)


@pytest.fixture
def root(tmp_path):
    write(tmp_path, "web/a/views.py", USED)
    write(tmp_path, "templates/a/b.html", '<p>\n{{ _("Save") }}</p>')
    russian(tmp_path, HELLO.format("Привет") + COUNT + "".join(FORMS) + SAVE.format("Сохранить"))
    kazakh(tmp_path, HELLO.format("Сәлем") + COUNT + "".join(FORMS[:2]) + SAVE.format("Сақтау"))
    return tmp_path


def test_nothing_is_missing_stale_or_broken_in_the_translations():
    clean(messages.problems(ROOT))


def test_whole_translations_are_accepted(root):
    assert messages.problems(root) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HELLO + COUNT + "".join(FORMS), "templates/a/b.html:2: not in ru: 'Save'"),
        (HELLO + COUNT + "".join(FORMS) + SAVE.format(""), "web/locale/ru/a.po:14: 1 texts are wanted for 'Save'"),
        (HELLO + COUNT + "".join(FORMS) + "\n#, fuzzy" + SAVE.format("Сох"), "a.po:15: fuzzy: 'Save'"),
        (HELLO + COUNT + "".join(FORMS) + SAVE.format("Сох") + SAVE.format("Бер"), "a.po:17: 'Save' has another text"),
        (HELLO + COUNT + "".join(FORMS[:2]) + SAVE.format("Сох"), "a.po:8: 3 texts are wanted"),
        (HELLO.replace(", %", " %", 1).replace("%(name)s", "%(nom)s"), "views.py:2: not in ru: 'Hello, %(name)s'"),
        ('\nmsgid "Hello, %(name)s"\nmsgstr "Привет"', "a.po:5: 'Привет' must hold the places ['%(name)s']"),
        ('\nmsgid "Bye"\nmsgstr "Пока"', "web/locale/ru/a.po:5: nothing uses 'Bye'"),
        ('\n#~ msgid "Bye"\n#~ msgstr "Пока"', "obsolete"),
    ],
)
def test_a_fault_in_a_translation_is_found(root, text, fault):
    russian(root, text)
    assert any(fault in problem for problem in messages.problems(root)), messages.problems(root)


def test_a_word_used_alone_and_with_a_number_needs_one_entry(root):
    write(root, "templates/a/c.html", '{{ _("%(n)s listing") }}')
    assert messages.problems(root) == []


def test_two_files_with_different_texts_are_found(root):
    write(root, "web/locale/ru/b.po", HEADER.format(3) + SAVE.format("Записать"))
    assert messages.problems(root) == ["web/locale/ru/b.po:5: 'Save' has another text at web/locale/ru/a.po:14"]


def test_a_header_with_the_wrong_number_of_plurals_is_found(root):
    write(root, "web/locale/kk/b.po", HEADER.format(1))
    assert messages.problems(root) == ["web/locale/kk/b.po:1: the header must say nplurals=2"]


def test_long_kazakh_text_that_is_the_russian_one_is_found(root):
    kazakh(root, HELLO.format("Сәлем") + COUNT + "".join(FORMS[:2]) + SAVE.format("Сохранить всё это"))
    russian(root, HELLO.format("Привет") + COUNT + "".join(FORMS) + SAVE.format("Сохранить всё это"))
    assert messages.problems(root) == ["web/locale/kk/a.po:13: the same as in Russian: 'Сохранить всё это'"]


def test_a_template_that_cannot_be_read_is_found(root):
    write(root, "templates/a/c.html", "<p>\n{% if %}")
    assert messages.problems(root)[0].startswith("templates/a/c.html:2: ")
