"""A site's data folder to run words on, and a way to run them here or as people do, in a process of their own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.tree import ROOT
from web.commands import __main__ as commands
from web.commands import logs
from web.core import i18n


@dataclass(frozen=True)
class Said:
    """What a word printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        assert len(self.err.splitlines()) == 1 and "Traceback" not in self.err, self.err
        return self.err.strip()


@pytest.fixture
def site(fresh_folder: Path, tmp_path: Path) -> Path:
    """The data folder of a site with the cast, which nobody serves."""
    folder = tmp_path / "data"
    shutil.copytree(fresh_folder, folder)
    folder.chmod(0o700)
    return folder


@pytest.fixture
def say(site: Path, capsys, monkeypatch):
    """Runs a word on the site in this process."""
    monkeypatch.setattr(logs, "configure", lambda level: None)
    monkeypatch.setenv("SOQ_DATA", str(site))
    before = i18n.current()

    def run(*words: object) -> Said:
        capsys.readouterr()
        status = commands.main([str(word) for word in words])
        return Said(status, *capsys.readouterr())

    yield run
    i18n.use(before)


@pytest.fixture
def outside(site: Path):
    """Runs a word in a process of its own, as run.py does."""
    def run(*words: object, stdin: str = "", **environment: str) -> Said:
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SOQ_")}
        done = subprocess.run([sys.executable, "-m", "web.commands", *map(str, words)], cwd=ROOT, input=stdin, text=True,
                              capture_output=True, timeout=60, env={**plain, "SOQ_DATA": str(site), **environment})
        return Said(done.returncode, done.stdout, done.stderr)

    return run
