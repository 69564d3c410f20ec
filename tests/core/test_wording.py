"""Words of templates: those that never change are in the page's language before a page is made."""

import pytest

from web.core import i18n
from web.core.page import environment


@pytest.fixture
def told(monkeypatch):
    """What was translated while a page was made."""
    asked = []

    def translate(message: str, **values: object) -> str:
        asked.append(message)
        return i18n._(message, **values)

    def render(language: str, source: str, **values) -> str:
        with i18n.speaking(language):
            monkeypatch.setitem(environment().globals, "_", translate)
            return environment().from_string(source).render(**values)

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
    assert told.asked == ["Take off: %(filter)s", "Log in"]


def test_markup_in_a_message_is_not_markup(told):
    assert told("en", "{{ _('<b>') }}") == "&lt;b&gt;"
