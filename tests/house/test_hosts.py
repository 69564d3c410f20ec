"""The site speaks of no host but its own."""

import pytest

from tests.house import hosts
from tests.house.tree import ROOT, clean, write


def test_no_foreign_host_is_named():
    clean(hosts.problems(ROOT))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("templates/a/b.html", '<p>\n<script src="https://cdn.tracker.io/x.js"></script>'),
        ("templates/a/b.html", '<p>\n<img src="//cdn.tracker.io/x.png">'),
        ("static/site.css", "a {\nb: url(//cdn.tracker.io/x.png) }"),
        ("web/a/b.py", '"""A."""\nHOST = "http://cdn.tracker.io:8080/count"'),
    ],
)
def test_a_foreign_host_is_found(tmp_path, name, text):
    write(tmp_path, name, text)
    assert [problem.split(":8080")[0] for problem in hosts.problems(tmp_path)] == [
        f"{name}:2: the foreign host cdn.tracker.io"
    ]


def test_names_of_formats_own_paths_and_vendored_files_are_let_through(tmp_path):
    write(tmp_path, "templates/a/b.svg", '<svg xmlns="http://www.w3.org/2000/svg"><a href="/listings/1">')
    write(tmp_path, "web/a/b.py", 'A = f"https://{host}/x"\nB = "http://127.0.0.1:8000/"  # 7 // 2')
    write(tmp_path, "static/lib.js", "// https://lib.example.net")
    write(tmp_path, "static/vendored.json", '[{"file": "lib.js", "licence_file": "lib.txt"}]')
    assert hosts.problems(tmp_path) == []
