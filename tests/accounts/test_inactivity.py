"""24 months without activity: three mails, one click that keeps the account, and only then the end."""

import random
from types import SimpleNamespace

import pytest

from tests.terms.planting import ENDS
from web.accounts import inactivity
from web.accounts.inactivity import ends_at, step
from web.core.clock import DAY, HOUR
from web.terms import holds

TERM = 730 * DAY
START = 1_800_057_600  # the day Sanzhar was here last
END = START + DAY + TERM


@pytest.fixture
def at(monkeypatch):
    """Moves the clock."""
    return lambda moment: monkeypatch.setattr("web.core.clock.now", lambda: int(moment))


@pytest.fixture
def idle(house, sanzhar, at):
    """Nobody but Sanzhar is idle: he was here last at START; a day of the site is run at a moment."""
    house.db.write(lambda tx: tx.run("update member set last_active_day = :later", later=START + 10_000 * DAY))
    house.db.write(lambda tx: tx.run("update member set last_active_day = :day where id = :id", day=START, id=sanzhar.member_id))
    house.db.write(lambda tx: tx.run("delete from session"))

    def run(moment: int, mail: bool = True) -> None:
        at(moment)
        house.run_job("unused accounts")
        if mail:
            house.run_job("mail")
    return run


def mails(house) -> list:
    return [mail for mail in house.mails() if mail.kind == "inactivity"]


def member(house, number: int):
    return house.db.one("select * from member where id = :id", id=number)


@pytest.mark.parametrize(("days", "before"), [(0, 60), (1, 30), (2, 7)])
def test_each_warning_goes_out_on_its_day_and_not_a_second_earlier(house, idle, days, before):
    for earlier in (60, 30, 7)[:days]:
        idle(END - earlier * DAY)
        idle(END - earlier * DAY + HOUR)
    idle(END - before * DAY - 1)
    assert len(mails(house)) == days
    idle(END - before * DAY)
    assert len(mails(house)) == days + 1


def test_an_account_ends_at_its_second_after_all_three_mails_and_is_destroyed(house, idle, sanzhar):
    for before in (60, 30, 7):
        idle(END - before * DAY)
        idle(END - before * DAY + 1)
    idle(END - 1)
    assert member(house, sanzhar.member_id).delete_after is None
    idle(END)
    house.run_job("due deletions")
    assert member(house, sanzhar.member_id) is None


def test_the_mail_is_in_the_language_of_the_member_and_names_the_day(house, aigerim, idle):
    house.db.write(lambda tx: tx.run("update member set last_active_day = :day where id = :id", day=START, id=aigerim.member_id))
    idle(END - 60 * DAY)
    kazakh = next(mail for mail in mails(house) if mail.recipient.startswith("aigerim"))
    russian = next(mail for mail in mails(house) if mail.recipient.startswith("sanzhar"))
    assert "/kk/keep/" in kazakh.body and "2029" in kazakh.subject and "/keep/" in russian.body and "/kk/" not in russian.body
    assert "<" not in russian.body


def test_one_press_keeps_the_account_without_logging_in(house, guest, idle, sanzhar):
    idle(END - 60 * DAY)
    path = house.link_in_mail()
    assert f'method="post" action="{path}"' in guest.page(path)
    for _n in range(2):
        assert guest.do(path).headers["location"].endswith("said=account-stays")
    row = member(house, sanzhar.member_id)
    assert row.warned == 0 and row.last_active_day > END - 61 * DAY
    assert f'method="post" action="{path}"' not in guest.page(path)
    idle(END + 10 * DAY)
    assert len(mails(house)) == 1


def test_looking_at_the_link_alone_keeps_nothing(house, guest, idle, sanzhar):
    idle(END - 60 * DAY)
    guest.page(house.link_in_mail())
    assert member(house, sanzhar.member_id).last_active_day == START


def test_a_link_of_somebody_else_or_out_of_time_keeps_nothing(house, guest, idle, sanzhar, at):
    idle(END - 60 * DAY)
    path = house.link_in_mail()
    guest.do(path[:-3] + "aaa", status=410)
    at(END + 14 * DAY + 1)
    guest.do(path, status=410)
    guest.page(path, 410)
    assert member(house, sanzhar.member_id).last_active_day == START


