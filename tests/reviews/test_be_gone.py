"""Destruction and export: of an author the stars stay nameless, of the reviewed nothing; the other person is masked."""

import io
import json
import zipfile

from tests.conftest import PASSWORD
from tests.messages.conftest import freeze
from tests.moderation.cases import hide
from tests.reviews.conftest import done, later, listed, number, review, totals
from tests.reviews.test_report import WHY
from web.privacy import store
from web.privacy.rows import Inventory
from web.reviews import held

AUTHOR, ANSWER = "ҚанарАвторӘҢ", "ҚанарЖауапӘҢ"


def delete(client) -> None:
    """The member deletes their account at once."""
    client.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)


def files_with(house, *words: str) -> list[str]:
    """Which of the words stand in any byte of the data folder."""
    found = [path.read_bytes() for path in house.settings.data.rglob("*") if path.is_file()]
    return [word for word in words if any(word.encode() in content for content in found)]


def exported(client, table: str) -> list[dict]:
    """The rows of a table in an export that the person asks for now."""
    client.do("/profile/export/delete")
    content = client.do("/profile/export", {"password": PASSWORD}, 200).content
    tables = json.loads(zipfile.ZipFile(io.BytesIO(content)).read("data.json"))["tables"]
    return next(one for one in tables if one["name"] == table)["rows"]


def test_of_a_deleted_author_the_stars_stay_nameless_and_no_byte_of_the_words(house, aigerim, boris, guest, madina, deal):
    review(boris, deal, 2, f"Слово {AUTHOR}")
    review(aigerim, deal, 5, "Чужое слово")
    other = done(house, aigerim, boris)
    review(boris, other, 1, "Грубое слово")
    review(aigerim, other)
    hide(madina, "review", number(house, boris, other), WHY, "insult")
    assert files_with(house, AUTHOR) and totals(house, aigerim) == (2, 1)
    delete(boris)
    assert totals(house, aigerim) == (2, 1), "the average of the other stays as it was"
    house.run_job("destructions")
    house.run_job("purge")
    page = listed(guest, aigerim)
    assert "Удалённый аккаунт" in page and AUTHOR not in page and "Борис" not in page
    rows = house.db.all("select * from review")
    assert {(row.author_id, row.about_id, row.words, row.hidden_reason) for row in rows} == {(None, aigerim.member_id, "", "")}
    assert sorted((row.stars, row.hidden_rule) for row in rows) == [(1, "insult"), (2, "")]
    assert totals(house, aigerim) == (2, 1) and files_with(house, AUTHOR, "Чужое слово") == []
    guest.page(f"/members/{boris.member_id}/reviews", 404)


def test_from_the_decision_on_the_stars_are_nameless_and_the_average_never_wavers(house, aigerim, boris, sanzhar, guest, deal):
    review(boris, deal, 2, f"Слово {AUTHOR}")
    review(aigerim, deal)
    assert AUTHOR in listed(guest, aigerim)
    house.db.write(store.destroy, Inventory(house.state.site.tables), boris.member_id)
    for reader in (guest, sanzhar, aigerim):
        page = listed(reader, aigerim)
        assert "Удалённый аккаунт" in page and AUTHOR not in page and totals(house, aigerim) == (2, 1)
    assert AUTHOR not in aigerim.page(f"/reviews/{deal}")
    sanzhar.do("/report", {"subject": "review", "id": house.db.value("select id from review order by id"), "reason": "scam"}, 404)


def test_of_the_reviewed_everything_goes_also_what_others_wrote(house, aigerim, boris, deal):
    review(boris, deal, 5, f"Слово {AUTHOR}")
    review(aigerim, deal, 4, "Надёжный")
    aigerim.do(f"/reviews/{deal}/reply", {"reply": f"Ответ {ANSWER}"})
    aigerim.do("/profile/reviews/shown", dict.fromkeys(held.CHOICE.personal.keys() - {"at"}, "everyone"))
    delete(aigerim)
    house.run_job("destructions")
    house.run_job("purge")
    assert files_with(house, AUTHOR, ANSWER, "Надёжный") == [] and totals(house, boris) == (4, 1)
    assert house.db.value("select count(*) from review where about_id = :id", id=aigerim.member_id) == 0
    assert house.db.value("select count(*) from seller_choice") == 0
    review(boris, deal, 1, "После", 409)
    house.db.one("select * from review where author_id is null and about_id = :id", id=boris.member_id)


def test_a_secret_star_of_a_deleted_author_opens_with_its_term_and_not_before(house, aigerim, boris, deal):
    review(boris, deal, 3, "Не успел открыться")
    delete(boris)
    house.run_job("destructions")
    assert totals(house, aigerim) == (0, 0)
    review(aigerim, deal, 5, "Писать уже некому", 409)
    later(house)
    assert totals(house, aigerim) == (3, 1)


def test_the_export_has_what_one_wrote_and_received_without_contacts_and_nothing_that_is_not_open(house, aigerim, boris, deal):
    review(boris, deal, 4, f"Пишите на boris@example.kz, {AUTHOR}", 422)
    words = f"Звоните 8 701 123 45 67, {AUTHOR}"
    page = review(boris, deal, 4, words, 422).text
    review(boris, deal, 4, words, as_it_is=page.split('name="as_it_is" value="')[1].split('"')[0])
    assert words in json.dumps(exported(boris, "review"), ensure_ascii=False)
    before = json.dumps(exported(aigerim, "review"), ensure_ascii=False)
    assert AUTHOR not in before and '"stars": 4' not in before, before
    review(aigerim, deal, 5, "Спасибо")
    text = json.dumps(exported(aigerim, "review"), ensure_ascii=False)
    assert AUTHOR in text and "45 67" not in text and "Спасибо" in text and str(boris.member_id) not in text
    freeze(house, boris)
    assert AUTHOR not in json.dumps(exported(aigerim, "review"), ensure_ascii=False)


def test_what_is_still_open_about_two_deals_of_the_same_two_is_kept_apart(house, aigerim, boris, deal):
    other = done(house, boris, aigerim)
    review(boris, deal, 5)
    review(aigerim, other, 1)
    assert totals(house, aigerim) == totals(house, boris) == (0, 0)
    review(aigerim, deal, 3)
    assert (totals(house, aigerim), totals(house, boris)) == ((5, 1), (3, 1))
