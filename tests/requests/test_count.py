"""Everybody may read how requests are answered: numbers, and nothing about anyone."""

from tests.requests.cases import at, opened
from web.requests.kinds import KINDS
from web.requests.store import deciding, figures, filing, steps


def test_figures_tell_in_time_late_overdue_and_the_usual_time(house, aigerim, olzhas, moment):
    rows = [opened(house, aigerim.member_id, "correct", str(n)) for n in range(5)]
    house.db.write(filing.done_alone, "block", aigerim.member_id, "ru")
    moment("2026-11-22T14:00:00")
    house.db.write(deciding.refuse, olzhas.member_id, rows[0].id, "Нет")
    house.db.write(deciding.withdraw, aigerim.member_id, rows[1].id)
    moment("2026-11-23T12:00:00")
    house.db.write(deciding.carry_out, house.state.site, olzhas.member_id, rows[2].id, "Да")
    moment("2026-11-25T12:00:00")
    house.db.write(deciding.carry_out, house.state.site, olzhas.member_id, rows[3].id, "Да")
    found = figures.counts(house.db)
    assert found["correct"] == figures.Figures(received=5, in_time=2, late=1, taken_back=1, open=1, overdue=1, median=86_400)
    assert (found["all"].received, found["all"].alone, found["block"].alone) == (6, 1, 1)


def test_there_are_figures_for_every_kind_from_the_start(house):
    assert set(figures.counts(house.db)) == {"all", *KINDS}
    assert all(one == figures.Figures() for one in figures.counts(house.db).values())


def test_a_decision_moves_the_public_page_at_once(house, aigerim, olzhas, guest):
    found = opened(house, aigerim.member_id)
    before = guest.page("/transparency")
    assert guest.page("/transparency") == before
    house.db.write(deciding.refuse, olzhas.member_id, found.id, "Нет")
    assert guest.page("/transparency") != before


def test_the_public_page_names_nobody_and_no_request(house, aigerim, guest):
    found = opened(house, aigerim.member_id, text="Моя тайна")
    text = guest.page("/transparency")
    assert found.number not in text and "тайна" not in text and "Айгерим" not in text


def test_the_public_page_tells_what_was_never_demanded(house, aigerim, guest):
    opened(house, aigerim.member_id)
    text = guest.page("/en/transparency")
    assert text.count("<tr>") == 2 and "Not demanded yet: See what is held about me;" in text


def test_the_public_page_is_there_in_three_languages_before_any_request(guest):
    for path in ("/transparency", "/kk/transparency", "/en/transparency"):
        assert "<table" not in guest.page(path)


def test_a_request_without_a_due_date_is_neither_late_nor_overdue(house, aigerim, moment):
    opened(house, aigerim.member_id, at=at("2027-12-31T10:00:00"))
    moment("2028-03-01T10:00:00")
    assert figures.counts(house.db)["all"].overdue == 0


def test_no_page_of_requests_reads_a_table_from_end_to_end(house, monkeypatch):
    asked = []
    for name in ("all", "one"):
        monkeypatch.setattr(house.db, name, lambda sql, **values: asked.append((sql, values)) or [])
    steps.of(house.db, 1)
    steps.last(house.db, 1)
    figures.load(house.db)
    monkeypatch.undo()
    for sql, values in asked:
        plan = [row["detail"] for row in house.db.all("explain query plan " + sql, **values)]
        assert all("SEARCH" in step or "request_alone" in step or "request_figures" in step for step in plan if "SCAN" in step), plan
