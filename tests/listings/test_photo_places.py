"""Looking whether every photo lies in its place goes on from where it stopped, and never sorts all photos."""

import pytest

from tests.listings.selling import publish
from tests.media.pictures import photo, saved
from web.listings import withheld
from web.listings.store import withholding
from web.media import files


@pytest.fixture
def names(house, aigerim) -> list[str]:
    """Three photos of a live listing whose files were lost into the wrong folder."""
    number = publish(house, aigerim)
    for seed in range(3):
        aigerim.do(f"/listings/{number}/photos", {"upload_key": str(seed)},
                   files={"photo": ("photo.jpg", saved(photo(320, 240, seed), "JPEG"), "image/jpeg")})
    found = [row.name for row in house.db.all("select name from photo order by id")]
    for name in found:
        assert files.put(house.settings.data / "photos", name, False) == 6
    return found


def shown(house, names: list[str]) -> list[bool]:
    folder = house.settings.data / "photos"
    return [all(path.exists() for path in files.files_of(folder, name)) for name in names]


def test_each_run_looks_at_some_and_the_next_goes_on(house, names, monkeypatch):
    monkeypatch.setattr(withheld, "A_RUN", 2)
    monkeypatch.setattr(withheld, "AT_ONCE", 1)
    house.run_job("photo places")
    assert shown(house, names) == [True, True, False] and withholding.mark(house.db) > 0
    house.run_job("photo places")
    assert shown(house, names) == [True] * 3 and withholding.mark(house.db) == 0


def test_after_a_restore_all_are_looked_at(house, names):
    assert withheld.repair(house.db, house.settings.data) == (3, 0)
    assert shown(house, names) == [True] * 3


def test_the_next_photos_are_found_by_key_without_sorting(house):
    plan = house.db.all("explain query plan " + withholding._FROM.format(photos=withholding._NEXT), after=0, limit=10)
    told = " ".join(row.detail for row in plan)
    assert "SEARCH photo USING INTEGER PRIMARY KEY (rowid>?)" in told and "B-TREE" not in told
