"""The six files of a photo appear all together or not at all, and go all together."""

import errno
import os
from pathlib import Path

import pytest

from tests.media.pictures import jpeg
from web.media.files import files_of, remove
from web.media.names import ALPHABET, LENGTH, is_name, new_name
from web.media.picture import process


def left(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def failing(real, after: int):
    """A system call that works some times and then finds the disk full."""
    calls = iter(range(100))

    def call(*args, **options):
        if next(calls) >= after:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*args, **options)
    return call


def test_the_paths_are_six_under_the_first_two_letters(tmp_path):
    process(jpeg(), tmp_path, name := new_name())
    expected = {f"{name}-{size}.{kind}" for size in (1280, 320, 160) for kind in ("webp", "jpg")}
    assert {path.name for path in files_of(tmp_path, name)} == expected
    assert sorted(left(tmp_path)) == sorted(files_of(tmp_path, name))
    assert {path.parent for path in left(tmp_path)} == {tmp_path / name[:2]}


@pytest.mark.parametrize("after", range(6))
def test_a_disk_that_fills_up_while_writing_leaves_no_file(tmp_path, monkeypatch, after):
    name = new_name()
    (tmp_path / name[:2]).mkdir()
    with monkeypatch.context() as patch:
        full = failing(os.fsync, after)
        patch.setattr(os, "fsync", lambda handle: full(handle) if Path(f"/proc/self/fd/{handle}").is_file() else None)
        with pytest.raises(OSError, match="No space"):
            process(jpeg(), tmp_path, name)
    assert left(tmp_path) == []


@pytest.mark.parametrize("after", [0, 3, 5])
def test_a_failure_between_the_renames_takes_back_those_already_made(tmp_path, monkeypatch, after):
    monkeypatch.setattr(Path, "rename", failing(Path.rename, after))
    with pytest.raises(OSError, match="No space"):
        process(jpeg(), tmp_path, new_name())
    assert left(tmp_path) == []


def test_no_file_has_its_name_before_all_are_safely_on_the_disk(tmp_path, monkeypatch):
    seen, real = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (seen.append(len(list(tmp_path.rglob("[!.]*.*")))), real(handle)))
    process(jpeg(), tmp_path, new_name())
    assert seen == [0] * 7 + [6]


def test_removing_takes_the_files_of_this_photo_and_of_no_other(tmp_path):
    names = ["aa" + new_name() for _ in "ab"]
    for name in names:
        process(jpeg(), tmp_path, name)
    remove(tmp_path, names[0])
    assert sorted(left(tmp_path)) == sorted(files_of(tmp_path, names[1]))


def test_removing_what_is_half_gone_or_never_was_is_fine(tmp_path):
    process(jpeg(), tmp_path, name := new_name())
    files_of(tmp_path, name)[2].unlink()
    remove(tmp_path, name)
    remove(tmp_path, name)
    remove(tmp_path / "nowhere", new_name())
    assert left(tmp_path) == []


def test_names_are_long_random_and_lowercase():
    names = {new_name() for _ in range(1000)}
    assert len(names) == 1000
    assert all(is_name(name) and len(name) == LENGTH and set(name) <= set(ALPHABET) for name in names)
    assert len(ALPHABET) ** LENGTH >= 2 ** 128
