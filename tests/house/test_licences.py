"""The licences of what the site runs on leave everybody free."""

import pytest

from tests.house import licences
from tests.house.tree import ROOT, clean, write


def test_no_package_is_under_a_strong_copyleft():
    clean(licences.problems(ROOT))


def install(root, fields, name="thing"):
    write(root, f"{name}-1.dist-info/METADATA", f"Metadata-Version: 2.4\nName: {name}\nVersion: 1\n{fields}\n")
    write(root, "requirements.txt", f"# what we need\n{name}==1\n")
    return licences.problems(root, [str(root)])


@pytest.mark.parametrize(
    "fields",
    [
        "License-Expression: GPL-3.0-or-later",
        "License: AGPLv3",
        "License: GNU General Public License, version 2",
        "Classifier: License :: OSI Approved :: GNU Affero General Public License v3",
        "License-Expression: GPL-2.0-only OR AGPL-3.0-only",
    ],
)
def test_a_strong_copyleft_is_found(tmp_path, fields):
    assert "requirements.txt:2: thing is under" in install(tmp_path, fields)[0]


@pytest.mark.parametrize(
    "fields",
    [
        "License-Expression: MIT OR GPL-2.0-only",
        "License-Expression: LGPL-3.0-only",
        "Classifier: License :: OSI Approved :: GNU Lesser General Public License v3",
        "License: BSD-3-Clause",
    ],
)
def test_a_free_choice_is_accepted(tmp_path, fields):
    assert install(tmp_path, fields) == []


def test_a_package_that_states_no_licence_is_found(tmp_path):
    assert "thing states no licence" in install(tmp_path, "Summary: A thing")[0]


def test_a_need_that_is_not_pinned_is_found(tmp_path):
    found = install(tmp_path, "License: MIT\nRequires-Dist: other>=1\nRequires-Dist: rare; extra == 'more'")
    assert found == ["requirements.txt:2: thing needs other, which is not pinned"]


def test_a_package_that_is_not_installed_is_found(tmp_path):
    write(tmp_path, "requirements.txt", "thing==1\n")
    assert licences.problems(tmp_path, [str(tmp_path)]) == ["requirements.txt:1: thing is not installed"]
