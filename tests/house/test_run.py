"""`run.py` starts on a bare machine, says in a sentence what is missing, and does no work twice."""

import ast
import importlib.util
import os
import subprocess
import sys
import threading

import pytest

from tests.house.packages import imported
from tests.house.tree import ROOT

RUN = ROOT / "run.py"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py loaded for a folder of its own, with commands recorded and pip, venv and exec only pretended."""
    spec = importlib.util.spec_from_file_location("run_under_test", RUN)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in module.TESTS:
        (tmp_path / name).write_text("thing==1\n")
    for name, path in {"ROOT": "", "VENV": ".venv", "PYTHON": ".venv/bin/python", "LOG": ".venv.log"}.items():
        monkeypatch.setattr(module, name, str(tmp_path / path))
    monkeypatch.setattr(module, "INSTALLING", str(tmp_path / ".venv/installing"))
    module.commands, module.started, module.pip_works = [], [], True
    monkeypatch.setattr(module, "quietly", lambda command, lock, **settings: pretend(module, command))
    monkeypatch.setattr(module.os, "execv", lambda path, words: become(module, words))
    monkeypatch.setattr(module.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setenv("SOQ_TEST_BROWSER", "")
    monkeypatch.chdir(tmp_path)
    return module


def become(module, words):
    """Stand in for exec, which does not come back."""
    module.started.append(words[1:])
    raise SystemExit


def start(module, *words):
    with pytest.raises(SystemExit):
        module.main(list(words))


def pretend(module, command):
    module.commands.append(command[2] if command[0].endswith(("python", sys.executable)) else command[0])
    if command[2] == "venv":
        os.makedirs(os.path.dirname(module.PYTHON))
        open(module.PYTHON, "w").close()
        return True
    return module.pip_works


def test_it_can_be_read_by_python_3_6():
    ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_it_needs_nothing_but_the_standard_library():
    assert {name for _, name in imported(RUN)} <= sys.stdlib_module_names


def test_an_old_python_gets_one_sentence(tmp_path):
    program = f"import sys; sys.version_info = (3, 9, 2); sys.argv = ['run.py']; exec(open({str(RUN)!r}).read())"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("SOQ needs Python 3.11 or newer; this is Python 3.9")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "started"),
    [
        ([], ["-m", "web.commands", "serve"]),
        (["--port", "9000"], ["-m", "web.commands", "serve", "--port", "9000"]),
        (["--help"], ["-m", "web.commands", "--help"]),
        (["demo", "--members", "5"], ["-m", "web.commands", "demo", "--members", "5"]),
        (["test", "-k", "floors"], ["-m", "pytest", "-n", "2", "-k", "floors"]),
    ],
)
def test_words_become_commands(run, words, started):
    start(run, *words)
    assert run.started == [started]


def test_a_second_start_installs_nothing(run):
    start(run)
    start(run)
    assert run.commands == ["venv", "pip"]


def test_changed_requirements_are_installed_into_the_same_folder(run, tmp_path):
    start(run)
    (tmp_path / "requirements.txt").write_text("thing==2\n")
    start(run)
    start(run)
    assert run.commands == ["venv", "pip", "pip"]


def test_another_python_gets_a_new_folder(run, monkeypatch):
    start(run)
    monkeypatch.setattr(run, "MADE_FOR", "Python 3.99 in /elsewhere\n")
    start(run)
    assert run.commands == ["venv", "pip", "venv", "pip"]


def test_what_tests_need_is_added_and_the_site_starts_from_it(run):
    start(run)
    start(run, "test")
    start(run)
    assert run.commands == ["venv", "pip", "pip"]


def test_an_interrupted_installation_is_begun_again(run, tmp_path):
    start(run)
    (tmp_path / ".venv/installing").touch()
    start(run)
    assert run.commands == ["venv", "pip", "venv", "pip"]
    assert not (tmp_path / ".venv/installing").exists()
    assert not (tmp_path / ".venv.old").exists()


def test_two_started_at_once_install_once(run, monkeypatch):
    second = threading.Thread(target=lambda: run.prepare(run.SITE))

    def slowly(command, lock, **settings):
        if not second.ident:
            second.start()
            second.join(timeout=0.1)  # enough to do harm in, were there no lock
        return pretend(run, command)

    monkeypatch.setattr(run, "quietly", slowly)
    run.prepare(run.SITE)
    second.join(timeout=10)
    assert run.commands == ["venv", "pip"]


def test_a_refusal_by_pip_is_one_sentence_with_the_log_and_leaves_the_old_packages(run, tmp_path):
    start(run)
    (tmp_path / "requirements.txt").write_text("thing==2\n")
    run.pip_works = False
    with pytest.raises(SystemExit, match=r"could not be installed; the reason is in .*\.venv\.log\."):
        run.main([])
    (tmp_path / "requirements.txt").write_text("thing==1\n")
    start(run)
    assert run.commands == ["venv", "pip", "pip"]
    assert len(run.started) == 2


def test_a_python_without_ensurepip_is_told_what_to_install(run, monkeypatch):
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(SystemExit, match=r"Python's ensurepip is missing: install the package python3-venv\."):
        run.main([])
    assert run.commands == []


@pytest.mark.parametrize(("ci", "fate"), [("true", "fail"), ("", "be skipped")])
def test_a_machine_without_a_browser_hears_what_becomes_of_the_browser_tests(run, monkeypatch, capsys, ci, fate):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    start(run, "test")
    assert f"so the browser tests will {fate}." in capsys.readouterr().out
    assert os.environ["SOQ_TEST_BROWSER"] == ""


def test_the_test_command_names_the_browser(run):
    start(run, "test")
    assert os.environ["SOQ_TEST_BROWSER"] == "/usr/bin/chromium"


def test_ci_runs_the_test_command_and_nothing_else():
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in lines
    assert lines[-1] == "python3 run.py test"
    assert os.access(ROOT / ".ci/run", os.X_OK)
