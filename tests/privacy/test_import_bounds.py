"""A hostile ZIP is refused by what it declares, before it costs memory."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from tests.privacy.taking import take
from tests.privacy.test_import_member import bring, other, packed, untouched  # noqa: F401
from web.privacy import reading
from web.privacy.rows import Inventory
from web.privacy.views import importing

ENTRY = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


def long_list(count: int) -> bytes:
    """A ZIP that is nothing but a list of so many files without a name, and says that it has none."""
    return ENTRY * count + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, len(ENTRY) * count, 0, 0)


def test_the_list_of_files_is_counted_before_it_is_taken_apart(house):
    content = long_list(400_000)
    tracemalloc.start()
    try:
        with pytest.raises(reading.Refused) as refused:
            reading.read(io.BytesIO(content), Inventory(house.state.site.tables))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert refused.value.said == reading.TOO_LARGE
    assert peak < 3 * len(content), "zipfile takes six hundred bytes of memory for each of the 46 of an entry"


def test_on_the_page_too_it_is_one_sentence(other):  # noqa: F811
    _client, answer = bring(other, long_list(importing.MOST_FILES + 1))
    assert answer.status_code == 422 and "больше" in answer.text and untouched(other)


@pytest.mark.parametrize("limit", ("MOST_FILES", "MOST_WHOLE"))
def test_an_export_of_more_files_or_bytes_than_the_page_takes_is_left_to_the_operator(other, boris, monkeypatch, limit):  # noqa: F811
    content = packed(take(boris))
    monkeypatch.setattr(importing, limit, 1)
    _client, answer = bring(other, content)
    assert answer.status_code == 422 and untouched(other)


def test_files_that_are_not_packed_are_read_like_others(house, boris):
    archive, target = take(boris), io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in archive.namelist():
            made.writestr(name, archive.read(name))
    brought = reading.read(target, Inventory(house.state.site.tables), 100)
    assert brought.person["display_name"] == "Борис"
