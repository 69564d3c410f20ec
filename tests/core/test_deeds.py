"""Whatever staff do is in words in three languages: the deed, and what the program writes as its reason."""

import ast
import re

import pytest

from tests.house import tree
from web.accounts.store import people
from web.catalog.forms import CategoryForm
from web.consents import asking
from web.core import deeds, i18n, journal
from web.core.i18n import LANGUAGES
from web.core.sqlite import Row
from web.operator.forms import OperatorForm
from web.places.forms import TownForm
from web.registers.words import STEPS
from web.requests.kinds import GROUNDS
from web.terms import holds


def noted() -> dict[str, str]:
    """Every deed that the program writes down, as a pattern, with the place where it does."""
    found = {}
    for path in tree.files(tree.ROOT, "web", ".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "journal.note":
                for deed in _constants(node.args[2]):
                    found[deed] = f"{path}:{node.lineno}"
    return found


def _constants(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_constants(node.body), *_constants(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in node.values)]
    return [re.escape(ast.literal_eval(node))]


def test_each_deed_that_is_written_down_has_words():
    found = noted()
    assert len(found) > 30
    for pattern, place in found.items():
        assert [deed for deed in journal.DEEDS if re.fullmatch(pattern, deed)], place
    for kind in ("listing", "message", "member"):
        assert {f"{kind} {verb}" for verb in ("hidden", "restored")} <= set(journal.DEEDS)
    assert {f"{subject} viewed" for subject in ("member", "message", "request")} <= set(journal.DEEDS)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_each_deed_and_each_code_is_translated(house, language):
    words = {*journal.DEEDS.values(), *STEPS.values(), *(word for codes in deeds.CODES.values() for word in codes.values())}
    with i18n.speaking(language):
        assert [word for word in words - set(LANGUAGES.values()) if i18n._(word) == word] == []


def test_the_codes_are_those_of_the_features_they_come_from():
    assert deeds.CODES["member role changed"] == people.ROLES and deeds.CODES["hold set"] == holds.GROUNDS
    assert deeds.CODES["request refused"] == GROUNDS
    for deed, form in (("operator changed", OperatorForm), ("category changed", CategoryForm), ("town changed", TownForm)):
        for name, word in deeds.CODES[deed].items():
            assert getattr(form, name).args[0] == word, (deed, name)


def reason(action: str, text: str, language: str = "en") -> str:
    with i18n.speaking(language):
        return deeds.reason(Row(action=action, reason=text))


def test_what_the_program_wrote_is_put_into_words_and_what_people_wrote_is_not():
    assert reason("member role changed", "member → administrator", "ru") == "Участник → Администратор"
    assert reason("hold set", "court", "en") == "decision of a court"
    assert reason("term changed", "Your listings; after it ended: 7776000 s → 2592000 s", "en") == \
        "Your listings; after it ended: 90 days → 30 days"
    assert reason("member blocked", "court", "ru") == "court" and reason("member blocked", "", "ru") == ""
    assert reason("category changed", "name_ru, x", "en") == "Name in Russian, x"


def test_the_journal_of_the_administration_shows_no_codes(house, olzhas, sanzhar):
    house.db.write(people.give_role, olzhas.member_id, sanzhar.member_id, "moderator")
    house.db.write(asking.ask, olzhas.member_id, {"research"})
    house.db.write(holds.begin, olzhas.member_id, sanzhar.member_id, "dispute", "Спор")
    for page in (olzhas.page("/admin/journal"), olzhas.page("/admin")):
        assert "Участник → Модератор" in page and "member → moderator" not in page and "dispute" not in page
    assert "Участник → Модератор" in sanzhar.page("/profile/journal")
