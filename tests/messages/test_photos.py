"""Photos in messages: they wait in the field, go with the message, and are there for the two people only."""

import io
import re
import zipfile

import pytest

from tests.conftest import PASSWORD
from tests.media.pictures import jpeg
from tests.messages.conftest import PART, add_photo, bubbles, count, delete, destroy, freeze, photos_in, put_listing, reply, write
from web.core import clock
from web.core.clock import DAY


@pytest.fixture
def pictured(boris, thread) -> str:
    """The address of a photo that Boris sent."""
    assert add_photo(boris, thread).status_code == 200
    reply(boris, thread, "Вот такая?")
    [path] = photos_in(boris.page(f"/messages/{thread}"))
    return path


def files(house) -> list[str]:
    """The folders in which files of photos lie."""
    return sorted({path.relative_to(house.settings.data).parts[0] for path in house.settings.data.rglob("*.jpg")})


def test_a_photo_is_seen_by_the_two_and_is_nowhere_for_others(house, aigerim, boris, sanzhar, guest, madina, thread, pictured):
    for person in (aigerim, boris):
        answer = person.get(pictured)
        assert (answer.status_code, answer.headers["content-type"], answer.headers["cache-control"]) == (
            200, "image/jpeg", "private, no-store")
    for person in (sanzhar, madina):
        assert person.get(pictured).status_code == 404
    assert guest.get(pictured).status_code == 303
    name = pictured.split("/")[-1]
    assert guest.get(f"/photos/{name[:2]}/{name}").status_code == 404
    assert files(house) == ["withheld"]
    other = write(sanzhar, house.db.write(put_listing, aigerim.member_id), "Здравствуйте")
    assert sanzhar.get(pictured.replace(str(thread), str(other))).status_code == 404


def test_a_photo_that_waits_is_seen_by_its_owner_alone_and_can_be_removed(house, aigerim, boris, thread):
    strip = add_photo(boris, thread).text
    path = re.search(r'src="(/messages/\d+/photos/[^"]+)"', strip)[1]
    assert (boris.get(path).status_code, aigerim.get(path).status_code) == (200, 404)
    assert path in boris.page(f"/messages/{thread}") and path not in aigerim.page(f"/messages/{thread}")
    number = re.search(r'name="waiting" value="(\d+)"', strip)[1]
    aigerim.do(f"/messages/{thread}/photos/remove", {"waiting": number})
    assert count(house, "photo") == 1
    for _ in range(2):
        boris.do(f"/messages/{thread}/photos/remove", {"waiting": number}, 200, headers=PART)
    assert (count(house, "photo"), files(house)) == (0, [])


def test_sending_a_photo_twice_makes_one_and_there_is_a_most(house, boris, thread):
    for _ in range(2):
        add_photo(boris, thread, "same")
    assert count(house, "photo") == 1
    for number in range(5):
        add_photo(boris, thread, f"k{number}")
    answer = add_photo(boris, thread, "too many")
    assert answer.status_code == 422 and "не больше 6 фото" in answer.text
    reply(boris, thread, "")
    assert len(photos_in(boris.page(f"/messages/{thread}"))) == 6 and count(house, "message") == 2


def test_without_scripts_the_text_typed_meanwhile_is_kept(house, boris, thread):
    answer = boris.post(f"/messages/{thread}/photos", files={"photo": ("a.jpg", jpeg(400, 300), "image/jpeg")},
                        data={"text": "Печатал долго", "send_key": "a", "upload_key": "b"})
    assert answer.status_code == 200 and "Печатал долго</textarea>" in answer.text and "-160.jpg" in answer.text
    answer = boris.post(f"/messages/{thread}/photos", files={"photo": ("a.jpg", b"no photo", "image/jpeg")},
                        data={"text": "Печатал долго", "upload_key": "c"})
    assert answer.status_code == 422 and "Печатал долго</textarea>" in answer.text and 'role="alert"' in answer.text


def test_a_photo_chosen_but_not_sent_is_not_lost_in_silence(house, boris, thread):
    answer = boris.do(f"/messages/{thread}", {"text": "Смотрите", "photo": "a.jpg"}, 422)
    assert "сначала нажмите «Отправить фото»" in answer.text and "Смотрите" in answer.text
    assert count(house, "message") == 1
    boris.do(f"/messages/{thread}", {"text": "Смотрите", "photo": "[object File]"}, 200, headers=PART)  # htmx, nothing chosen
    assert count(house, "message") == 2


def test_photos_wait_on_when_sending_is_refused(house, aigerim, boris, thread):
    add_photo(boris, thread)
    reply(boris, thread, "я" * 2001, status=422)
    aigerim.do(f"/messages/{thread}/block")
    reply(boris, thread, "Раз", status=422)
    assert add_photo(boris, thread, "other").status_code == 200, "nothing is added in a closed conversation"
    assert count(house, "photo") == 1
    aigerim.do(f"/messages/{thread}/unblock")
    reply(boris, thread, "Раз")
    assert len(photos_in(aigerim.page(f"/messages/{thread}"))) == 1


