"""Starts SOQ on a machine that has nothing but Python 3.11 or newer.

It makes `.venv` beside this file, installs the pinned requirements there and hands its words to `web.commands`; no word
means `serve`. `python3 run.py test [pytest options]` installs what tests need and runs them. Relative paths are read
from the folder of this file. It must parse on Python 3.6, so that an old Python gets a sentence, not a syntax error.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit("SOQ needs Python 3.11 or newer; this is Python %d.%d (%s)." % (sys.version_info[:2] + (sys.executable,)))
if os.name != "posix":
    sys.exit("SOQ runs on Linux, macOS and BSD; on Windows start it inside WSL.")

import fcntl
import hashlib
import importlib.util
import shutil
import subprocess
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
LOG = os.path.join(ROOT, ".venv.log")
INSTALLING = os.path.join(VENV, "installing")  # there while packages are being put in, and after a crash doing so
MADE_FOR = "Python {}.{} in {}\n".format(sys.version_info[0], sys.version_info[1], sys.base_prefix)
SITE = ("requirements.txt",)
TESTS = ("requirements.txt", "requirements-test.txt")


def fingerprint(files):
    """Return what the marker of an up-to-date set holds: the Python, and the hash of the requirements."""
    digest = hashlib.sha256()
    for name in files:
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return MADE_FOR + digest.hexdigest()


def marker(files):
    """Return the path of the file that is written when this set has been installed."""
    return os.path.join(VENV, "complete-" + files[-1])


def recorded(files):
    """Return what the marker holds, or an empty string where there is no whole `.venv` to speak of."""
    if os.path.exists(INSTALLING) or not (os.path.exists(marker(files)) and os.path.exists(PYTHON)):
        return ""
    with open(marker(files)) as file:
        return file.read()


def locked():
    """Return the open lock file, held from now until it is closed: one run.py at a time works on `.venv`."""
    file = open(os.path.join(ROOT, ".venv.lock"), "w")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


def quietly(command, lock, **settings):
    """Run a command with its output in the log, and tell whether it succeeded; it holds the lock, should we die."""
    with open(LOG, "ab") as log:
        settings.update(stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=(lock.fileno(),))
        return subprocess.call(command, **settings) == 0


def make_venv(lock):
    """Make an empty `.venv`, in place of an incomplete one or one of another Python."""
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit("\nPython's {} is missing: install the package python3-venv.".format(" and ".join(missing)))
    shutil.rmtree(VENV + ".old", ignore_errors=True)
    if os.path.exists(VENV):
        os.rename(VENV, VENV + ".old")  # at once, so that a crash here leaves nothing that looks whole
        shutil.rmtree(VENV + ".old", ignore_errors=True)
    if not quietly([sys.executable, "-m", "venv", VENV], lock):
        sys.exit("\nThe folder .venv could not be made; the reason is in {}.".format(LOG))


def install(files, lock):
    """Bring `.venv` to what the files pin. A refusal by pip changes nothing; a crash has `.venv` made anew."""
    open(LOG, "w").close()
    if not recorded(SITE).startswith(MADE_FOR):
        make_venv(lock)
    open(INSTALLING, "w").close()
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    for name in files:
        pip += ["-r", os.path.join(ROOT, name)]
    installed = quietly(pip, lock)
    for done in (SITE, files) if installed else ():
        with open(marker(done), "w") as file:  # cut short by a crash, it matches nothing
            file.write(fingerprint(done))
    os.remove(INSTALLING)
    if not installed:
        sys.exit("\nThe packages could not be installed; the reason is in {}.".format(LOG))


def prepare(files):
    """Install the set unless it is there already; an up-to-date start costs two small reads and takes no lock."""
    if recorded(files) == fingerprint(files):
        return
    with locked() as lock:
        if recorded(files) == fingerprint(files):
            return  # another run.py did it while we waited
        print("Installing what SOQ needs into .venv; this takes a minute at most ...", end=" ", flush=True)
        start = time.monotonic()
        install(files, lock)
        print("done in {:.0f} s.".format(time.monotonic() - start), flush=True)


def find_browser(may_install=True):
    """Return the path of a Chromium, installing Debian's where we may; an empty string when there is none."""
    for found in filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        return found
    if may_install and os.geteuid() == 0 and os.path.exists("/etc/debian_version"):
        print("Installing chromium for the browser tests ...", flush=True)
        env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        with locked() as lock:
            quietly(["apt-get", "update"], lock, env=env)
            quietly(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], lock, env=env)
        return find_browser(may_install=False)
    fate = "fail" if os.environ.get("CI") == "true" else "be skipped"
    print("No Chromium was found or could be installed, so the browser tests will {}.".format(fate), flush=True)
    return ""


def main(words):
    """Prepare `.venv` and become the command that the words name."""
    os.chdir(ROOT)
    if words[:1] == ["test"]:
        prepare(TESTS)
        os.environ["SOQ_TEST_BROWSER"] = find_browser()
        os.execv(PYTHON, [PYTHON, "-m", "pytest", "-n", "2"] + words[1:])
    prepare(SITE)
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words = ["serve"] + words
    os.execv(PYTHON, [PYTHON, "-m", "web.commands"] + words)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except PermissionError as refusal:
        sys.exit("\nSOQ may not write here: {}".format(refusal))
    except KeyboardInterrupt:
        sys.exit("\nStopped; the next start begins again where it must.")
