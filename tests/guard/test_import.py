"""An import is not stopped by what its texts hold; it says how many there are, and quotes none."""

import json
from dataclasses import replace

from tests.commands.test_import_report import DRAFT
from web.commands.feeds.report import Report


def test_an_import_counts_texts_by_kind_and_quotes_nothing():
    told: list[str] = []
    report = Report(told.append)
    phone = replace(DRAFT, text="тел 87011234567, 87021234567")
    report.draft(phone, "created")
    report.draft(replace(phone, text="87011234567, a@mail.ru"), "updated")
    report.draft(phone, "refused", "no place")
    assert report.close() == 1
    assert "Texts in which others may read what they should not, by kind: phone 2, email 1." in told
    assert "8701" not in "".join(told)


def test_an_import_without_such_texts_says_nothing_of_them():
    told: list[str] = []
    report = Report(told.append, as_json=True)
    report.draft(DRAFT, "created")
    report.close()
    assert json.loads(told[-1])["summary"]["sensitive_texts"] == {}
