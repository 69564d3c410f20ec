"""Publishing a listing: what was found is shown to its author first, who masks it or publishes it as it is."""

import html
import re

import pytest

from tests.conftest import plain_text
from tests.listings.selling import begin, filled, publish, row
from tests.listings.test_publish_listing import refuse_publication

PHONE, STREET = "8 701 123 45 67", "ул. Абая 150, кв. 12"
TEXT = f"Почти новый.\n  Звоните {PHONE}, забрать: {STREET}.\nТорг."


def value(page: str, name: str, start: str = "") -> str:
    """The value of the button of that name whose value begins so."""
    found = [html.unescape(one) for one in re.findall(rf'name="{name}" value="([^"]*)"', page)]
    return next(one for one in found if one.startswith(start))


def typed(page: str, name: str) -> str:
    """What stands in the textarea."""
    found = re.search(rf'<textarea[^>]*name="{name}"[^>]*>\r?\n?(.*?)</textarea>', page, re.S)
    return html.unescape(found[1]).replace("\r\n", "\n")


@pytest.fixture
def draft(house, aigerim):
    return begin(aigerim)


@pytest.fixture
def asked(house, aigerim, draft) -> str:
    """The page that answers the first press of «publish»."""
    return aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=TEXT), "publish": "1"}, 422).text


def test_the_author_sees_each_kind_with_its_words_before_anybody_else_does(house, aigerim, guest, draft, asked):
    assert PHONE in asked and STREET in asked and asked.count('class="notice warn"') >= 2
    assert row(house, draft).state == "draft" and row(house, draft).text_ru == TEXT
    assert typed(asked, "text_ru") == TEXT
    guest.page(f"/listings/{draft}", 404)


@pytest.mark.parametrize(("prefix", "said"), [("", "Прежде чем"), ("/kk", "Басқалар оқымай"), ("/en", "Before others")])
def test_the_question_is_asked_in_three_languages(house, aigerim, draft, prefix, said):
    assert said in aigerim.do(f"{prefix}/listings/{draft}/edit", {**filled(house, text_ru=TEXT), "publish": "1"}, 422).text


def test_one_tap_masks_everything_and_leaves_the_rest_as_it_was(house, aigerim, guest, draft, asked):
    page = aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=TEXT), "mask": "all"}, 200).text
    wanted = TEXT.replace(PHONE, "•••").replace(STREET, "•••")
    assert typed(page, "text_ru") == wanted and 'id="found"' not in page
    aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=typed(page, "text_ru")), "publish": "1"})
    assert row(house, draft).state == "live" and row(house, draft).text_ru == wanted
    assert PHONE not in guest.page(f"/listings/{draft}")


def test_one_thing_is_masked_and_the_other_is_asked_about_still(house, aigerim, draft, asked):
    chosen = value(asked, "mask", "phone:")
    page = aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=TEXT), "mask": chosen}, 422).text
    assert typed(page, "text_ru") == TEXT.replace(PHONE, "•••") and value(page, "mask", "address:") == "address:" + STREET


def test_it_is_published_as_it_is_when_the_author_says_so(house, aigerim, guest, draft, asked):
    seal = value(asked, "as_it_is")
    for _ in range(2):
        aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=TEXT), "as_it_is": seal})
    assert row(house, draft).state == "live" and PHONE in guest.page(f"/listings/{draft}")


def test_a_confirmation_holds_for_exactly_this_text(house, aigerim, draft, asked):
    seal = value(asked, "as_it_is")
    changed = filled(house, text_ru=TEXT + " Карта 4111 1111 1111 1111")
    page = aigerim.do(f"/listings/{draft}/edit", {**changed, "as_it_is": seal}, 422).text
    assert "4111 1111 1111 1111" in plain_text(page) and row(house, draft).state == "draft"


@pytest.mark.parametrize("forged", ["1", "all", "x.y.z"])
def test_a_forged_confirmation_is_none(house, aigerim, draft, asked, forged):
    aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=TEXT), "as_it_is": forged}, 422)


def test_a_confirmation_of_one_listing_is_none_for_another(house, aigerim, draft, asked):
    other = begin(aigerim, "106")
    aigerim.do(f"/listings/{other}/edit", {**filled(house, text_ru=TEXT), "as_it_is": value(asked, "as_it_is")}, 422)


def test_each_public_text_is_read_in_both_languages_and_in_the_answers(house, aigerim, draft):
    for name, text in (("title_ru", "Телефон 87011234567"), ("title_kk", "Телефон 87011234567"), ("text_ru", "a@mail.ru"),
                       ("a-brand", "тел 87011234567")):
        given = {**filled(house), name: text, "publish": "1"}
        assert 'id="found"' in aigerim.do(f"/listings/{draft}/edit", given, 422).text, name


def test_saving_a_draft_asks_nothing(house, aigerim, draft):
    for button in ("save", "preview"):
        aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=TEXT), button: "1"})
    assert row(house, draft).text_ru == TEXT


def test_a_text_with_nothing_to_find_is_published_at_once(house, aigerim):
    assert row(house, publish(house, aigerim, text_ru="Размер 48, пробег 123 456 км, цена 12 500 000")).state == "live"


def test_the_preview_asks_the_same_and_keeps_the_answer_about_consent(house, aigerim, draft):
    refuse_publication(house, aigerim.member_id)
    where = aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=TEXT), "publish": "1"}).headers["location"]
    page = aigerim.page(where)
    assert 'id="found"' in page and " checked" not in page
    page = aigerim.do(f"/listings/{draft}/publish", {"publication": "1", "mask": "all"}, 200).text
    assert 'id="found"' not in page and 'value="1" checked' in page and PHONE not in row(house, draft).text_ru
    aigerim.do(f"/listings/{draft}/publish", {"publication": "1"})
    assert row(house, draft).state == "live"


def test_from_the_preview_it_is_not_published_unread(house, aigerim, draft):
    aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=TEXT), "preview": "1"})
    page = aigerim.do(f"/listings/{draft}/publish", {}, 422).text
    assert row(house, draft).state == "draft"
    aigerim.do(f"/listings/{draft}/publish", {"as_it_is": value(page, "as_it_is")})
    assert row(house, draft).state == "live"


def test_what_had_ended_is_read_again_when_it_is_published_again(house, aigerim, draft):
    given = {**filled(house, text_ru=TEXT), "publish": "1"}
    seal = value(aigerim.do(f"/listings/{draft}/edit", given, 422).text, "as_it_is")
    aigerim.do(f"/listings/{draft}/edit", {**given, "as_it_is": seal})
    aigerim.do(f"/listings/{draft}/close", {"reason": "withdrawn"})
    assert 'id="found"' in aigerim.do(f"/listings/{draft}/reopen", {}, 422).text


def test_a_stranger_learns_nothing(house, sanzhar, draft, asked):
    for button in ({"publish": "1"}, {"mask": "all"}):
        sanzhar.do(f"/listings/{draft}/edit", {**filled(house, text_ru=TEXT), **button}, 404)
        sanzhar.do(f"/listings/{draft}/publish", button, 404)