@pytest.mark.parametrize("way", ["login", "use"])
def test_logging_in_or_any_use_keeps_the_account(house, idle, sanzhar, at, way):
    for before in (60, 30, 7):
        idle(END - before * DAY)
        idle(END - before * DAY + 1)
    if way == "login":
        house.client(sanzhar.member_id)
    else:
        client = house.client(sanzhar.member_id)
        house.db.write(lambda tx: tx.run("update member set last_active_day = :day, warned = 3, warned_at = 5", day=START))
        at(END - 7 * DAY + 2 * HOUR)
        client.page("/profile")
    row = member(house, sanzhar.member_id)
    assert (row.warned, row.delete_after) == (0, None) and row.last_active_day > START


def test_a_login_in_the_last_minute_takes_the_end_back(house, idle, sanzhar):
    for before in (60, 30, 7, 0):
        idle(END - before * DAY)
        idle(END - before * DAY + 1)
    assert member(house, sanzhar.member_id).delete_after
    house.client(sanzhar.member_id)
    house.run_job("due deletions")
    assert member(house, sanzhar.member_id).delete_after is None


def test_after_a_pause_of_the_server_the_three_mails_keep_their_distances(house, idle, sanzhar):
    late = END + 100 * DAY
    idle(late)
    idle(late + 30 * DAY - 1)
    assert len(mails(house)) == 1
    idle(late + 30 * DAY)
    idle(late + 53 * DAY)
    idle(late + 60 * DAY - 1)
    assert len(mails(house)) == 3 and member(house, sanzhar.member_id).delete_after is None
    idle(late + 60 * DAY)
    assert member(house, sanzhar.member_id).delete_after is not None


def test_a_mail_that_could_not_be_sent_is_repeated_and_counts_for_nothing(house, idle, sanzhar):
    idle(END - 60 * DAY, mail=False)
    house.db.write(lambda tx: tx.run("update outbox set tries = 6, send_after = 0"))
    idle(END - 53 * DAY - 1)
    assert len(mails(house)) == 1
    idle(END - 53 * DAY)
    assert len(mails(house)) == 2
    for day in range(-53, 200):
        idle(END + day * DAY, mail=False)
        house.db.write(lambda tx: tx.run("update outbox set tries = 6"))
    assert member(house, sanzhar.member_id).delete_after is None


@pytest.mark.parametrize("state", ["blocked", "held", "administrator", "leaving", "unconfirmed"])
def test_whoever_is_blocked_held_an_administrator_or_leaving_anyway_is_left_alone(house, idle, sanzhar, olzhas, state):
    changes = {"blocked": "blocked_at = 5, blocked_by = 'self'", "administrator": "role = 'administrator'",
               "leaving": f"delete_after = {END * 2}", "unconfirmed": "confirmed_at = null"}
    if state == "held":
        house.db.write(holds.begin, olzhas.member_id, sanzhar.member_id, "court", "Дело № 1")
    else:
        house.db.write(lambda tx: tx.run(f"update member set {changes[state]} where id = :id", id=sanzhar.member_id))
    for day in (-60, -30, -7, 0, 100):
        idle(END + day * DAY)
    assert mails(house) == [] and member(house, sanzhar.member_id).delete_after in (None, END * 2)


def test_a_longer_term_begins_the_warnings_anew():
    row = SimpleNamespace(last_active_day=START, warned=3, warned_at=ends_at(SimpleNamespace(last_active_day=START), TERM // 2) - 7 * DAY)
    assert step(row, TERM // 2, row.warned_at + 7 * DAY) == "end"
    assert step(row, TERM, END - 60 * DAY - 1) == "" and step(row, TERM, END - 60 * DAY) == "warn"


def test_over_random_pauses_nobody_ends_without_three_mails_and_seven_days(monkeypatch):
    dice = random.Random(20_261_122)
    for _history in range(400):
        row, now, sent = SimpleNamespace(last_active_day=START, warned=0, warned_at=None), START, []
        while True:
            now += int(dice.choice((HOUR, DAY, 5 * DAY, 40 * DAY, 300 * DAY)) * dice.random())
            if dice.random() < 0.02:
                row, sent = SimpleNamespace(last_active_day=now - now % DAY, warned=0, warned_at=None), []
            what = step(row, TERM, now)
            if what == "end":
                break
            if what == "warn":
                row.warned = inactivity.warnings(row, TERM) + 1
                row.warned_at = now
                sent.append(now)
        assert len(sent) == 3 and now >= ends_at(row, TERM) and now - sent[2] >= 7 * DAY
        assert sent[1] - sent[0] >= 30 * DAY and sent[2] - sent[1] >= 23 * DAY and sent[0] >= ends_at(row, TERM) - 60 * DAY


def test_the_term_is_the_24_months_of_the_policy():
    assert ENDS["account.inactive"][1].seconds == TERM
