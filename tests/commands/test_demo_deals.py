"""Invented deals: in every state, by steps that the site allows, with pieces, terms and reviews as the site would have left them."""

import pytest

from tests.commands.test_demo_site import drawn, fill  # noqa: F401  fixtures of the trial site
from web.app import SITE
from web.commands.demo.deals import deals
from web.commands.demo.listings import listings
from web.commands.demo.members import members
from web.commands.trial import people
from web.core import clock
from web.deals import rules

PEOPLE = list(members(1, 60))


@pytest.fixture(scope="module")
def goods() -> list:
    """What they offer."""
    return list(listings(1, 2_000, PEOPLE))


@pytest.fixture(scope="module")
def many(goods) -> list:
    """Two hundred and fifty deals."""
    return list(deals(1, 250, goods, PEOPLE, set()))


def test_every_step_is_one_of_the_table_and_every_state_that_two_living_people_reach_is_there(many, goods):
    for one in many:
        state = ""
        for step in one.steps:
            state = rules.after(state, step.step, step.who)
            assert state == step.state, one
        ages = [entry.age_seconds for entry in (*one.messages, *one.steps, *one.reviews)]
        assert 0 <= min(ages) and max(ages) <= goods[one.listing].age_seconds, one
        assert [step.age_seconds for step in one.steps] == sorted((step.age_seconds for step in one.steps), reverse=True)
        assert one.messages[-1].age_seconds >= one.steps[0].age_seconds and one.buyer != goods[one.listing].member
    assert {one.state for one in many} == set(rules.STATES) - {"gone"}
    assert len(many) > 240 and len({one.listing for one in many}) == len(many)


def test_half_of_the_done_ones_are_reviewed_mostly_well_and_in_the_language_of_the_two(many):
    done = [one for one in many if one.state == "done"]
    reviewed = [one for one in done if one.reviews]
    stars = [review.stars for one in reviewed for review in one.reviews]
    assert 0.35 < len(reviewed) / len(done) < 0.65 and not any(one.reviews for one in many if one.state != "done")
    assert sum(stars) / len(stars) > 4 and min(stars) < 3 and any(review.reply for one in reviewed for review in one.reviews)
    said = " ".join(message.text for one in many for message in one.messages)
    assert "Здравствуйте" in said and "Сәлеметсіз" in said


def test_one_seed_makes_the_same_deals_whoever_else_talks(many, goods):
    assert list(deals(1, 250, goods, PEOPLE, set())) == many != list(deals(2, 250, goods, PEOPLE, set()))
    taken = {(many[0].listing, many[0].buyer)}
    assert taken.isdisjoint((one.listing, one.buyer) for one in deals(1, 250, goods, PEOPLE, taken))


def test_on_the_site_pieces_terms_and_lines_are_right_and_no_job_finds_anything_to_end(fill):  # noqa: F811
    house = fill("one", "--listings", 200, "--members", 12)
    for job in SITE.joined("jobs"):
        house.run_job(job.name)
    rows = house.db.all("select d.*, l.state as listed, l.sold, l.reserved, l.member_id from deal d join listing l on l.id = d.listing_id")
    assert 15 < len(rows) <= 200 // 8
    for row in rows:
        steps = house.db.all("select * from deal_step where deal_id = :id order by id", id=row.id)
        assert (steps[-1].state, steps[-1].id) == (row.state, row.last_id)
        assert [step.after_id for step in steps] == [0, *(step.id for step in steps[:-1])]
        assert (row.due_at is None or row.due_at > clock.now()) and row.seller_id == row.member_id
        assert row.held == row.reserved and row.held == (row.state in rules.HOLDING or (row.state == "disputed" and row.held))
        assert (row.listed, row.sold) == (("closed", 1) if row.state in rules.SOLD else ("live", 0))
        lines = house.db.value("select count(*) from message where thread_id = :id and kind = 'deal'", id=row.thread_id)
        assert lines == sum(step.who in ("buyer", "seller") for step in steps)
    assert house.db.value("select count(*) from review where shown_at <= :now and revealed = false", now=clock.now()) == 0
    assert house.mails() == [] and f"{len(rows)} deals" in house.said.out


def test_photos_in_messages_are_for_the_two_alone(fill, say):  # noqa: F811
    house = fill("one", "--listings", 200, "--members", 12)
    rows = house.db.all("select m.thread_id, m.sender_id, t.buyer_id, p.name from photo p join message m on m.id = p.subject_id"
                        " join thread t on t.id = m.thread_id where p.subject = 'message' and m.photos = 1")
    assert rows and all(row.sender_id != row.buyer_id for row in rows)
    path, buyer = f"/messages/{rows[0].thread_id}/photos/{rows[0].name}-1280.jpg", rows[0].buyer_id
    stranger = house.db.value("select id from member where id not in (:one, :other)", one=buyer, other=rows[0].sender_id)
    assert [house.client(one).get(path).status_code for one in (buyer, stranger)] == [200, 404]
    assert house.client().get(f"/photos/{rows[0].name[:2]}/{rows[0].name}-1280.jpg").status_code == 404
    assert "problem" not in say("doctor", "--data", house.settings.data).out


def test_people_see_their_deals_reviews_and_numbers(fill):  # noqa: F811
    house = fill("one", "--listings", 200, "--members", 12)
    for row in house.db.all("select * from deal where state in ('done', 'reserved', 'disputed')")[:4]:
        for person in (row.buyer_id, row.seller_id):
            house.client(person).page(f"/deals/{row.id}")
            house.client(person).page(f"/messages/{row.thread_id}")
    review = house.db.one("select * from review where revealed = true and words <> '' limit 1")
    assert review.words in house.client().page(f"/members/{review.about_id}/reviews")
    shown = house.db.one("select l.id, m.phone from listing l join member m on m.id = l.member_id"
                         " where l.show_phone and l.state = 'live' limit 1")
    assert shown.phone.startswith("+7709") and shown.phone[-7:] not in house.client().page(f"/listings/{shown.id}")
    asker = house.client(house.db.value("select id from member where email = :email", email=people.email(1, 1)))
    told = asker.post(f"/listings/{shown.id}/phone")
    assert told.status_code in (200, 303) and house.db.value("select count(*) from seller_choice where sold_seen_by = 'everyone'") > 0
