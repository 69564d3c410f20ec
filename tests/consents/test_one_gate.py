"""Only the ledger's own store reads the ledger to decide: nothing above names its tables in SQL."""

from tests.house import tables, tree
from tests.house.floors import feature_of
from tests.house.tree import ROOT

OWN = {"consent", "consent_document", "consent_asked"}


def test_no_code_above_names_the_tables_of_the_ledger():
    others = (path for path in tree.python(ROOT, "web") if feature_of(ROOT, path) != "consents")
    speaking = [path for path in others if "consent" in path.read_text("utf-8")]
    found = [tree.at(ROOT, path, line) for path in speaking for line, table in tables.named(path) if table in OWN]
    assert found == []


def test_the_tables_belong_to_the_ledger():
    owned, _problems = tables.owners(ROOT)
    assert {owned[table] for table in OWN} == {"consents"}


def test_the_ledger_is_only_ever_added_to():
    words = [text for path in tree.python(ROOT, "web/consents") for text in [path.read_text("utf-8")]]
    assert not any("update consent " in text or "delete from consent " in text for text in words)
