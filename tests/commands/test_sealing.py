"""What is sealed opens with its key only, whole or not at all."""

from io import BytesIO

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from web.commands.sealing import CHUNK, KEY, MAGIC, TAG, NotOpened, Opener, Sealer, private_key, public_key

MINE = X25519PrivateKey.generate()
HEAD = len(MAGIC) + KEY


def sealed(*pieces: bytes) -> bytes:
    target = BytesIO()
    sealer = Sealer(target, MINE.public_key())
    for piece in pieces:
        sealer.write(piece)
    sealer.close()
    return target.getvalue()


def unsealed(data: bytes, key=MINE) -> bytes:
    return Opener(BytesIO(data), key).readall()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 7])
def test_what_was_sealed_comes_back(size):
    data = bytes(range(256)) * (size // 256 + 1)
    assert unsealed(sealed(data[: size // 2], data[size // 2 : size])) == data[:size]


def test_it_can_be_read_in_small_pieces():
    opener = Opener(BytesIO(sealed(b"abc" * CHUNK)), MINE)
    assert b"".join(iter(lambda: opener.read(1000), b"")) == b"abc" * CHUNK


def test_nothing_of_the_text_is_in_the_file():
    assert b"Aigerim" not in sealed(b"Aigerim " * 9000)


def test_two_seals_of_the_same_differ():
    assert sealed(b"same") != sealed(b"same")


def test_another_key_opens_nothing():
    with pytest.raises(NotOpened, match="sealed for another key"):
        unsealed(sealed(b"text"), X25519PrivateKey.generate())


@given(st.integers(0, 3 * (CHUNK + TAG) + HEAD))
def test_a_file_cut_anywhere_is_refused(at):
    whole = sealed(b"x" * (3 * CHUNK))
    with pytest.raises(NotOpened):
        unsealed(whole[: min(at, len(whole) - 1)])


@given(st.integers(0, 2 * CHUNK))
def test_a_changed_byte_is_noticed(at):
    whole = bytearray(sealed(b"x" * (2 * CHUNK)))
    whole[at] ^= 1
    with pytest.raises(NotOpened):
        unsealed(bytes(whole))


def test_chunks_cannot_be_swapped_or_left_out():
    whole, step = sealed(b"a" * CHUNK + b"b" * CHUNK + b"c"), CHUNK + TAG
    first, second, rest = whole[HEAD : HEAD + step], whole[HEAD + step : HEAD + 2 * step], whole[HEAD + 2 * step :]
    for forged in (second + first + rest, first + rest, first + second, first + second + second + rest):
        with pytest.raises(NotOpened):
            unsealed(whole[:HEAD] + forged)


def test_keys_are_made_once_for_their_owner_only(tmp_path):
    made = public_key(tmp_path)
    assert public_key(tmp_path).public_bytes_raw() == made.public_bytes_raw()
    assert private_key(tmp_path / "backup.key").public_key().public_bytes_raw() == made.public_bytes_raw()
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("backup.key", "backup.pub")] == [0o600, 0o600]


def test_backups_go_on_when_the_secret_key_was_moved_away(tmp_path):
    made = public_key(tmp_path)
    (tmp_path / "backup.key").unlink()
    assert public_key(tmp_path).public_bytes_raw() == made.public_bytes_raw()
    assert not (tmp_path / "backup.key").exists()


@pytest.mark.parametrize("content", [b"", b"no key", b"c2hvcnQ="])
def test_what_is_no_key_is_called_so(tmp_path, content):
    (tmp_path / "key").write_bytes(content)
    with pytest.raises(NotOpened, match="is not a key of backups"):
        private_key(tmp_path / "key")
