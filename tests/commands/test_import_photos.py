"""Finding a feed's photos among local files: by name, by an address's last part, never outside the folder."""

import pytest

from web.catalog.reference import rows
from web.catalog.tree import Catalog
from web.commands.feeds.choices import choose
from web.commands.feeds.fitting import fit
from web.commands.feeds.offer import Offer
from web.commands.feeds.photos import Folder
from web.commands.feeds.rubrics import rubrics


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "photos"
    (root / "sub").mkdir(parents=True)
    for name in ("a.jpg", "Стол 1.png", "sub/b.webp", "note.txt", "raw%20.jpg"):
        (root / name).write_bytes(b"x")
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (root / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (root / "ring.jpg").symlink_to(root / "ring.jpg")
    return root


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("a.jpg", "a.jpg"),
        ("./sub/b.webp", "sub/b.webp"),
        ("sub\\b.webp", "sub/b.webp"),
        ("https://s.kz/img/a.jpg?w=100#x", "a.jpg"),
        ("http://s.kz/%D0%A1%D1%82%D0%BE%D0%BB%201.png", "Стол 1.png"),
        ("http://s.kz/raw%20.jpg", "raw%20.jpg"),
    ],
)
def test_a_photo_is_found_by_its_name(folder, written, name):
    assert Folder(folder).find([written]).files == ((folder / name).resolve(),)


@pytest.mark.parametrize(
    "written",
    ["../secret.jpg", "sub/../../secret.jpg", "/etc/passwd.jpg", "C:\\photos\\a.jpg", "file:///a.jpg",
     "data:image/png,x", "..\\secret.jpg", "a\0.jpg", "http://s.kz/..%2Fsecret.jpg/", "http://[bad/a.jpg",
     "x" * 300 + ".jpg", "a/" * 20 + "b.jpg"],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(folder, written):
    found = Folder(folder).find([written])
    assert found.files == () and len(found.refused) == 1


@pytest.mark.parametrize(
    "written", ["none.jpg", "note.txt", "link.jpg", "ring.jpg", "sub", "http://s.kz/..%2Fsecret.jpg"]
)
def test_what_is_not_there_or_no_photo_or_a_link_outside_is_missing(folder, written):
    found = Folder(folder).find([written])
    assert (found.files, found.missing) == ((), 1)


def test_without_a_folder_every_photo_is_missing():
    assert Folder(None).find(["a.jpg", "b.jpg"]).missing == 2


def test_the_draft_says_what_became_of_its_photos(folder):
    ours = rubrics(Catalog(*rows().values()))
    names = ("a.jpg", "http://s.kz/a.jpg", "sub/b.webp", "none.jpg", "../x.jpg")
    offer = Offer(1, "Стол", text="дуб", price_mode="free", photos=names)
    draft = fit(offer, choose(ours, category="other", photos=folder, max_photos=1))
    assert [file.name for file in draft.photos] == ["a.jpg"]
    assert draft.warnings == (
        "photos not found: 1",
        "photo names refused: ../x.jpg",
        "only the first photos are taken: 1 of 2",
    )
