"""Words of templates: those that never change are in the page's language before a page is made."""

import pytest

from web.core import i18n
from web.core.page import environment, icon
from web.core.wording import FIXED


@pytest.fixture
def told(monkeypatch):
    """Renders a source in a language; `told.asked` is what was asked of functions while the page was made."""
    asked = []

    def render(language: str, source: str, **values) -> str:
        with i18n.speaking(language):
            made = environment("/" + language)
            template = made.from_string(source)
            for name in FIXED:
                function = made.globals[name]
                monkeypatch.setitem(template.globals, name, lambda *given, _made=function, **more: (
                    asked.append(given), _made(*given, **more))[1])
            return template.render(**values)

    render.asked = asked
    return render


@pytest.mark.parametrize("language", list(i18n.LANGUAGES))
def test_a_constant_message_is_translated_when_the_template_is_read(told, language):
    with i18n.speaking(language):
        wanted = i18n._("Log in")
    assert told(language, "{{ _('Log in') }} {{ _('Log in') ~ '!' }}") == f"{wanted} {wanted}!"
    assert told.asked == []


def test_each_language_has_templates_of_its_own(told):
    assert len({told(language, "{{ _('Log in') }}") for language in i18n.LANGUAGES}) == 3


def test_a_message_with_something_to_fill_in_is_translated_for_each_page(told):
    source = "{{ _('Take off: %(filter)s', filter=word) }}{{ _(word) }}"
    assert told("en", source, word="Log in") == "Take off: Log inLog in"
    assert told.asked == [("Take off: %(filter)s",), ("Log in",)]


def test_markup_in_a_message_is_not_markup(told):
    assert told("en", "{{ _('<b>') }}") == "&lt;b&gt;"


def test_a_symbol_that_is_always_the_same_is_drawn_when_the_template_is_read(told):
    assert told("en", "{{ icon('plus') }}{{ icon('plus', _('Log in')) }}") == icon("plus") + icon("plus", "Log in")
    assert told("en", "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}{{ twice(icon('plus')) }}") == icon("plus") * 2
    assert told.asked == []
    assert told("en", "{{ icon(name) }}", name="plus") == icon("plus") and told.asked == [("plus",)]


def test_a_link_that_is_always_the_same_has_its_language_when_the_template_is_read(told):
    assert told("kk", "{{ url('/login') }} {{ url('/') }}") == "/kk/login /kk"
    assert told.asked == []
    assert told("kk", "{{ url(path) }}", path="/login") == "/kk/login" and told.asked == [("/login",)]


def test_without_a_prefix_whoever_renders_says_how_paths_are_linked():
    with i18n.speaking("kk"):
        template = environment().from_string("{{ url('/login') }}")
    assert template.render(url=lambda path: "https://soq.example" + path) == "https://soq.example/login"
