"""A new version: written by the administrator, looked at, compared, and published for good."""

import pytest

from tests.policy.versions import CHANGED, day, publish
from web.core import clock
from web.policy import store

PAGES = ("/admin/policy", "/admin/policy/draft", "/admin/policy/preview", "/admin/policy/differs")
FORMS = {"/admin/policy/begin": {}, "/admin/policy/draft": {"body": "x"}, "/admin/policy/publish": {"number": "2", "day": "2030-01-01"},
         "/admin/policy/drop": {"number": "2"}}


def _deeds(house) -> list[str]:
    return [row.action for row in house.db.all("select action from staff_action where subject = 'policy' order by id")]


def test_each_step_is_in_the_journal_of_staff_and_twice_the_same_is_one(house, olzhas):
    for _ in range(2):
        olzhas.do("/admin/policy/begin")
        olzhas.do("/admin/policy/draft?in=kk", {"body": "# Жаңа"})
    assert _deeds(house) == ["policy draft begun", "policy draft changed"]


@pytest.mark.parametrize("person", ["guest", "boris", "madina"])
def test_only_an_administrator_works_on_it(request, house, olzhas, person):
    olzhas.do("/admin/policy/begin")
    client, status = request.getfixturevalue(person), 303 if person == "guest" else 404
    for path in PAGES:
        assert client.get(path).status_code == status, path
    for path, form in FORMS.items():
        assert client.post(path, data=form).status_code == status, path
    assert store.draft(house.db).number == 2 and store.text(house.db, 2, "ru").body != "x"


@pytest.mark.parametrize("prefix", ["", "/kk", "/en"])
def test_every_page_is_there_in_three_languages_with_and_without_a_draft(olzhas, prefix):
    olzhas.page(prefix + "/admin/policy")
    for path in PAGES[1:]:
        olzhas.page(prefix + path, 404)
    olzhas.do("/admin/policy/begin")
    for path in PAGES:
        olzhas.page(prefix + path)


def test_a_draft_begins_with_the_texts_in_force_and_twice_is_the_same_one(house, olzhas):
    for _ in range(2):
        olzhas.do("/admin/policy/begin")
    assert store.draft(house.db).number == 2
    for language in ("ru", "kk", "en"):
        assert store.text(house.db, 2, language).body == store.text(house.db, 1, language).body


def test_each_language_is_edited_by_itself(house, olzhas):
    olzhas.do("/admin/policy/begin")
    olzhas.do("/admin/policy/draft?in=kk", {"body": "# Жаңа"})
    assert store.text(house.db, 2, "kk").body == "# Жаңа" and store.text(house.db, 2, "ru").body != "# Жаңа"
    assert "# Жаңа" in olzhas.page("/admin/policy/draft?in=kk") and "# Жаңа" not in olzhas.page("/admin/policy/draft?in=ru")
    assert "<h2>Жаңа</h2>" in olzhas.page("/admin/policy/preview?in=kk")
    assert "<ins>Жаңа</ins>" in olzhas.page("/admin/policy/differs?in=kk")
    assert "<ins>" not in olzhas.page("/admin/policy/differs?in=ru")


@pytest.mark.parametrize("body", ["", "   ", "я" * 30_001])
def test_an_empty_or_endless_text_is_refused_and_stays_in_the_form(house, olzhas, body):
    olzhas.do("/admin/policy/begin")
    answer = olzhas.post("/admin/policy/draft?in=ru", files={"body": (None, body)})
    assert answer.status_code == 422 and body.strip() in answer.text
    assert len(store.text(house.db, 2, "ru").body) > 1_000


def test_the_longest_text_is_taken_as_the_form_sends_it(house, olzhas):
    olzhas.do("/admin/policy/begin")
    assert 'enctype="multipart/form-data"' in olzhas.page("/admin/policy/draft")
    assert olzhas.post("/admin/policy/draft?in=kk", files={"body": (None, "ә" * 30_000)}).status_code == 303
    assert store.text(house.db, 2, "kk").body == "ә" * 30_000


def test_the_preview_escapes_and_shows_the_tables_of_now(olzhas):
    olzhas.do("/admin/policy/begin")
    olzhas.do("/admin/policy/draft?in=ru", {"body": "<script>x</script>\n\n[[cookies]]"})
    page = olzhas.page("/admin/policy/preview?in=ru")
    assert "&lt;script&gt;x" in page and "soq_session" in page


def test_publishing_is_written_down_once_and_cannot_be_undone(house, olzhas):
    number = publish(house, olzhas)
    for _ in range(2):
        olzhas.do("/admin/policy/publish", {"number": number, "day": day()})
        olzhas.do("/admin/policy/drop", {"number": number})
    olzhas.do("/admin/policy/draft?in=ru", {"body": "другое"}, 404)
    assert _deeds(house) == ["policy draft begun", *3 * ["policy draft changed"], "policy published"]
    assert store.text(house.db, 2, "ru").body == CHANGED
    assert house.db.value("select count(*) from consent_document") == 2


@pytest.mark.parametrize("when", ["", "yesterday", "2020-01-01", "завтра"])
def test_a_version_cannot_come_into_force_in_the_past(house, olzhas, when):
    olzhas.do("/admin/policy/begin")
    olzhas.do("/admin/policy/publish", {"number": 2, "day": day(-1) if when == "yesterday" else when}, 422)
    assert store.draft(house.db) is not None


def test_a_version_cannot_come_into_force_before_one_that_is_out_already(house, olzhas):
    publish(house, olzhas, later=5)
    olzhas.do("/admin/policy/begin")
    olzhas.do("/admin/policy/publish", {"number": 3, "day": day(4)}, 422)
    olzhas.do("/admin/policy/publish", {"number": 3, "day": day(5)})
    assert store.draft(house.db) is None and len(store.published(house.db)) == 3


def test_a_later_day_begins_at_midnight_in_kazakhstan(house, olzhas):
    publish(house, olzhas, later=2)
    begins = store.published(house.db)[0].in_force_at
    assert clock.local(begins).strftime("%H:%M:%S") == "00:00:00" and clock.day(begins).isoformat() == day(2)


def test_a_draft_can_be_deleted_and_begun_anew(house, olzhas):
    olzhas.do("/admin/policy/begin")
    for _ in range(2):
        olzhas.do("/admin/policy/drop", {"number": 2})
    assert store.draft(house.db) is None and _deeds(house) == ["policy draft begun", "policy draft deleted"]
    assert publish(house, olzhas) == 2


@pytest.mark.parametrize("number", [0, 1, 99])
def test_what_is_no_draft_is_not_published(house, olzhas, number):
    status = 303 if number == 1 else 404
    olzhas.do("/admin/policy/publish", {"number": number, "day": day()}, status)
    assert len(store.published(house.db)) == 1


def test_the_administrator_is_told_when_the_tables_are_not_those_of_the_newest_version(house, olzhas):
    assert "notice warn" not in olzhas.page("/en/admin/policy")
    olzhas.do("/admin/purposes", {"purpose": "research"})
    assert "notice warn" in olzhas.page("/en/admin/policy")
    publish(house, olzhas)
    assert "notice warn" not in olzhas.page("/en/admin/policy")
    assert "<ins>Using my data for research" in olzhas.page("/en/privacy/2/changes")


def test_a_site_that_has_a_version_gets_no_other_first_one(house):
    before = store.text(house.db, 1, "ru").hash
    for feature in house.state.site.features:
        if feature.begin is not None:
            house.db.write(feature.begin, house.state.site, house.settings)
    assert len(store.published(house.db)) == 1 and store.text(house.db, 1, "ru").hash == before
