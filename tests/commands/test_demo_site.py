"""`demo`: a trial site that is believable, whole, and the same for the same seed."""

import io

import pytest
from PIL import Image

from tests.conftest import House
from web.app import SITE
from web.commands import demo_site
from web.commands.demo.listings import listings
from web.commands.demo.members import members
from web.commands.demo_site import PASSWORD
from web.commands.trial import pictures
from web.core import clock
from web.index import match, words
from web.media.files import files_of
from web.privacy import store
from web.privacy.rows import Inventory

CONTENT = ("select title_ru, title_kk, text_ru, price_mode, price, attributes, town_id, cover, photos, state from listing"
           " order by seq")


@pytest.fixture(scope="module")
def drawn():
    """Drawings in a smaller size, so that tests need not wait for them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "WIDTH", 160)
        patch.setattr(demo_site, "AT_ONCE", 25)
        yield


@pytest.fixture
def fill(say, drawn, tmp_path):
    """Fills an empty site and opens it; all are closed after the test."""
    opened = []

    def filled(name, *words):
        said = say("demo", "--data", tmp_path / name, *words)
        assert said.status == 0, said.err
        opened.append(House(tmp_path / name))
        opened[-1].said = said
        return opened[-1]

    yield filled
    for house in opened:
        house.close()


def test_a_trial_site_has_all_that_a_site_has(fill):
    house = fill("one", "--listings", 60, "--members", 12)
    count = {table: house.db.value(f"select count(*) from {table}")
             for table in ("member", "listing", "photo", "thread", "message", "report", "consent", "price_change")}
    assert (count["member"], count["listing"], count["consent"]) == (12, 60, 36)
    assert count["photo"] > 40 and count["price_change"] >= 60 and count["thread"] >= 10 and count["report"] >= 3
    assert count["message"] >= 2 * count["thread"]
    assert f"demo1@example.kz … demo12@example.kz with the password {PASSWORD}" in house.said.out
    assert "Listings: 60 in" in house.said.err


def test_everything_it_writes_is_sound(fill, say):
    house = fill("one", "--listings", 40, "--members", 5)
    told = say("doctor", "--data", house.settings.data).out
    assert "problem" not in told and "photos with all their files" in told


def test_people_log_in_with_the_password_that_is_printed(fill):
    house = fill("one", "--listings", 5, "--members", 3)
    house.client().do("/login", {"email": "demo2@example.kz", "password": PASSWORD})


def test_listings_stand_in_the_order_of_time_and_can_be_found(fill):
    house = fill("one", "--listings", 60, "--members", 4)
    rows = house.db.all("select id, seq, published_at, renewed_at, expires_at from listing order by seq")
    times = [row.published_at for row in rows]
    assert times == sorted(times) and [row.id for row in rows] == sorted(row.id for row in rows)
    assert clock.now() - 30 * clock.DAY < times[0] < clock.now() - 20 * clock.DAY and times[-1] > clock.now() - clock.DAY
    indexed = {row.seq for row in house.db.all("select rowid as seq from listing_index")}
    assert indexed == {row.seq for row in house.db.all("select seq from listing where state = 'live'")}


def test_nobody_is_sent_a_mail_about_invented_things(fill):
    house = fill("one", "--listings", 60, "--members", 4)
    for job in SITE.joined("jobs"):
        house.run_job(job.name)
    ended = house.db.value("select count(*) from deal where state in ('done', 'judged')")
    assert house.mails() == [] and house.db.value("select count(*) from listing where state = 'live'") == 60 - ended


def test_one_seed_makes_one_content_and_another_seed_another(fill):
    words = ("--listings", 30, "--members", 4)
    one, same, other = fill("one", *words), fill("same", *words), fill("other", *words, "--seed", 7)
    assert one.db.all(CONTENT) == same.db.all(CONTENT) != other.db.all(CONTENT)
    names = "select email, display_name, about, town_id from member order by id"
    assert one.db.all(names) == same.db.all(names) != other.db.all(names)


def test_the_files_of_photos_are_shared_until_somebody_is_deleted(fill):
    house = fill("one", "--listings", 120, "--members", 3)
    folder = house.settings.data / "photos"
    rows = house.db.all("select photo.name, photo.bytes, photo.member_id from photo join listing on listing.id = photo.subject_id"
                        " where listing.state = 'live'")
    files = [path for row in rows for path in files_of(folder, row.name)]
    assert len({path.stat().st_ino for path in files}) < len(files)
    assert sum(1 for _ in folder.rglob("*.*")) == len(files)
    gone = rows[0].member_id
    house.db.write(store.destroy, Inventory(SITE.tables), gone)
    house.run_job("destructions")
    house.run_job("purge")
    for row in rows:
        there = [path.exists() for path in files_of(folder, row.name)]
        assert there == [row.member_id != gone] * 6
    left = next(row.name for row in rows if row.member_id != gone)
    assert Image.open(io.BytesIO(files_of(folder, left)[0].read_bytes())).size == (160, 120)


def test_a_disk_without_links_gets_copies(fill, monkeypatch):
    def refused(*_names):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refused)
    house = fill("one", "--listings", 7, "--members", 3)
    assert all(path.stat().st_nlink == 1 for row in house.db.all("select name from photo")
               for path in files_of(house.settings.data / "photos", row.name))


def test_distinct_drawings_have_an_end_and_no_listing_shows_one_twice(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MOST", 8)
    found, shown = pictures.Pictures(tmp_path, 1), []
    for number, listing in enumerate(listings(1, 200, list(members(1, 3)))):
        drawings = found._drawings(number, listing)
        assert len(drawings) == len(set(drawings)) and bool(drawings) == bool(listing.motifs)
        shown += drawings
    assert len(set(shown)) <= 8 + len({drawing.motif for drawing in shown}) < len(shown)


def test_messages_belong_to_the_two_people_and_the_last_may_be_unread(fill):
    house = fill("one", "--listings", 60, "--members", 5)
    wrong = "select count(*) from thread join listing on listing.id = thread.listing_id where {}"
    assert house.db.value(wrong.format("thread.seller_id <> listing.member_id or thread.buyer_id = thread.seller_id")) == 0
    assert house.db.value(wrong.format("thread.created_at < listing.published_at")) == 0
    assert house.db.value("select count(*) from message join thread on thread.id = message.thread_id"
                          " where sender_id not in (buyer_id, seller_id)") == 0
    assert house.db.value("select count(*) from thread where last_id > seller_read or last_id > buyer_read") > 0


def test_a_site_with_real_members_is_left_alone_unless_one_insists(say, drawn, site):
    words = ("demo", "--listings", 3, "--members", 2)
    said = say(*words)
    assert said.status == 1 and said.complaint == (
        "This site has 5 real members; give --yes to put invented ones among them.")
    assert say(*words, "--yes").status == 0


def test_the_same_content_is_not_added_twice(say, fill):
    house = fill("one", "--listings", 3, "--members", 2)
    said = say("demo", "--data", house.settings.data, "--listings", 3, "--members", 2)
    assert said.status == 1 and said.complaint.startswith("This site has the invented content of this seed already")
    assert say("demo", "--data", house.settings.data, "--listings", 3, "--members", 2, "--seed", 2).status == 0


def test_invented_listings_are_found_by_their_words(fill):
    house = fill("one", "--listings", 40, "--members", 3)
    row = house.db.one("select seq, title_ru from listing where title_ru <> '' order by seq desc limit 1")
    found = house.db.all("select rowid as seq from listing_index where listing_index match :match",
                         match=match.match(words.query_terms(row.title_ru)))
    assert row.seq in [one.seq for one in found]