def test_what_is_hidden_deleted_or_blocked_shows_no_photo(house, aigerim, boris, thread, pictured):
    number = bubbles(boris.page(f"/messages/{thread}"))[-1]
    freeze(house, boris)
    assert aigerim.get(pictured).status_code == 404 and pictured not in aigerim.page(f"/messages/{thread}")
    freeze(house, boris, None)
    entry = next(entry for entry in house.state.site.joined("reportable") if entry.name == "message")
    house.db.write(entry.hide, number, "грубо")
    assert (aigerim.get(pictured).status_code, boris.get(pictured).status_code) == (404, 200)
    house.db.write(entry.restore, number)
    delete(aigerim, thread, number)
    assert (aigerim.get(pictured).status_code, boris.get(pictured).status_code) == (404, 200)


def test_the_export_has_the_photos_one_sent_and_destruction_leaves_none(house, aigerim, boris, thread, pictured):
    archive = zipfile.ZipFile(io.BytesIO(boris.do("/profile/export", {"password": PASSWORD}, 200).content))
    assert [name for name in archive.namelist() if name.endswith(".jpg")]
    theirs = zipfile.ZipFile(io.BytesIO(aigerim.do("/profile/export", {"password": PASSWORD}, 200).content))
    assert not [name for name in theirs.namelist() if name.endswith(".jpg")]
    destroy(house, boris)
    assert (count(house, "photo"), files(house), aigerim.get(pictured).status_code) == (0, [], 404)
    aigerim.page(f"/messages/{thread}")


def test_a_conversation_past_its_term_goes_with_its_photos_and_words(house, boris, thread, pictured, monkeypatch):
    add_photo(boris, thread, "waiting")
    later = clock.now() + 366 * DAY
    monkeypatch.setattr("web.core.clock.now", lambda: later)
    house.run_job("terms of keeping")
    house.run_job("unseen messages")
    assert [count(house, table) for table in ("thread", "message", "thread_word", "photo")] == [0, 0, 0, 0]
    assert files(house) == []


def test_photos_that_were_never_sent_go_after_a_day(house, boris, thread, pictured, monkeypatch):
    add_photo(boris, thread, "waiting")
    house.run_job("unseen messages")
    assert count(house, "photo") == 2
    later = clock.now() + DAY + 60
    monkeypatch.setattr("web.core.clock.now", lambda: later)
    house.run_job("unseen messages")
    assert count(house, "photo") == 1


def first(client, listing: int, part: bool = True, **typed):
    """Sends a photo for somebody to whom nothing was written yet."""
    return client.post(f"/messages/new/photos?listing={listing}", data={"listing": listing, "upload_key": "first", **typed},
                       files={"photo": ("photo.jpg", jpeg(), "image/jpeg")}, headers=PART if part else {})


def test_the_first_message_may_bring_photos(aigerim, boris, listing):
    assert "/messages/new/photos?listing=" in boris.page(f"/messages/new?listing={listing}")
    strip = first(boris, listing)
    assert strip.status_code == 200 and 'alt="Фото 1"' in strip.text
    assert "/messages/" not in aigerim.page("/messages").split('id="inbox"')[1].split("</main>")[0].replace("/messages?show", "")
    thread = write(boris, listing, "Такая же, как у меня?")
    [path] = photos_in(aigerim.page(f"/messages/{thread}"))
    assert aigerim.get(path).status_code == 200


def test_a_photo_alone_may_be_the_first_message(aigerim, boris, listing):
    first(boris, listing)
    thread = write(boris, listing, "")
    assert len(photos_in(aigerim.page(f"/messages/{thread}"))) == 1


def test_without_scripts_the_first_photo_leads_into_the_conversation_with_what_was_typed(aigerim, boris, listing):
    page = first(boris, listing, part=False, text="Ещё есть?").text
    assert "Ещё есть?</textarea>" in page and 'alt="Фото 1"' in page
    thread = int(re.search(r'action="/messages/(\d+)"', page)[1])
    assert bubbles(aigerim.page(f"/messages/{thread}")) == []
    reply(boris, thread, "Ещё есть?")
    assert len(photos_in(aigerim.page(f"/messages/{thread}"))) == 1


def test_a_first_photo_goes_nowhere_but_to_the_owner_of_a_live_listing(house, aigerim, boris, guest, listing):
    ended = house.db.write(put_listing, aigerim.member_id, "closed")
    assert first(boris, ended).status_code == first(boris, 2**70).status_code == first(aigerim, listing).status_code == 404
    assert guest.post(f"/messages/new/photos?listing={listing}").status_code in (200, 303)
    assert count(house, "thread") == count(house, "photo") == 0
    boris.do(f"/messages/{write(boris, listing, 'Здравствуйте')}/block")
    first(boris, listing)
    assert (count(house, "photo"), files(house)) == (0, [])
