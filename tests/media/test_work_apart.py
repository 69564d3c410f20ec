"""Photos are worked on in a process of their own, which can hang, crash or overeat without harming the site."""

import errno
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from tests.media.pictures import jpeg, saved
from web.core.pools import Busy
from web.media import outcome
from web.media.files import files_of
from web.media.names import new_name
from web.media.outcome import Refused
from web.media.worker import START, Worker

HANG = "import signal; signal.pause()"
NONSENSE = ("import os; os._exit(3)", "import os; os.write(1, bytes(3))", "print('hello', flush=True)",
            "import os; os.write(1, b'\\0\\0\\0\\2{}')", "import os; os.write(1, b'\\0\\0\\0\\2{]')",
            """import os; os.write(1, b'\\0\\0\\0\\x13{"refused":"other"}')""")


@pytest.fixture
def start():
    """Makes workers and closes them after the test."""
    workers = []

    def make(**options) -> Worker:
        workers.append(Worker(**options))
        return workers[-1]
    yield make
    for worker in workers:
        worker.close()


def scripted(text: str) -> tuple[str, ...]:
    """A process that does as the text says in place of the photo process."""
    return (sys.executable, "-c", text)


def gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def until(true) -> bool:
    """Whether it becomes true within five seconds."""
    pause, end = Event(), time.monotonic() + 5
    while not true() and time.monotonic() < end:
        pause.wait(0.01)
    return true()


def test_a_photo_comes_back_as_it_would_from_here_and_the_process_is_kept(start, tmp_path):
    worker = start()
    assert worker.pid is None
    names = [new_name(), new_name()]
    pictures, pids = zip(*((worker.process(jpeg(), tmp_path, name), worker.pid) for name in names), strict=True)
    assert [picture.name for picture in pictures] == names
    assert pictures[0].sizes[2] == (160, 160, 120)
    assert all(path.is_file() for name in names for path in files_of(tmp_path, name))
    assert pids[0] == pids[1] != os.getpid()


def test_a_reason_to_refuse_crosses_over_and_costs_no_new_process(start, tmp_path):
    worker = start()
    worker.process(jpeg(), tmp_path, new_name())
    before = worker.pid
    with pytest.raises(Refused) as refused:
        worker.process(b"just text", tmp_path, new_name())
    assert (refused.value.said, worker.pid) == (outcome.UNKNOWN, before)


def test_a_disk_that_fails_is_not_blamed_on_the_photo(start, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError) as failed:
        start().process(jpeg(), tmp_path / "file", new_name())
    assert failed.value.errno == errno.ENOTDIR


def test_a_process_that_hangs_is_killed_in_time_and_its_leftovers_swept(start, tmp_path):
    name = new_name()
    paths = files_of(tmp_path, name)
    paths[0].parent.mkdir()
    part = paths[1].with_name(f".{paths[1].name}.part")
    text = f"import signal; open({str(paths[0])!r}, 'w'); open({str(part)!r}, 'w'); signal.pause()"
    worker = start(seconds=0.3, command=scripted(text))
    begun = time.monotonic()
    with pytest.raises(Refused) as refused:
        worker.process(jpeg(), tmp_path, name)
    assert refused.value.said == outcome.TOO_COMPLEX
    assert time.monotonic() - begun < 20
    assert worker.pid is None and list(paths[0].parent.iterdir()) == []


def test_a_large_photo_nobody_reads_is_given_up_as_well(start, tmp_path):
    worker = start(seconds=0.3, command=scripted(HANG))
    with pytest.raises(Refused):
        worker.process(jpeg() + bytes(5_000_000), tmp_path, new_name())
    assert worker.pid is None


def test_a_photo_that_needs_too_much_memory_is_refused_and_the_next_one_served(start, tmp_path):
    hungry = saved(Image.new("RGBA", (5000, 5000)), "PNG", compress_level=1)
    worker = start(memory=120 * 1024 * 1024)
    with pytest.raises(Refused) as refused:
        worker.process(hungry, tmp_path, new_name())
    assert refused.value.said == outcome.TOO_COMPLEX
    assert list(tmp_path.rglob("*.*")) == []
    assert worker.pid, "it was told apart from a crash"
    assert worker.process(jpeg(), tmp_path, new_name()).width == 200


