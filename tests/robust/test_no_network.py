"""In a network namespace without a route every page and every job works, and no packet tries to leave."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.robust.running import ROOT
from web.app import SITE

OWN = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--user", "--map-root-user"]


def may_have_one() -> bool:
    """Whether this machine lets a process have a network of its own; some containers do not."""
    return shutil.which("unshare") is not None and subprocess.run([*OWN, "true"], capture_output=True).returncode == 0


@pytest.fixture(scope="module")
def stay(fresh_folder, tmp_path_factory) -> dict:
    """What was seen where no network leads anywhere."""
    folder = tmp_path_factory.mktemp("islet") / "data"
    shutil.copytree(fresh_folder, folder)
    if not may_have_one():
        pytest.skip("this machine allows no network namespaces")
    done = subprocess.run([*OWN, sys.executable, "-m", "tests.robust.islet", str(folder)], cwd=ROOT, capture_output=True,
                          text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3_000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_there_was_nothing_but_the_loopback_interface(stay):
    assert stay["interfaces"] == ["lo"]


def test_every_page_was_opened_by_everybody_and_none_failed(stay):
    assert stay["failed"] == []
    assert stay["opened"] >= 6 * 40


def test_every_job_was_run(stay):
    assert stay["jobs"] == len(SITE.joined("jobs")) >= 8


def test_no_packet_tried_to_leave_and_the_count_counts(stay):
    assert stay["tried"] == 0
    assert stay["refused"] and stay["counted"] == 1
