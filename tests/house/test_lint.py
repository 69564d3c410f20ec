"""The linter, with the rules of pyproject.toml, has nothing to say."""

import subprocess
import sys

from tests.house.tree import ROOT, clean, write


def complaints(folder):
    command = [sys.executable, "-m", "ruff", "check", "--output-format=concise", "--no-cache", "--quiet"]
    settings = ["--config", str(ROOT / "pyproject.toml"), "."]
    return subprocess.run(command + settings, cwd=folder, capture_output=True, text=True).stdout.splitlines()


def test_the_linter_is_content():
    clean(complaints(ROOT))


def test_an_unused_import_and_a_long_line_are_found(tmp_path):
    write(tmp_path, "web/a.py", "import json\n\nA = '" + "x " * 80 + "'\n")
    assert [line.split()[1] for line in complaints(tmp_path)] == ["F401", "E501"]
