"""The site without a mouse: the skip link, the order of keys, and a mark around what is chosen."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import DESKTOP, PHONE

pytestmark = pytest.mark.browser
STEPS = 40
MARK = """() => {
  const one = document.activeElement, around = getComputedStyle(one), after = getComputedStyle(one, "::after");
  const seen = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const box = one.getBoundingClientRect(), name = (one.getAttribute("aria-label") || one.textContent || one.name).trim();
  return one === document.body ? null : { name, marked: seen(around) || seen(after), shown: box.width > 1 && box.height > 1 };
}"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["/", "/search", "/login"])
def test_each_key_press_shows_where_one_is(person, size, path):
    reader = person(size=size)
    reader.go(path)
    seen = []
    while len(seen) < STEPS:
        reader.page.keyboard.press("Tab")
        seen.append(reader.page.evaluate(MARK))
        if seen[-1] is None:  # past the last one, back in the browser's own bar
            break
    passed = [one for one in seen if one]
    assert len(passed) > STEPS / 4
    assert [one["name"] for one in passed if not (one["marked"] and one["shown"])] == []


def test_the_first_key_leads_past_the_header(person):
    reader = person()
    reader.go("/")
    reader.page.keyboard.press("Tab")
    expect(reader.page.get_by_role("link", name=reader.say("Skip to content"))).to_be_focused()
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("main")).to_be_focused()


def test_a_search_needs_no_mouse(person):
    reader = person(scripts=False)
    reader.go("/")
    reader.page.get_by_role("searchbox").focus()
    reader.page.keyboard.type("телефоны")
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("heading", level=1, name="телефоны")).to_be_visible()


def test_a_form_with_mistakes_leads_to_the_field(person):
    reader = person()
    reader.go("/register")
    reader.fill({"How shall we call you?": "Гүлнар", "E-mail": "gulnar-weak@example.kz", "Password": "123"})
    reader.page.get_by_label(reader.say("I agree")).first.check()
    reader.field("I accept").check()
    reader.press("Create the account")
    reader.page.get_by_role("alert").get_by_role("link", name=reader.say("Password")).click()
    expect(reader.field("Password")).to_be_focused()
    expect(reader.field("Password")).to_have_attribute("aria-invalid", "true")
