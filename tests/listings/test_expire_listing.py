"""Running out: one reminder three days before, in the owner's language, and an end after thirty days."""

from tests.listings.selling import indexed, pass_days, publish, row, set_member


def reminders(house) -> list:
    """The reminders in the outbox."""
    return [mail for mail in house.mails() if mail.kind == "listing expires"]


def test_the_reminder_comes_once_three_days_before_with_the_way_to_the_listing(house, boris):
    number = publish(house, boris, title_ru="Телефон & «чехол»")
    pass_days(house, number, 26.9)
    house.run_job("listing reminders")
    assert reminders(house) == []
    pass_days(house, number, 0.2)
    for _ in range(2):
        house.run_job("listing reminders")
    (mail,) = reminders(house)
    assert mail.recipient == "boris@example.kz" and mail.member_id == boris.member_id
    assert mail.subject == "Срок вашего объявления скоро истечёт" and "Телефон & «чехол»" in mail.body
    boris.page(house.link_in_mail())


def test_it_is_in_the_language_of_its_reader(house, aigerim):
    number = publish(house, aigerim, title_kk="Телефон сатылады")
    pass_days(house, number, 28)
    house.run_job("listing reminders")
    (mail,) = reminders(house)
    assert "Телефон сатылады" in mail.body and f"/kk/listings/{number}" in mail.body and "мерзімі" in mail.subject


def test_after_thirty_days_it_ends_by_itself(house, aigerim, guest):
    number = publish(house, aigerim)
    guest.page(f"/listings/{number}")
    pass_days(house, number, 29.9)
    house.run_job("listing expiry")
    assert row(house, number).state == "live"
    pass_days(house, number, 0.2)
    house.run_job("listing expiry")
    ended = row(house, number)
    assert ended.state == "expired" and ended.closed_at and ended.close_reason == "" and indexed(house) == set()
    guest.page(f"/listings/{number}", 404)


def test_a_renewed_one_is_reminded_of_again_next_time(house, aigerim):
    number = publish(house, aigerim)
    for _ in range(2):
        pass_days(house, number, 28)
        house.run_job("listing reminders")
        aigerim.do(f"/listings/{number}/renew")
    assert len(reminders(house)) == 2


def test_blocked_data_are_left_as_they_are_until_unblocked(house, aigerim):
    number = publish(house, aigerim)
    pass_days(house, number, 31)
    set_member(house, aigerim.member_id, blocked_at=1)
    for job in ("listing reminders", "listing expiry"):
        house.run_job(job)
    assert row(house, number).state == "live" and reminders(house) == []
    set_member(house, aigerim.member_id, blocked_at=None)
    house.run_job("listing expiry")
    assert row(house, number).state == "expired"


def test_what_already_ended_is_not_reminded_of(house, aigerim):
    number = publish(house, aigerim)
    pass_days(house, number, 28)
    aigerim.do(f"/listings/{number}/close", {"reason": "sold_here"})
    house.run_job("listing reminders")
    assert reminders(house) == []
