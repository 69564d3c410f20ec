"""Adding photos: one to a request, once however often it is sent, refused in words, and nothing typed is lost."""

import io

import pytest
from PIL import Image

from tests.listings.selling import begin, filled, indexed, live, publish, row
from tests.media.pictures import jpeg, png, saved
from web.index import tags
from web.listings import rules
from web.media import store as media

PART = {"hx-request-type": "partial"}


def send(client, number: int, content: bytes, status: int = 303, key: str = "key", name: str = "a.jpg", **more):
    """Sends one photo as the form does."""
    return client.do(
        f"/listings/{number}/photos",
        {"upload_key": key, **more.pop("data", {})},
        status,
        files={"photo": (name, content, "image/jpeg")},
        **more,
    )


def files(house) -> list:
    """Every file of photos."""
    return [path for path in (house.settings.data / "photos").rglob("*") if path.is_file()]


def test_a_photo_is_kept_in_three_sizes_and_two_formats(house, aigerim):
    number = begin(aigerim)
    send(aigerim, number, jpeg(640, 480))
    photo = media.of(house.db, "listing", number)[0]
    assert (photo.width, photo.height, photo.member_id) == (640, 480, aigerim.member_id)
    assert len(files(house)) == 6
    assert (row(house, number).cover, row(house, number).photos) == (photo.name, 1)
    assert photo.name in aigerim.page(f"/listings/{number}/edit")


def test_a_photo_taken_sideways_is_turned_upright(house, aigerim):
    number, exif = begin(aigerim), Image.Exif()
    exif[0x0112] = 6
    send(aigerim, number, saved(Image.new("RGB", (300, 200), "teal"), "JPEG", exif=exif))
    photo = media.of(house.db, "listing", number)[0]
    assert (photo.width, photo.height) == (200, 300)


def test_sent_twice_it_is_one_photo(house, aigerim):
    number = begin(aigerim)
    send(aigerim, number, jpeg())
    send(aigerim, number, jpeg())
    assert row(house, number).photos == 1 and len(files(house)) == 6
    send(aigerim, number, jpeg(), key="other")
    assert row(house, number).photos == 2


def test_a_script_gets_the_strip_alone_with_a_new_key(house, aigerim):
    number = begin(aigerim)
    answer = send(aigerim, number, jpeg(), 200, headers=PART)
    assert (
        answer.text.strip().startswith("<section") and 'id="photos"' in answer.text and 'value="key"' not in answer.text
    )
    assert row(house, number).cover in answer.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Файл пуст"),
        (b"hello", "не фотография"),
        (b"<svg></svg>", "не фотография"),
        (b"%PDF-1.7", "не фотография"),
        (png(60_000, 60_000), "мегапикс"),
        (jpeg()[:400], ""),
        (jpeg(30, 30), "60"),
        (b"\xff\xd8\xff" + b"x" * 13_000_000, "12 МБ"),
    ],
)
def test_what_is_no_photo_is_refused_in_words_and_leaves_nothing(house, aigerim, content, said):
    number = begin(aigerim)
    for headers in ({}, PART):
        answer = send(aigerim, number, content, 422, headers=headers)
        assert 'class="error" role="alert"' in answer.text and said in answer.text
    assert row(house, number).photos == 0 and not files(house)


def test_ten_are_the_most_and_it_is_said(house, aigerim, monkeypatch):
    monkeypatch.setattr(rules, "MOST_PHOTOS", 2)
    number = begin(aigerim)
    for place in range(2):
        send(aigerim, number, jpeg(), key=str(place))
    assert "не больше 2 фотографий" in send(aigerim, number, jpeg(), 422, key="third").text
    assert row(house, number).photos == 2 and len(files(house)) == 12
    assert 'type="file"' not in aigerim.page(f"/listings/{number}/edit")


def test_what_is_typed_is_kept_while_photos_are_sent_without_scripts(house, aigerim):
    number = begin(aigerim)
    send(aigerim, number, jpeg(), data=filled(house, title_ru="Напечатано до фото", price="сто"))
    page = aigerim.page(f"/listings/{number}/edit")
    assert 'value="Напечатано до фото"' in page and 'value="сто"' in page
    live_one = publish(house, aigerim)
    answer = send(aigerim, live_one, jpeg(), 200, key="b", data=filled(house, title_ru="Ещё не сохранено"))
    assert 'value="Ещё не сохранено"' in answer.text and row(house, live_one).title_ru == "Телефон в хорошем состоянии"


def test_a_photo_chosen_before_pressing_publish_goes_along(house, aigerim):
    number = begin(aigerim)
    aigerim.do(
        f"/listings/{number}/edit",
        {**filled(house), "upload_key": "k", "publish": "1"},
        files={"photo": ("a.jpg", jpeg(), "image/jpeg")},
    )
    assert (row(house, number).state, row(house, number).photos) == ("live", 1)


def test_no_file_chosen_is_no_mistake(house, aigerim):
    number = begin(aigerim)
    aigerim.do(
        f"/listings/{number}/edit",
        {**filled(house), "upload_key": "k", "publish": "1"},
        files={"photo": ("", io.BytesIO(b""), "application/octet-stream")},
    )
    assert row(house, number).state == "live"


def test_a_live_listing_is_found_by_having_photos_from_then_on(house, aigerim):
    number = publish(house, aigerim)
    seq = row(house, number).seq
    send(aigerim, number, jpeg())
    found = house.db.all("select rowid from listing_index where listing_index match :tag", tag=f'"{tags.PHOTO}"')
    assert [one.rowid for one in found] == [seq] and indexed(house) == live(house)


def test_only_the_owner_adds(house, aigerim, sanzhar, guest):
    number = publish(house, aigerim)
    send(sanzhar, number, jpeg(), 404)
    send(guest, number, jpeg())
    assert row(house, number).photos == 0 and not files(house)