@pytest.mark.parametrize("text", NONSENSE)
def test_a_process_that_crashes_or_talks_nonsense_counts_against_the_photo(start, tmp_path, text):
    worker = start(command=scripted(text))
    for _ in "twice":
        with pytest.raises(Refused) as refused:
            worker.process(jpeg(), tmp_path, new_name())
        assert refused.value.said == outcome.TOO_COMPLEX


def test_after_a_crash_the_next_photo_gets_a_new_process(start, tmp_path):
    worker = start()
    worker.process(jpeg(), tmp_path, new_name())
    first = worker.pid
    os.kill(first, 9)
    assert until(lambda: Path(f"/proc/{first}/stat").read_text().split()[2] == "Z")
    assert worker.process(jpeg(), tmp_path, new_name()).width == 200
    assert worker.pid != first and gone(first)


def test_callers_from_many_threads_each_get_their_own_photo(start, tmp_path):
    worker, names = start(), [new_name() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        pictures = list(pool.map(lambda at: worker.process(jpeg(100 + at, 90), tmp_path, names[at]), range(8)))
    assert [picture.name for picture in pictures] == names
    assert [picture.width for picture in pictures] == list(range(100, 108))


def test_a_full_queue_turns_the_next_caller_away_at_once(start, tmp_path):
    worker = start(queue=1, command=scripted(HANG))
    with ThreadPoolExecutor(1) as pool:
        inside = pool.submit(worker.process, jpeg(), tmp_path, new_name())
        assert until(lambda: worker.pid)
        with pytest.raises(Busy):
            worker.process(jpeg(), tmp_path, new_name())
        os.kill(worker.pid, 9)
        assert isinstance(inside.exception(), Refused)


def test_a_place_in_the_queue_is_free_again_after_each_photo(start, tmp_path):
    worker = start(queue=1)
    for source in (jpeg(), b"just text", jpeg()):
        try:
            worker.process(source, tmp_path, new_name())
        except Refused as refused:
            assert refused.said == outcome.UNKNOWN


def test_an_idle_process_ends_and_comes_back_when_needed(start, tmp_path):
    worker = start(idle=0.05)
    worker.process(jpeg(), tmp_path, new_name())
    assert until(lambda: worker.pid is None)
    assert worker.process(jpeg(), tmp_path, new_name()).width == 200


def test_closing_leaves_no_process_and_lets_nobody_in(start, tmp_path):
    worker = start()
    worker.process(jpeg(), tmp_path, new_name())
    pid = worker.pid
    worker.close()
    worker.close()
    assert gone(pid) and worker.pid is None
    with pytest.raises(Busy):
        worker.process(jpeg(), tmp_path, new_name())


def test_the_process_ends_when_the_server_dies_without_a_word(tmp_path):
    text = (f"import os, sys; sys.path.insert(0, {os.getcwd()!r})\n"
            "from pathlib import Path\nfrom web.media.worker import Worker\n"
            f"worker = Worker()\nworker.process({jpeg()!r}, Path({str(tmp_path)!r}), {new_name()!r})\n"
            "print(worker.pid, flush=True)\nos.kill(os.getpid(), 9)")
    pid = int(subprocess.run((sys.executable, "-c", text), stdout=subprocess.PIPE, check=False).stdout)
    assert until(lambda: gone(pid) or Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z")


def test_the_process_loads_neither_the_site_nor_its_secrets(start, tmp_path, monkeypatch):
    monkeypatch.setenv("SOQ_SECRET", "nobody may know")
    handle = os.open(tmp_path, os.O_RDONLY)
    os.set_inheritable(handle, True)
    worker = start()
    worker.process(jpeg(), tmp_path, new_name())
    assert b"SOQ_SECRET" not in Path(f"/proc/{worker.pid}/environ").read_bytes()
    assert str(tmp_path) not in [os.readlink(path) for path in Path(f"/proc/{worker.pid}/fd").iterdir()]
    os.close(handle)
    command = (sys.executable, "-X", "importtime", "-P", START, str(512 << 20), "10")
    loaded = subprocess.run(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True).stderr
    modules = {line.split("|")[-1].strip() for line in loaded.splitlines()}
    assert "web.media.picture" in modules
    assert not modules & {"web.media", "web.app", "starlette", "jinja2", "sqlite3", "pysqlite3"}
