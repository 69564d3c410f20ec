"""The inventory: every difference between what is declared and what there is stops the site."""

import pytest

from web import app
from web.core import held, sqlite
from web.core.settings import Settings

WHOSE = (held.Whose("owner", "member_id"),)


def table(**more) -> held.Table:
    """A right table about people, changed."""
    given = {"name": "thing", "title": "Things", "purpose": "p", "term": "t", "whose": WHOSE, "plain": ("id",),
             "personal": {"member_id": held.Personal("proof", "whose")}, **more}
    return held.Table(**given)


def test_what_is_declared_as_it_is_gives_no_problem():
    assert held.problems([table()], {"thing": {"id", "member_id"}}) == []


@pytest.mark.parametrize(("declared", "schema", "said"), [
    (table(), {"thing": {"id", "member_id"}, "other": {"id"}}, "table other is not declared"),
    (table(), {}, "table thing is declared but does not exist"),
    (table(), {"thing": {"id", "member_id", "note"}}, "column thing.note is not declared"),
    (table(), {"thing": {"id"}}, "column thing.member_id does not exist"),
    (table(ground="whim"), {"thing": {"id", "member_id"}}, "thing: whim is not a known word"),
    (table(source="spies"), {"thing": {"id", "member_id"}}, "thing: spies is not a known word"),
    (table(seen_by="world"), {"thing": {"id", "member_id"}}, "thing: world is not a known word"),
    (table(whose=()), {"thing": {"id", "member_id"}}, "thing: personal columns and whose rows they are go together"),
    (table(purpose=""), {"thing": {"id", "member_id"}}, "thing: a table about people needs a purpose and a term"),
    (table(term=""), {"thing": {"id", "member_id"}}, "thing: a table about people needs a purpose and a term"),
    (table(personal={"member_id": held.Personal("soul", "x")}), {"thing": {"id", "member_id"}},
     "thing.member_id: category soul is not a known word"),
    (table(personal={"member_id": held.Personal("proof", "x", export=False)}), {"thing": {"id", "member_id"}},
     "thing.member_id: what is not exported needs a reason")])
def test_each_kind_of_difference_is_found_and_named(declared, schema, said):
    assert held.problems([declared], schema) == [said]


def test_the_shadows_of_an_index_need_no_declaration_of_their_own():
    index = held.plain("words", "Words", "terms", index_of="listing")
    schema = {"words": {"terms"}, "words_data": {"id"}, "wordsmith": {"id"}}
    assert held.problems([index], schema) == ["table wordsmith is not declared"]


def test_the_site_declares_exactly_what_its_database_has(house):
    app.check_inventory(house.db)


def test_cookies_and_places_are_told_apart_from_tables():
    assert {cookie.name for cookie in app.SITE.cookies} == {"soq_session"}
    assert all(isinstance(entry, held.Table | held.Place | held.Cookie) for entry in app.SITE.joined("held"))
    assert len({entry.name for entry in app.SITE.tables}) == len(app.SITE.tables)


@pytest.mark.parametrize(("planted", "said"), [
    ("alter table member add column iin text", "column member.iin is not declared"),
    ("create table dossier (id bigint)", "table dossier is not declared"),
    ("alter table person_block drop column at", "column person_block.at does not exist")])
def test_a_site_with_something_undeclared_does_not_open(house, planted, said):
    connection = sqlite.connect(house.settings.data / "soq.db")
    connection.execute(planted)
    connection.close()
    with pytest.raises(app.NotDeclared, match=said):
        app.open_database(Settings(data=house.settings.data))
